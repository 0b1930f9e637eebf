import { TOPICS } from '../../domain/change.ts';
import { type Html, html } from '../../domain/html.ts';
import { type Endpoint, PAGING } from '../api/endpoint.ts';
import { ENDPOINTS } from '../api/endpoints.ts';
import { ALLOWANCES } from '../rate-limit.ts';
import type { View } from '../view.ts';

/** How programs read the archive: every list with its parameters, what holds for all of them, feeds and Memento. */
export function apiPage(view: View): Html {
  const { t } = view;
  return html`<article><h1>${t('api.title')}</h1><p class="lead">${t('api.lead')} <a href="/api/v1/openapi.json">OpenAPI 3.1</a></p>
  <section><h2>${t('api.lists')}</h2>${endpoints(view)}</section>
  <section><h2>${t('api.try')}</h2><pre class="copy" tabindex="0">curl '${view.base}/api/v1/changes?relevance=k-visa&limit=5'
curl '${view.base}/api/v1/facts?fact=eligibility.age.max'
curl --get '${view.base}/api/v1/search' --data-urlencode 'q=青年科技人才'</pre></section>
  <section class="prose"><h2>${t('api.rules')}</h2><ul>
    <li>${t('api.paging')}</li><li>${t('api.etag')}</li><li>${t('api.errors')}</li>
    <li>${t('api.rates', { burst: ALLOWANCES.read.burst, second: ALLOWANCES.read.perSecond, search: ALLOWANCES.search.burst, searchSecond: ALLOWANCES.search.perSecond })}</li>
    <li>${t('api.times')}</li></ul></section>
  <section id="feeds"><h2>${t('nav.feeds')}</h2>${feeds(view)}</section>
  <section><h2>Memento</h2><p>${t('api.memento')}</p><ul class="plain">
    ${['/timegate/URL', '/timemap/link/URL', '/timemap/json/URL', '/memento/YYYYMMDDhhmmss/URL'].map((path) => html`<li><code>${path}</code></li>`)}</ul></section></article>`;
}

function endpoints(view: View): Html {
  const { t } = view;
  return html`<table class="cards"><thead><tr><th scope="col">${t('api.address')}</th><th scope="col">${t('api.holds')}</th><th scope="col">${t('api.parameters')}</th></tr></thead>
    <tbody>${ENDPOINTS.map(
      (
        one,
      ) => html`<tr><th scope="row"><a href="${one.path}${one.path.includes('/search') && '?q=K'}"><code>${one.path}</code></a>${one.one && html` <code>/{id}</code>`}</th>
      <td>${one.summary[view.lang]}</td><td data-label="${t('api.parameters')}">${parameters(one)}</td></tr>`,
    )}</tbody></table>`;
}

const parameters = ({ query }: Endpoint): Html =>
  html`${[...Object.keys(query.shape), ...Object.keys(PAGING)].map((name) => html`<code>${name}</code> `)}`;

function feeds(view: View): Html {
  const feed = (name: string, words: string) =>
    html`<li>${words}${view.t('mark.colon')}<a href="/feeds/${name}.atom">Atom</a> · <a href="/feeds/${name}.json">JSON Feed</a></li>`;
  return html`<ul class="plain">${feed('changes', view.t('home.all'))}
    ${TOPICS.map((topic) => feed(`topics/${topic}`, view.t(`topic.${topic}`)))}</ul><p class="note">${view.t('api.feeds')}</p>`;
}
