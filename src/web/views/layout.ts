import { type Html, html, type Insert } from '../../domain/html.ts';
import { clean } from '../../notify/clean.ts';
import { stylesheet } from '../assets.ts';
import { type TextKey, tagOf } from '../text.ts';
import { here, type View } from '../view.ts';

const NAV: readonly (readonly [path: string, key: TextKey])[] = [
  ['/changes', 'nav.changes'],
  ['/sources', 'nav.sources'],
  ['/matrix', 'nav.matrix'],
  ['/search', 'nav.search'],
  ['/status', 'nav.status'],
];

export interface PageParts {
  readonly title: string;
  readonly main: Insert;
  /** The Atom feed of what the page shows. */
  readonly feed?: string;
  /** Behind a secret link, or the answer to a form: not for search engines, and not to be asked for in another language. */
  readonly secret?: boolean;
  /** Not for search engines. */
  readonly unlisted?: boolean;
}

/** A whole page. Everything that is not `Html` is escaped on its way in. */
export function layout(view: View, { title, main, feed, secret, unlisted }: PageParts): Html {
  const { t, lang } = view;
  const name = t('site.name');
  const other = lang === 'zh' ? 'en' : 'zh';
  return html`<!doctype html>
<html lang="${view.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === name ? name : `${clean(title, 120)} · ${name}`}</title>
<meta name="description" content="${t('site.tagline')}">
${(secret || unlisted) && html`<meta name="robots" content="noindex">`}
<link rel="stylesheet" href="${stylesheet.path}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${!secret && html`<link rel="alternate" hreflang="${tagOf(other)}" href="${here(view, { lang: other })}">`}
<link rel="alternate" type="application/atom+xml" title="${name}" href="${feed ?? '/feeds/changes.atom'}">
</head>
<body>
<a class="skip" href="#main">${t('nav.skip')}</a>
<header class="site">
  <a class="brand" href="${view.href('/')}"><svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M6 3h20v26H6z"/><path class="cut" d="M12 8v16M20.5 8.5 13 16l7.5 7.5"/></svg>${name}</a>
  <nav aria-label="${t('nav.main')}"><ul>${NAV.map(([path, key]) => navItem(view, path, t(key)))}</ul></nav>
  <div class="tools"><a class="button small" href="${view.href('/subscribe')}">${t('nav.subscribe')}</a>
  ${!secret && html`<a class="lang" href="${here(view, { lang: other })}" hreflang="${tagOf(other)}" lang="${tagOf(other)}">${t('nav.other')}</a>`}</div>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="site">
  <p>${t('foot.unofficial')}</p>
  <ul>
    <li><a href="${view.href('/about')}">${t('nav.about')}</a></li>
    <li><a href="${view.href('/api')}">${t('nav.api')}</a></li>
    <li><a href="${feed ?? '/feeds/changes.atom'}">${t('nav.feeds')}</a></li>
    <li><a href="${view.href('/privacy')}">${t('nav.privacy')}</a></li>
    ${view.local && html`<li><a href="${view.href('/mailbox')}">${t('nav.mailbox')}</a></li>`}
  </ul>
</footer>
</body>
</html>
`;
}

function navItem(view: View, path: string, label: string): Html {
  const inside = view.url.pathname === path || view.url.pathname.startsWith(`${path}/`);
  return html`<li><a href="${view.href(path)}"${inside && html` aria-current="${view.url.pathname === path ? 'page' : 'true'}"`}>${label}</a></li>`;
}
