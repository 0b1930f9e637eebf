import type { Link } from '../domain/document.ts';
import { normaliseText } from '../domain/text.ts';
import { findDate, withoutDates } from './dates.ts';
import type { DomNode } from './dom.ts';
import type { Segment, Segments } from './segment.ts';

const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|wps|ofd|rtf|zip|rar|7z|jpe?g|png|gif|tiff?)$/i;

/** An address as followed: absolute, http(s), without fragment; nothing for scripts, mail and nonsense. */
export function resolveAddress(href: string, base: string): string | undefined {
  if (/^(?:javascript|mailto|tel|data|about|blob):/i.test(href) || href.startsWith('#')) return undefined;
  try {
    const url = new URL(href.replace(/[\t\r\n]/g, ''), base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
    url.hash = '';
    return url.href;
  } catch {
    return undefined;
  }
}

export const isAttachment = (url: string): boolean => FILE.test(url.split(/[?#]/, 1)[0]!);

/** How many steps up two segments meet, at most six; 99 where they do not. */
function distance(one: DomNode, other: DomNode): number {
  const above: DomNode[] = [];
  for (let node: DomNode | null = one; node && above.length < 6; node = node.parent) above.push(node);
  let steps = 0;
  for (let node: DomNode | null = other; node && steps < 6; node = node.parent, steps++) {
    const at = above.indexOf(node);
    if (at >= 0) return Math.max(at, steps);
  }
  return 99;
}

/** The date printed beside a link: in its own line, else in a neighbouring line without links that shares its row. */
function rowDate(list: readonly Segment[], at: number, linkText: string): string | undefined {
  const own = list[at];
  if (!own) return undefined;
  if (own.links <= 2) {
    const date = findDate(own.text.replace(linkText, ' '));
    if (date) return date;
  }
  if (own.links > 1) return undefined;
  let best: { date: string; steps: number } | undefined;
  for (const step of [1, -1]) {
    for (let to = at + step; Math.abs(to - at) <= 3; to += step) {
      const line = list[to];
      if (!line || line.links > 0) break;
      if (/\p{L}/u.test(withoutDates(line.text).rest.replace(/年/, ''))) continue;
      const after = list[to + 1];
      const date = findDate(line.text) ?? (after?.links === 0 ? findDate(`${line.text} ${after.text}`) : undefined);
      const steps = date ? distance(own.parent, line.parent) : 99;
      if (date && steps < (best?.steps ?? 99)) best = { date, steps };
    }
  }
  return best?.date;
}

/** Every link of the page, in order, once per address and text. */
export function resolveLinks({ list, links }: Segments, kept: readonly boolean[], base: string, url: string): Link[] {
  const start = resolveAddress(base, url) ?? url;
  const seen = new Set<string>();
  const resolved: Link[] = [];
  for (const raw of links) {
    const address = resolveAddress(raw.href, start);
    if (!address) continue;
    const text = normaliseText(raw.text);
    const key = `${address} ${text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const date = rowDate(list, raw.segment, text);
    resolved.push({
      url: address,
      text,
      ...(date && { date }),
      ...(isAttachment(address) && { attachment: true }),
      inContent: kept[raw.segment] ?? false,
    });
  }
  return resolved;
}
