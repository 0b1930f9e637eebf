import { Worker } from 'node:worker_threads';
import type { Document } from '../domain/document.ts';
import { problem } from '../domain/problem.ts';
import { type ExtractHints, extract as extractHere, isContainer } from '../extract/extract.ts';

export interface ExtractLimits {
  /** For one file. */
  readonly timeoutMs: number;
  /** Of JavaScript objects in the thread. */
  readonly heapMb: number;
  /** By which the memory of the whole process may grow meanwhile: unpacked streams lie outside the heap. */
  readonly growthMb: number;
}

const LIMITS: ExtractLimits = { timeoutMs: 60_000, heapMb: 512, growthMb: 1500 };
/** A page above this many bytes is read in the thread as well: markup can be made so that its parser takes minutes. */
export const LARGE_PAGE_BYTES = 200_000;
const LOOK_MS = 50;

/**
 * Reads PDF, DOCX and large pages in a thread of its own, one at a time, everything else here. The thread starts with the
 * first such file and stays; one that takes too long or too much ends it and is `unreadable`, and the next has a new thread.
 */
export function createExtractor(limits: ExtractLimits = LIMITS) {
  let idle: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const open = (): Worker => {
    const worker = new Worker(new URL('./extract-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
      // What a parser prints is no log of ours.
      stdout: true,
      stderr: true,
    });
    worker.on('exit', () => {
      if (idle === worker) idle = null;
    });
    worker.unref();
    return worker;
  };

  async function readThere(body: Uint8Array, hints: ExtractHints): Promise<Document> {
    const worker = idle ?? open();
    idle = null;
    const end = await answerOf(worker, { body, hints }, limits);
    if (typeof end !== 'string') {
      idle = worker;
      return end;
    }
    await worker.terminate();
    return {
      format: formatOf(body, hints.mediaType),
      title: '',
      language: hints.language ?? 'und',
      blocks: [],
      links: [],
      problems: [problem('unreadable', end)],
    };
  }

  return {
    extract(body: Uint8Array, hints: ExtractHints): Promise<Document> {
      if (!isContainer(body) && body.length <= LARGE_PAGE_BYTES) return extractHere(body, hints);
      const turn = last.then(() => readThere(body, hints));
      last = turn.catch(() => {});
      return turn;
    },
    close: async (): Promise<void> => {
      await last;
      await idle?.terminate();
      idle = null;
    },
  };
}

/** The format that a file claims, where reading it came to nothing. */
function formatOf(body: Uint8Array, mediaType: string): Document['format'] {
  if (!isContainer(body)) return mediaType.includes('html') ? 'html' : 'text';
  return mediaType.includes('pdf') ? 'pdf' : 'docx';
}

/** The document, or in words why there is none. The thread must be ended then. */
function answerOf(worker: Worker, job: object, limits: ExtractLimits): Promise<Document | string> {
  return new Promise((resolve) => {
    const before = process.memoryUsage.rss();
    const failed = (fault: unknown): void => end(`not readable: ${(fault as Error).message}`);
    const gone = (): void => end('the reader ended before it was through');
    function end(answer: Document | string): void {
      clearTimeout(timer);
      clearInterval(guard);
      worker.off('message', end).off('exit', gone).unref();
      // An error that follows the answer is the end of a thread that nobody needs any more.
      worker.off('error', failed).once('error', () => {});
      resolve(answer);
    }
    const timer = setTimeout(() => end(`reading it took longer than ${limits.timeoutMs / 1000} s`), limits.timeoutMs);
    const guard = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.growthMb * 1_048_576)
        end(`reading it took more than ${limits.growthMb} MB`);
    }, LOOK_MS);
    worker.ref();
    worker.removeAllListeners('error').once('message', end).once('error', failed).once('exit', gone);
    worker.postMessage(job);
  });
}

const shared = createExtractor();

/** The extractor of this process: `extract` of the room `extract`, with limits where a file may be hostile. */
export const extract = shared.extract;
