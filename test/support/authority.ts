import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why there can be no authority on this machine; empty where there can. */
export const noAuthority = spawnSync('openssl', ['version']).status === 0 ? '' : 'no openssl';

export interface Authority {
  readonly url: string;
  /** Certificate of its root, PEM. */
  readonly root: string;
  /** A list by its root (PEM): of nothing, or of its certificate as revoked on a day, for a reason as OpenSSL names it. */
  revocations(revoked?: { readonly day: string; readonly reason?: string }): string;
  /** A root that has nothing to do with it. */
  readonly stranger: string;
  /** Questions that came in. */
  readonly asked: () => number;
  /** What happens to the next answers: sent as made, altered on the way, an old one again, or an outage. */
  behave(as: 'well' | 'down' | 'altered' | 'old' | 'garbage'): void;
  close(): Promise<void>;
}

const openssl = (folder: string, ...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A time-stamping authority as OpenSSL makes one (openssl-ts), on loopback. */
export async function startAuthority(): Promise<Authority> {
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-tsa-'));
  makeKeys(folder);
  let manner = 'well';
  let asked = 0;
  let old: Buffer | undefined;
  const server = createServer(async (request, response) => {
    asked++;
    const query = Buffer.concat(await request.toArray());
    if (manner === 'down') return response.writeHead(503).end('closed for today');
    const fresh = answer(folder, query);
    old ??= fresh;
    const sent = { altered: flip(fresh), old, garbage: Buffer.from('<html>welcome</html>') }[manner] ?? fresh;
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`,
    root: join(folder, 'ca.pem'),
    stranger: join(folder, 'stranger.pem'),
    revocations: (revoked) => revocationList(folder, revoked),
    asked: () => asked,
    behave: (as) => {
      manner = as;
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeKeys(folder: string): void {
  const self = ['req', '-x509', ...KEY, '-days', '3650'];
  openssl(folder, ...self, '-subj', '/CN=Root of trust', '-keyout', 'ca.key', '-out', 'ca.pem');
  openssl(folder, ...self, '-subj', '/CN=A stranger', '-keyout', 'stranger.key', '-out', 'stranger.pem');
  openssl(folder, 'req', ...KEY, '-subj', '/CN=Clock of the test', '-keyout', 'tsa.key', '-out', 'tsa.csr');
  writeFileSync(join(folder, 'usage'), 'extendedKeyUsage=critical,timeStamping\nbasicConstraints=CA:FALSE\n');
  const ca = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', '7', '-days', '3650', '-extfile', 'usage'];
  openssl(folder, 'x509', '-req', '-in', 'tsa.csr', ...ca, '-out', 'tsa.pem');
  writeFileSync(
    join(folder, 'tsa.cnf'),
    '[tsa]\ndefault_tsa=one\n[one]\nserial=serial\nsigner_cert=tsa.pem\ncerts=ca.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\n',
  );
}

function revocationList(folder: string, revoked?: { readonly day: string; readonly reason?: string }): string {
  const date = (day: string) => `${day.replaceAll('-', '').slice(2)}000000Z`;
  const reason = revoked?.reason ? `,${revoked.reason}` : '';
  const line = revoked && ['R', '361231000000Z', date(revoked.day) + reason, '07', 'unknown', '/CN=Clock of the test'];
  writeFileSync(join(folder, 'index.txt'), line ? `${line.join('\t')}\n` : '');
  writeFileSync(
    join(folder, 'crl.cnf'),
    '[ca]\ndefault_ca=one\n[one]\ndatabase=index.txt\ncertificate=ca.pem\nprivate_key=ca.key\ndefault_md=sha256\ndefault_crl_days=30\n',
  );
  openssl(folder, 'ca', '-gencrl', '-config', 'crl.cnf', '-out', 'crl.pem');
  return join(folder, 'crl.pem');
}

function answer(folder: string, query: Buffer): Buffer {
  writeFileSync(join(folder, 'query'), query);
  openssl(folder, 'ts', '-reply', '-queryfile', 'query', '-config', 'tsa.cnf', '-out', 'reply');
  return readFileSync(join(folder, 'reply'));
}

/** One bit of the signature, which stands at the end. */
function flip(bytes: Buffer): Buffer {
  const altered = Buffer.from(bytes);
  altered[altered.length - 5]! ^= 1;
  return altered;
}
