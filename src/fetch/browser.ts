import type { BrowserContext, Browser as PlaywrightBrowser } from 'playwright';
import type { FetchedBody } from '../domain/capture.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { type BrowserProcess, keepBrowser } from './browser-process.ts';
import { createSemaphore, unlessAborted } from './gate.ts';
import { ProblemError } from './guard.ts';
import type { Journey, Means } from './journey.ts';
import { loadPage } from './load-page.ts';

export interface Browser {
  /**
   * Shows a page to a real browser, starting from the answer that plain HTTP brought, and returns the rendered document.
   * What the page and the browser do wrong is a Problem. @throws the journey's signal's reason when aborted
   */
  render(means: Means, journey: Journey, first: FetchedBody): Promise<FetchedBody | Problem>;
  close(): Promise<void>;
}

export interface BrowserOptions {
  readonly executablePath?: string;
  readonly enabled: boolean;
  readonly userAgent: string;
}

const PAGES_AT_ONCE = 2;
const CLOSE_MS = 3_000;

/** Renders pages in one shared browser, each in a context of its own. */
export function createBrowser(options: BrowserOptions): Browser {
  const place = createSemaphore(PAGES_AT_ONCE);
  const keeper = keepBrowser(options.executablePath);

  const show = async (
    one: BrowserProcess,
    means: Means,
    journey: Journey,
    first: FetchedBody,
  ): Promise<FetchedBody | Problem> => {
    let healthy = true;
    try {
      const context = await newContext(one.browser, options, journey);
      try {
        return await loadPage(context, means, journey, first);
      } finally {
        healthy = await closedInTime(context);
      }
    } catch (error) {
      journey.signal?.throwIfAborted();
      if (error instanceof ProblemError) return error.problem;
      return problem('browser', `the browser failed: ${firstLine(error)}`, { cause: error });
    } finally {
      await keeper.release(one, healthy && one.browser.isConnected());
    }
  };

  return {
    async render(means, journey, first) {
      if (!options.enabled) return noBrowser('browsers are switched off (fetch.browser)');
      if (!options.executablePath) return noBrowser('no Chrome, Chromium or Edge was found');
      return place(async () => {
        try {
          return await show(await keeper.take(), means, journey, first);
        } catch (error) {
          journey.signal?.throwIfAborted();
          return problem('browser', `the browser does not start: ${firstLine(error)}`, { cause: error });
        }
      }, journey.signal);
    },
    close: () => keeper.close(),
  };
}

function noBrowser(why: string): Problem {
  const remedy = "install Debian's chromium package or set KVISA_BROWSER to a Chrome, Chromium or Edge";
  return problem('browser', `the page needs a browser, and ${why}; ${remedy}`, { retry: false });
}

function newContext(browser: PlaywrightBrowser, options: BrowserOptions, journey: Journey): Promise<BrowserContext> {
  return browser.newContext({
    userAgent: options.userAgent,
    locale: /^[a-zA-Z-]+/.exec(journey.headers['accept-language'] ?? '')?.[0] ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    acceptDownloads: false,
    viewport: { width: 1280, height: 900 },
  });
}

/** A page that hangs may keep its context from closing: then the whole process is beyond hope. */
async function closedInTime(context: BrowserContext): Promise<boolean> {
  const closed = context.close().then(
    () => true,
    () => false,
  );
  return unlessAborted(closed, AbortSignal.timeout(CLOSE_MS)).catch(() => false);
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0]!;
}
