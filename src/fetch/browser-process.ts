import type { BrowserServer, Browser as PlaywrightBrowser } from 'playwright';
import { unlessAborted } from './gate.ts';

/** One running browser. */
export interface BrowserProcess {
  readonly server: BrowserServer;
  readonly browser: PlaywrightBrowser;
  /** Pages shown so far, and pages open now. */
  served: number;
  active: number;
}

/** The shared browser: started when first needed, renewed when worn, ended when idle. */
export interface BrowserKeeper {
  /** @throws where the browser does not start */
  take(): Promise<BrowserProcess>;
  /** `healthy: false`: the process does not answer any more and is killed. */
  release(one: BrowserProcess, healthy: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A fresh process now and then: browsers grow. */
const PAGES_PER_PROCESS = 60;
const IDLE_MS = 30_000;
const LAUNCH_MS = 20_000;
const CLOSE_MS = 3_000;

const ARGS = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--js-flags=--max-old-space-size=256',
];

/**
 * Every request of a page is answered by the program's own fetching, with its guard and manners. Should the browser ever
 * try the network by itself (WebRTC, prefetch, a bug), it finds this proxy: the discard port, where nobody listens.
 */
const NOWHERE = { server: 'http://127.0.0.1:9', bypass: '<-loopback>' };

export function keepBrowser(executablePath: string | undefined): BrowserKeeper {
  let running: BrowserProcess | null = null;
  let starting: Promise<BrowserProcess> | null = null;
  let idle: NodeJS.Timeout | undefined;

  const discard = async (one: BrowserProcess): Promise<void> => {
    if (running === one) running = null;
    await stop(one.server);
  };

  const start = (): Promise<BrowserProcess> => {
    starting ??= launch(executablePath).finally(() => {
      starting = null;
    });
    return starting;
  };

  return {
    async take() {
      clearTimeout(idle);
      if (running && (running.served >= PAGES_PER_PROCESS || !running.browser.isConnected())) {
        if (running.active === 0) await discard(running);
        running = null;
      }
      const one: BrowserProcess = running ?? (await start());
      running = one;
      one.served++;
      one.active++;
      return one;
    },
    async release(one, healthy) {
      one.active--;
      if (!healthy || (one !== running && one.active === 0)) return discard(one);
      idle = setTimeout(() => one.active === 0 && void discard(one), IDLE_MS).unref();
    },
    async close() {
      clearTimeout(idle);
      const one = running ?? (await starting?.catch(() => null));
      if (one) await discard(one);
    },
  };
}

async function launch(executablePath: string | undefined): Promise<BrowserProcess> {
  const { chromium } = await import('playwright');
  const server = await chromium.launchServer({
    executablePath,
    args: ARGS,
    // The sandbox needs an ordinary user; root cannot have it.
    chromiumSandbox: process.getuid?.() !== 0,
    proxy: NOWHERE,
    host: '127.0.0.1',
    timeout: LAUNCH_MS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const browser = await chromium.connect(server.wsEndpoint(), { timeout: LAUNCH_MS });
  return { server, browser, served: 0, active: 0 };
}

/** Asks the process to end, and ends it where it does not. */
async function stop(server: BrowserServer): Promise<void> {
  await unlessAborted(server.close(), AbortSignal.timeout(CLOSE_MS)).catch(() => server.kill());
}
