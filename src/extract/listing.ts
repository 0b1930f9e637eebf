import type { Document, Link } from '../domain/document.ts';

/** Addresses of articles in the content management systems of missions, ministries, visa centres and city portals. */
const ARTICLE = [
  /\/\d{6}\/t\d{8}_\d+\.(?:s?html?)$/i, // TRS: 202508/t20250814_11690096.htm
  /\/t\d{6,9}\.s?html?$/i, // before 2021: t1638430.shtml
  /\/content_[a-z0-9]+\.s?html?$/i, // State Council: content_7036507.htm, content_WS689dd0d3….html
  /\/c\d+\/content\.html?$/i, // National Immigration Administration
  /\/\d{15,20}\.html?$/i, // visa centres: 18 digits
  /\/\d{8}\/[0-9a-f]{8,40}\.s?html?$/i, // Shanghai
  /\/[0-9a-f]{32}\.s?html?$/i, // Hainan
];

const FILE = /\.(?:pdf|docx?|xlsx?|wps|ofd)$/i;

/** Is it a file a notice may consist of (not an image of the page's dress)? */
const isNoticeFile = (path: string): boolean => FILE.test(path);

/**
 * The links of a listing that lead to articles: by the patterns of the usual systems, by the declared expressions (tested on
 * the absolute address), and documents to download. In page order, once per address; the text and date of the first link that has any.
 */
export function articleLinks(document: Pick<Document, 'links'>, rules: { readonly links: readonly RegExp[] }): Link[] {
  const found = new Map<string, Link>();
  for (const link of document.links) {
    const path = link.url.split(/[?#]/, 1)[0]!;
    const counts =
      ARTICLE.some((form) => form.test(path)) ||
      isNoticeFile(path) ||
      rules.links.some((form) => link.url.search(form) >= 0);
    if (!counts) continue;
    const known = found.get(link.url);
    if (!known) found.set(link.url, link);
    else
      found.set(link.url, {
        ...known,
        text: known.text || link.text,
        ...((known.date ?? link.date) && { date: known.date ?? link.date }),
      });
  }
  return [...found.values()];
}

export { forwardOf, nextPages, pagerCount } from './paging.ts';
