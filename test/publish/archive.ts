import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import type { Hop } from '../../src/domain/capture.ts';
import type { ExportFormat, ExportJob } from '../../src/publish/formats/format.ts';
import { FORMATS } from '../../src/publish/formats/registry.ts';
import { smallArchive } from '../support/small-archive.ts';

/** A small archive and a folder for what is made of it, gone with the test. */
export function openSmall() {
  const small = smallArchive();
  const folder = mkdtempSync(join(tmpdir(), 'kvisa-export-'));
  onTestFinished(() => {
    small.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const exportTo = (format: ExportFormat, name: string, more: Partial<ExportJob> = {}) => {
    const out = join(folder, name);
    mkdirSync(dirname(out), { recursive: true });
    const result = FORMATS[format].run({ archive: small.archive, out, software: 'test/1', ...more });
    return { out, ...result };
  };
  return { ...small, folder, exportTo };
}

/** One more capture of a page, with headers of one's own. */
export function keep(
  archive: Archive,
  page: number,
  at: string,
  body: string,
  more: {
    headers?: Record<string, string>;
    finalUrl?: string;
    redirects?: Hop[];
  } = {},
): number {
  const { url } = archive.pages.get(page)!;
  return archive.captures.keep(page, {
    url,
    finalUrl: more.finalUrl ?? url,
    redirects: more.redirects ?? [],
    status: 200,
    requestHeaders: { 'user-agent': 'kvisa-watch', accept: 'text/html' },
    responseHeaders: { 'content-type': 'text/html; charset=utf-8', ...more.headers },
    startedAt: at,
    durationMs: 10,
    renderer: 'http',
    body: Buffer.from(body),
    mediaType: 'text/html',
    charset: 'utf-8',
    address: '203.0.113.7',
    httpVersion: '1.1',
  });
}
