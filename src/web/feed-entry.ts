import type { Change } from '../domain/change.ts';
import type { FactChange } from '../domain/fact.ts';
import { type Html, html } from '../domain/html.ts';
import { clean, webAddress } from '../notify/clean.ts';
import { factLabel, factValue } from '../notify/fact-words.ts';
import { type FeedEntry, tagsOf } from '../publish/feeds.ts';
import { type Lang, tagOf } from './text.ts';
import type { Publisher } from './views/change-list.ts';

const OTHER: Readonly<Record<Lang, Lang>> = { en: 'zh', zh: 'en' };

/** One change as a feed reader lists it: the title is the news, not the page's name; both languages, the reader's first. */
export function feedEntry(change: Change, publisher: Publisher, base: string, lang: Lang): FeedEntry {
  const summary = (language: Lang) => clean(change.summary[language], 800);
  const pageLanguage = /^[A-Za-z0-9-]{2,20}$/.test(change.language) ? change.language : 'und';
  const content = html`<p>${summary(lang)}</p><p lang="${tagOf(OTHER[lang])}">${summary(OTHER[lang])}</p>${
    change.facts.length > 0 && html`<ul>${change.facts.map((fact) => html`<li>${factLine(fact, lang)}</li>`)}</ul>`
  }<p lang="${pageLanguage}"><cite>${clean(change.title, 200)}</cite></p>`;
  return {
    address: `${base}/changes/${change.id}`,
    title: clean(change.summary[lang], 200) || `${change.kind} #${change.id}`,
    author: clean(publisher.name[lang] || publisher.name.en, 200),
    at: change.detectedAt,
    summary: summary(lang),
    content: content.markup,
    language: tagOf(lang),
    tags: tagsOf(change),
    original: webAddress(change.url),
  };
}

/** Old → new; where nothing was stated before, what is stated now. */
function factLine(fact: FactChange, lang: Lang): Html {
  const value = (side: 'before' | 'after') => clean(factValue(fact.fact, fact[side], lang), 300);
  const label = `${factLabel(fact.fact, lang)}${lang === 'zh' ? '：' : ': '}`;
  return fact.before === null ? html`${label}${value('after')}` : html`${label}${value('before')} → ${value('after')}`;
}
