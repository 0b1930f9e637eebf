import type { BrowserContext } from 'playwright';
import { Cookie, CookieJar } from 'tough-cookie';

/** The cookies of one journey. Most hosts set none: a jar is made for the first. */
export interface Cookies {
  /** The header for a request to `url`; empty where there is none. */
  headerFor(url: string): Promise<string>;
  /** Keeps what a host has set; what breaks the rules (RFC 6265) is passed over. */
  keep(setCookies: readonly string[], url: string): Promise<void>;
  jar(): CookieJar;
}

export function createCookies(): Cookies {
  let made: CookieJar | undefined;
  const jar = (): CookieJar => {
    made ??= new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: false });
    return made;
  };
  return {
    jar,
    headerFor: async (url) => (made ? made.getCookieString(url) : ''),
    async keep(setCookies, url) {
      for (const one of setCookies) await jar().setCookie(one, url, { ignoreError: true });
    },
  };
}

/** Keeps the cookies of a page's scripts and those of our own requests for it the same. */
export interface SharedCookies {
  /** What scripts have set, before a request to `url`. */
  toJar(url: string): Promise<void>;
  /** What hosts have set, before the page goes on. */
  toContext(): Promise<void>;
}

export function sharedCookies(context: BrowserContext, jar: CookieJar): SharedCookies {
  return {
    async toJar(url) {
      for (const { name, value, domain, path, expires, httpOnly, secure } of await context.cookies(url)) {
        const cookie = new Cookie({
          key: name,
          value,
          domain: domain.replace(/^\./, ''),
          hostOnly: !domain.startsWith('.'),
          path,
          expires: expires < 0 ? 'Infinity' : new Date(expires * 1000),
          httpOnly,
          secure,
        });
        await jar.setCookie(cookie, url, { ignoreError: true });
      }
    },
    async toContext() {
      const { cookies } = await jar.serialize();
      if (cookies.length > 0) await context.addCookies(cookies.flatMap((one) => forBrowser(Cookie.fromJSON(one))));
    },
  };
}

function forBrowser(cookie: Cookie | undefined): Parameters<BrowserContext['addCookies']>[0] {
  if (!cookie?.key || !cookie.domain) return [];
  return [
    {
      name: cookie.key,
      value: cookie.value,
      domain: cookie.hostOnly ? cookie.domain : `.${cookie.domain}`,
      path: cookie.path ?? '/',
      expires: cookie.expires instanceof Date ? cookie.expires.getTime() / 1000 : -1,
      httpOnly: cookie.httpOnly,
      secure: cookie.secure,
    },
  ];
}
