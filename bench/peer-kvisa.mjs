// This program as one more contestant of the peers' harness: a fresh process each round, no selectors, every raw byte kept as
// configured (`mode` names archive.keepNoise: all, daily or none). Copy it beside the harness's other peer-*.mjs and run
//   KVISA_HOME=<repository> node run-peer.mjs kvisa --mode daily --n 2000 --p 1 --rounds 10
import fs from 'node:fs';
import path from 'node:path';

const home = process.env.KVISA_HOME ?? process.cwd();

export default {
  setup({ dir, base, pages, opt }) {
    fs.mkdirSync(path.join(dir, 'sources'));
    const watch = pages.map(({ path: address }) => ({ url: base + address, as: 'page', render: 'http' }));
    const source = { id: 'bench', name: { en: 'Bench', zh: '基准' }, kind: 'agency', country: 'CN', watch };
    fs.writeFileSync(path.join(dir, 'sources', 'bench.yaml'), JSON.stringify(source));
    const keepNoise = ['all', 'daily', 'none'].includes(opt.mode) ? opt.mode : 'daily';
    const config = {
      data: 'data',
      sources: 'sources',
      fetch: { perHostDelayMs: 0, retries: 0, allowAddresses: ['127.0.0.0/8'] },
      browser: { enabled: false },
      confirm: { recheckMs: 0, times: 0 },
      archive: { keepNoise },
    };
    fs.writeFileSync(path.join(dir, 'config.json'), JSON.stringify(config));
  },
  command: ({ dir }) => ({
    argv: [
      process.execPath,
      path.join(home, 'bin/kvisa-watch.mjs'),
      'poll',
      '--all',
      '--json',
      '--config',
      path.join(dir, 'config.json'),
    ],
    cwd: home,
  }),
  changed({ pages }, _round, out) {
    const ids = new Map(pages.map((page) => [page.path, page.id]));
    const { changes } = JSON.parse(out);
    return changes.map(({ url }) => ids.get(new URL(url).pathname + new URL(url).search));
  },
  disk: ({ dir }) => ['kvisa-watch.sqlite', 'kvisa-watch.sqlite-wal'].map((file) => path.join(dir, 'data', file)),
};
