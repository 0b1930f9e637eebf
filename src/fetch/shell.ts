import type { FetchedBody } from '../domain/capture.ts';
import { isChallenge, pageOf } from './classify.ts';
import type { Page } from './page.ts';

/** A page with more visible text than this is no shell, whatever its scripts add. */
const LITTLE_TEXT = 200;
/** `<div id="app"></div>` and its like: where the common frameworks hang their pages. */
const EMPTY_ROOT =
  /<(?:div|main|section|app-root)\b[^<>]{0,200}(?:id=["']?(?:app|root|main|__next|__nuxt|q-app|container|wrapper)["'\s>]|^)[^<>]{0,200}>\s*<\/(?:div|main|section|app-root)>|<app-root[^<>]{0,200}>/i;
const ASKS_FOR_SCRIPT =
  /javascript|\bjs\b|启用脚本|啟用腳本|开启脚本|自动跳转|スクリプト|자바스크립트|جافا ?سكر?يبت|скрипт/i;

/**
 * Whether only a browser can show this page: `shell`, markup that scripts have yet to fill; `challenge`, a script the host
 * wants run first. Null: what was sent is what there is.
 */
export function needsBrowser(
  response: FetchedBody,
  page: Page | null = pageOf(response),
): 'shell' | 'challenge' | null {
  if (!page) return null;
  if (isChallenge(page)) return 'challenge';
  const answered = response.status >= 200 && response.status < 300;
  return answered && isShell(page) ? 'shell' : null;
}

function isShell(page: Page): boolean {
  if (page.scripts === 0 || page.text.length > LITTLE_TEXT) return false;
  if (EMPTY_ROOT.test(page.html.slice(0, 500_000)) || ASKS_FOR_SCRIPT.test(page.noscript)) return true;
  return page.text.length < 30 && page.links < 3;
}

const REFRESH =
  /<meta\b[^<>]{0,100}http-equiv\s*=\s*["']?refresh["']?[^<>]{0,100}content\s*=\s*["']\s*(\d{1,3})\s*[;,]\s*(?:url\s*=\s*)?['"]?([^"'<>]{1,2000})/i;
const SCRIPT_FORWARD =
  /^\s*(?:window\.|self\.|top\.|document\.)*location(?:\.href\s*=|\s*=|\.(?:replace|assign)\s*\()\s*(["'])([^"'<>\s]{1,2000})\1\s*\)?;?\s*$/;
const LONGEST_REFRESH_S = 10;

/**
 * Where a page without content of its own sends its visitor: by `<meta http-equiv="refresh">`, or by a script that is nothing but
 * an assignment to `location`, as the ministry's index of missions does. Returns the address as written, or null.
 */
export function forwardOf(response: FetchedBody): string | null {
  if (response.status !== 200 || response.body.length > 100_000) return null;
  const page = pageOf(response);
  if (!page || page.text.length > LITTLE_TEXT || page.links > 2) return null;
  const [, seconds, target] = REFRESH.exec(page.html) ?? [];
  if (target && Number(seconds) <= LONGEST_REFRESH_S) return target.trim().replaceAll('&amp;', '&');
  if (page.scripts !== 1) return null;
  const script = /<script\b[^<>]{0,300}>([^<]{1,4000})<\/script/i.exec(page.html)?.[1] ?? '';
  return SCRIPT_FORWARD.exec(script.replace(/^\s*(?:<!--|\/\/[^\n]{0,200}\n)/, ''))?.[2] ?? null;
}
