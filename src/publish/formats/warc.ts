import { renameSync } from 'node:fs';
import { basename } from 'node:path';
import type { CaptureRecord } from '../../archive/captures.ts';
import { cdxLine } from './cdxj.ts';
import { digestFile, HashedFile, syncFolderOf } from './file.ts';
import { type Exporter, type ExportJob, inSnapshot, type WrittenFile } from './format.ts';
import { ofPages, rangeOf } from './range.ts';
import { recordsOf, warcinfo } from './warc-capture.ts';
import { type HopRecords, hopRecords, NO_BYTES } from './warc-hops.ts';
import { WarcProgress } from './warc-progress.ts';
import { packRecord } from './warc-record.ts';

/** Captures between two points at which an interrupted export may go on. */
const CHECKPOINT = 500;

/** The index lies beside its file: `archive.warc.gz` has `archive.cdxj`. */
export const indexPath = (out: string): string => `${out.replace(/(\.warc)?(\.gz)?$/i, '')}.cdxj`;

/**
 * WARC 1.1 (ISO 28500:2017), every record a gzip member, with a CDXJ index. An export that was stopped goes on where it stood
 * when it is asked for again with the same range and target.
 */
export const exportWarc: Exporter = (job) => {
  const partial = `${job.out}.partial`;
  const progress = new WarcProgress(
    partial,
    JSON.stringify([basename(job.out), job.since, job.until, job.sources, job.software]),
  );
  let records: number;
  let index: WrittenFile;
  try {
    records = inSnapshot(job.archive, () => writeCaptures(job, progress));
    index = writeIndex(job, progress);
  } finally {
    progress.close();
  }
  // The index first: a WARC file that is there is complete.
  renameSync(`${index.path}.partial`, index.path);
  renameSync(partial, job.out);
  progress.discardNotes();
  syncFolderOf(job.out);
  return { files: [{ path: job.out, ...digestFile(job.out), entries: records }, index], resumed: progress.resumed };
};

/** Returns how many records the file has. */
function writeCaptures(job: ExportJob, progress: WarcProgress): number {
  const { db, captures } = job.archive;
  const range = rangeOf(job);
  const within = `at >= $since AND at < $until AND ${ofPages('page_id')}`;
  if (progress.get('last') === undefined) {
    const { last, newest } = db
      .prepare<unknown[], { last: number | null; newest: string | null }>(
        `SELECT max(id) AS last, max(at) AS newest FROM capture WHERE ${within}`,
      )
      .get(range)!;
    progress.set('last', last ?? 0);
    progress.set('done', 0);
    progress.set('records', 1);
    const words = `${job.since ?? 'the beginning'} to ${job.until ?? newest ?? 'the end'}${job.sources ? ` of ${job.sources.join(', ')}` : ''}`;
    // No clock: the file is as old as its newest capture, so that the same range gives the same bytes.
    progress.append(packRecord(warcinfo(job.software, newest ?? '1970-01-01T00:00:00Z', words)));
    progress.checkpoint();
  }
  const bounds = { ...range, done: progress.get('done') as number, last: progress.get('last') as number };
  const total = db.prepare<unknown[], number>(`SELECT count(*) FROM capture WHERE ${within} AND id <= $last`).pluck();
  const ids = db
    .prepare<unknown[], number>(`SELECT id FROM capture WHERE ${within} AND id > $done AND id <= $last ORDER BY id`)
    .pluck()
    .all(bounds);
  const all = total.get(bounds)!;
  let records = progress.get('records') as number;
  for (const [position, id] of ids.entries()) {
    records += writeCapture(job, progress, captures.record(id)!);
    progress.set('done', id);
    progress.set('records', records);
    if (position % CHECKPOINT === CHECKPOINT - 1) progress.checkpoint();
    job.progress?.(all - ids.length + position + 1, all, 'captures');
  }
  progress.checkpoint();
  return records;
}

function writeCapture({ archive, out }: ExportJob, progress: WarcProgress, capture: CaptureRecord): number {
  const original = capture.bytes > 0 ? progress.original(capture.sha256) : undefined;
  const body = original ? Buffer.alloc(0) : archive.captures.bytes(capture);
  const [answer, ...others] = recordsOf(capture, body, original);
  const hops = hopRecords(capture);
  for (const hop of hops) writeHop(out, progress, hop);
  const packed = packRecord(answer!);
  const offset = progress.append(packed);
  for (const record of others) progress.append(packRecord(record));
  if (!original && capture.bytes > 0)
    progress.setOriginal(capture.sha256, { id: capture.id, url: capture.finalUrl, at: capture.at });
  progress.index(
    cdxLine({
      url: capture.finalUrl,
      at: capture.at,
      mime: original ? 'warc/revisit' : capture.mediaType,
      status: capture.status,
      digest: `sha256:${capture.sha256}`,
      offset,
      length: packed.length,
      filename: basename(out),
    }),
  );
  return 1 + others.length + 2 * hops.length;
}

function writeHop(
  out: string,
  progress: WarcProgress,
  { answer, request, url, at, status, mediaType }: HopRecords,
): void {
  const packed = packRecord(answer);
  const offset = progress.append(packed);
  progress.append(packRecord(request));
  const where = { offset, length: packed.length, filename: basename(out) };
  progress.index(cdxLine({ url, at, mime: mediaType, status, digest: NO_BYTES, ...where }));
}

/** Writes the sorted index under its temporary name. */
function writeIndex(job: ExportJob, progress: WarcProgress): WrittenFile {
  const path = indexPath(job.out);
  const file = new HashedFile(`${path}.partial`);
  let entries = 0;
  for (const line of progress.lines()) {
    file.write(`${line}\n`);
    entries++;
  }
  return { path, ...file.close(), entries };
}
