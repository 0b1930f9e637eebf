import { resolveAddress } from './links.ts';

const COUNTERS = [
  /createPageHTML\(\s*(\d{1,5})\s*,\s*(\d{1,5})\s*,\s*["']([\w.-]{1,60})["']\s*,\s*["'](\w{1,6})["']/, // TRS: (pages, current, "index", "htm")
  /\bcountPage\s*=\s*(\d{1,5})/,
  /\b(?:totalPages?|pageCount|pages)\s*[=:]\s*["']?(\d{1,5})/i,
  /共\s*(\d{1,5})\s*[页頁]/,
];

/** The number of pages of a listing as its script or its pager says; 1 where nothing does. */
export function pagerCount(html: string): number {
  for (const form of COUNTERS) {
    const found = form.exec(html);
    if (found) return Math.max(1, Number(found[1]));
  }
  return 1;
}

/** The further pages of a script-written pager, from the second on, in order: index_1.htm, index_2.htm … (older: default_1.shtml). */
export function nextPages(html: string, url: string): string[] {
  const call = COUNTERS[0]!.exec(html);
  const count = Math.min(pagerCount(html), 2000);
  if (count < 2) return linkedPages(html, url);
  const file = /\/([^/?#]*)$/.exec(new URL(url).pathname)?.[1] ?? '';
  const own = /^(.+?)(?:_\d+)?\.(\w+)$/.exec(file);
  const base = call?.[3] ?? own?.[1] ?? 'index';
  const extension = call?.[4] ?? own?.[2] ?? (/\bdefault_1\./.test(html) ? 'shtml' : 'htm');
  const pages: string[] = [];
  for (let page = 1; page < count; page++) pages.push(new URL(`${base}_${page}.${extension}`, url).href);
  return pages;
}

/** Pages a pager links plainly: addresses like the listing's own with a number. */
function linkedPages(html: string, url: string): string[] {
  const found = new Set<string>();
  for (const match of html.matchAll(
    /href\s*=\s*["']?([^"'\s<>]{1,200}?_\d{1,4}\.s?html?|[^"'\s<>]{0,200}[?&]page=\d{1,4})["'\s>]/gi,
  )) {
    const address = resolveAddress(match[1]!, url);
    const here = new URL('.', url).href;
    if (address && address !== url && new URL('.', address).href === here && !/\/t\d{8}_/.test(address))
      found.add(address);
  }
  return [...found];
}

const FORWARDS = [
  /<meta[^>]{0,100}http-equiv\s*=\s*["']?refresh["']?[^>]{0,100}content\s*=\s*["']?\s*\d{1,3}\s*[;,]\s*url\s*=\s*["']?([^"'>\s]{1,500})/i,
  /\b(?:window|self|top|document)?\.?location(?:\.href)?\s*=\s*["']([^"'\s]{1,500})["']/,
  /\blocation\.(?:replace|assign)\(\s*["']([^"'\s]{1,500})["']\s*\)/,
];

/**
 * Where a page sends its reader at once: a meta refresh or a script's `location =`. Only for pages that hold little else, as
 * scripts of ordinary pages assign `location` in their handlers. Nothing where the target is the page itself.
 */
export function forwardOf(html: string, url: string): string | undefined {
  const meta = FORWARDS[0]!.exec(html.slice(0, 20_000));
  const shell =
    html.length < 20_000 &&
    html.replace(/<script\b[\s\S]*?<\/script\s*>|<style\b[\s\S]*?<\/style\s*>|<[^<>]*>/gi, '').trim().length < 400;
  const found = meta ?? (shell ? (FORWARDS[1]!.exec(html) ?? FORWARDS[2]!.exec(html)) : null);
  const target = found && resolveAddress(found[1]!.replaceAll('&amp;', '&'), url);
  return target && target !== url ? target : undefined;
}
