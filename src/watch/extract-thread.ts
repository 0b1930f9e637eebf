// Reads one PDF, DOCX or large page after another, away from the service's own thread: see extract-worker.ts.
import { parentPort } from 'node:worker_threads';
import { type ExtractHints, extract } from '../extract/extract.ts';

parentPort?.on('message', async ({ body, hints }: { body: Uint8Array; hints: ExtractHints }) => {
  const document = await extract(body, hints);
  // A cause may be anything a parser throws, also what cannot travel between threads.
  const problems = document.problems.map(({ cause: _, ...problem }) => problem);
  parentPort?.postMessage({ ...document, problems });
});
