import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/extract/charset.ts';
import { namedSitemaps, readFeed } from '../../src/extract/feed.ts';
import { unpack } from '../../src/extract/gzip.ts';
import { createRobots } from '../../src/fetch/robots.ts';
import { readReport } from '../../src/notify/bounces.ts';
import { loadSources } from '../../src/sources/load.ts';
import { buildWeb } from '../../src/web/server.ts';
import { holds, word } from '../support/fuzz.ts';
import { freshArchive } from '../support/seed.ts';

describe('whatever comes', { timeout: 3_600_000 }, () => {
  it('as robots.txt: it forbids or allows', () =>
    holds(
      fc.array(
        fc.oneof(
          word,
          fc.constantFrom(
            'User-agent: *',
            'Disallow: /',
            'Allow: /*$',
            'Crawl-delay: 1e9',
            'Sitemap: x',
            `Disallow: /${'*a'.repeat(60)}$`,
          ),
        ),
        { maxLength: 40 },
      ),
      async (parts) => {
        const text = parts.join('\n');
        const robots = createRobots('kvisa-watch-test', undefined);
        const ruling = await robots.judge(new URL(`http://x.example/${'a'.repeat(120)}`), async () => ({
          status: 200,
          text,
        }));
        expect(typeof ruling).toBe('object');
        namedSitemaps(text, 'http://x.example/');
      },
      0.5,
    ));

  it('as a feed or a sitemap: it is a list or none', () =>
    holds(
      fc.array(
        fc.oneof(
          word,
          fc.constantFrom(
            '<?xml version="1.0"?>',
            '<rss><channel>',
            '<item>',
            '</item>',
            '<link>http://x.example/a</link>',
            '<urlset>',
            '<url><loc>',
            '</loc></url>',
            '<feed>',
            '<entry>',
            '<!DOCTYPE a [<!ENTITY b "&b;&b;">]>',
            '&b;',
          ),
        ),
        { maxLength: 50 },
      ),
      (parts) => void readFeed(parts.join(''), 'http://x.example/feed.xml'),
    ));

  it('as a whole sitemap or its index, packed and damaged: it is a list or none', () => {
    const entry = fc
      .tuple(
        fc.constantFrom('url', 'sitemap', 'x:url'),
        fc.oneof(fc.webUrl(), word),
        fc.oneof(word, fc.constantFrom('2026-10-10', '2026-13-45T99:99')),
      )
      .map(([name, loc, date]) => `<${name}><loc>${loc}</loc><lastmod>${date}</lastmod></${name}>`);
    const file = fc
      .tuple(
        fc.constantFrom('urlset', 'sitemapindex', 'x:urlset'),
        fc.array(entry, { maxLength: 60 }),
        fc.constantFrom(
          '',
          '<?xml version="1.0"?>',
          '\ufeff',
          '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        ),
      )
      .map(
        ([root, entries, head]) =>
          `${head}<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</${root}>`,
      );
    return holds(fc.tuple(file, fc.boolean(), fc.nat(), fc.nat({ max: 255 })), ([text, packed, at, turned]) => {
      const bytes = packed ? gzipSync(text) : Buffer.from(text);
      bytes[at % bytes.length] = turned;
      for (const body of [bytes, bytes.subarray(0, at % bytes.length)]) {
        const found = readFeed(decode(unpack(body)).text, 'http://x.example/sitemap.xml');
        for (const { url } of found?.links ?? []) expect(url).toMatch(/^https?:/);
        expect(found?.parts.length ?? 0).toBeLessThanOrEqual(60);
      }
    });
  });

  it('as a bounce with any boundary, charset, nesting and status: it is a report or none', () =>
    holds(
      fc.tuple(
        fc.nat({ max: 40 }),
        word,
        word,
        fc.constantFrom('5.1.1', '9.9.9', '5', '5.1.1.1.1', '4.2.2 (full)', '-1'),
      ),
      ([depth, boundary, recipient, status]) => {
        const part = `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\nAction: failed\r\nStatus: ${status}\r\n`;
        const wrap = (inner: string, n: number): string =>
          `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}${n}"\r\n\r\n--${boundary}${n}\r\n${inner}\r\n--${boundary}${n}--\r\n`;
        return readReport(Buffer.from(Array.from({ length: depth + 1 }, (_, n) => n).reduce(wrap, part)));
      },
      0.5,
    ));

  it('as a bounce: it is a report or none', () =>
    holds(
      fc.array(
        fc.oneof(
          word,
          fc.constantFrom(
            'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
            '--b',
            'Content-Type: message/delivery-status',
            'Final-Recipient: rfc822; a@b',
            'Status: 5.1.1',
            'Action: failed',
            '',
          ),
        ),
        { maxLength: 40 },
      ),
      (parts) => readReport(Buffer.from(parts.join('\r\n'))),
    ));

  it('as a declaration: it is taken, or refused with the place of the fault', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kvisa-fuzz-'));
    const key = fc.constantFrom('id', 'name', 'kind', 'country', 'watch', 'url', 'as', 'family', 'content', 'schedule');
    const value = fc.oneof(
      word,
      fc.constantFrom('{ en: A, zh: 甲 }', '[', '&a [*a]', '*a', '- url: x', '!!js x', '\t', '1e999', '(a+)+$'),
    );
    const yaml = fc.array(
      fc.tuple(fc.nat({ max: 4 }), key, value).map(([depth, name, text]) => `${' '.repeat(depth)}${name}: ${text}`),
      { maxLength: 15 },
    );
    await holds(
      yaml,
      (rows) => {
        writeFileSync(join(folder, 'a.yaml'), rows.join('\n'));
        for (const { file } of loadSources(folder).faults) expect(file).toContain('a.yaml');
      },
      0.5,
    );
    rmSync(folder, { recursive: true, force: true });
  });

  it('as a parameter of the API: it is answered, never by a fault of ours', async () => {
    const { archive, data, close } = freshArchive();
    const faults: unknown[] = [];
    const web = await buildWeb({
      archive,
      data,
      config: { host: '127.0.0.1', port: 0 },
      now: () => new Date(),
      version: 'test',
      status: () => ({
        startedAt: new Date().toISOString(),
        lastTick: null,
        nextRound: null,
        browser: { available: false },
        mail: 'mailbox',
      }),
      log: (event, facts) => event === 'web.fault' && faults.push(facts),
    });
    const path = fc.constantFrom('changes', 'sources', 'snapshots', 'facts', 'search');
    const name = fc.constantFrom(
      'q',
      'cursor',
      'limit',
      'since',
      'until',
      'source',
      'kind',
      'severity',
      'topic',
      'at',
      'url',
      '__proto__',
    );
    const query = fc.array(fc.tuple(name, fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 60 }))), {
      maxLength: 4,
    });
    await holds(
      fc.tuple(path, query),
      async ([route, pairs]) => {
        const search = pairs.map(([key, text]) => `${key}=${encodeURIComponent(text.toWellFormed())}`).join('&');
        const answer = await web.inject({
          url: `/api/v1/${route}?${search}`,
          // Each from an address of its own: the rate limit is not what is looked at here.
          remoteAddress: `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
        });
        expect(answer.statusCode).toBeLessThan(500);
      },
      0.5,
    );
    expect(faults).toEqual([]);
    await web.close();
    close();
  });
});
