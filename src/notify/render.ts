import type { Change } from '../domain/change.ts';
import type { FactChange } from '../domain/fact.ts';
import { clean, languageTag, quoted, webAddress } from './clean.ts';
import { diffLines } from './diff-lines.ts';
import { factLabel, factValue, listChange } from './fact-words.ts';
import { blindParts, finish, footer, page, type Reader, type SourceWords } from './mail-frame.ts';
import type { FactRow, Link, Part, Rendered } from './mail-parts.ts';
import { type Language, time } from './places.ts';
import { WORDS } from './words.ts';

/** Characters of a subject; longer ones are cut by every inbox anyway. */
const MOST_SUBJECT = 160;
const MOST_FACTS = 16;

export interface ChangeMailOptions extends Reader {
  readonly source: SourceWords;
  readonly officialUrl?: string;
  readonly seen?: { readonly before: string | null; readonly after: readonly string[] };
  /** Other pages of the source with the same change. */
  readonly alsoAt?: readonly string[];
}

/** What changed where, in one line: "Embassy of China in …: age limit 45 → 40". */
export function headline(change: Change, source: SourceWords, language: Language): string {
  const words = WORDS[language];
  const name = clean(source.name[language] || source.name.en, 100);
  const summary = clean(change.summary[language] || change.summary.en, 300);
  const what = summary || `${words.kind[change.kind]}${words.colon}${clean(change.title, 200)}`;
  return quoted(what.includes(name) ? what : `${name}${words.colon}${what}`, 400);
}

/** Lists are told by what came and what went; everything else by both values, a first one by itself. */
function valuesOf(fact: FactChange, kind: Change['kind'], language: Language): Pick<FactRow, 'before' | 'after'> {
  const say = (value: FactChange['after']) => quoted(factValue(fact.fact, value, language), 300);
  const list = listChange(fact.before, fact.after, language);
  if (list && (list.added.length || list.removed.length)) {
    const words = WORDS[language];
    const some = (word: string, all: readonly string[]) =>
      all.length ? `${word}${words.colon}${all.join(language === 'zh' ? '、' : ', ')}` : '';
    const sides = [some(words.added, list.added), some(words.removed, list.removed)].filter(Boolean);
    return { before: null, after: quoted(sides.join(language === 'zh' ? '；' : '; '), 600) };
  }
  return { before: kind === 'published' && fact.before === null ? null : say(fact.before), after: say(fact.after) };
}

export function factRow(fact: FactChange, kind: Change['kind'], language: Language): FactRow {
  const quote = fact.quote.after ?? fact.quote.before;
  const visa = fact.visa && fact.visa !== 'K' ? ` (${clean(fact.visa, 8)})` : '';
  return {
    label: `${factLabel(fact.fact, language)}${visa}`,
    ...valuesOf(fact, kind, language),
    direction: fact.direction && { kind: fact.direction, word: WORDS[language].direction[fact.direction] },
    quote: quote ? quoted(quote, 300) : undefined,
  };
}

function links(change: Change, options: ChangeMailOptions): Link[] {
  const words = WORDS[options.subscriber.language];
  const snapshot = change.after ?? change.before;
  const official = webAddress(options.officialUrl ?? change.url);
  return [
    ...(official ? [{ label: words.official, url: official }] : []),
    ...(snapshot === null ? [] : [{ label: words.archived, url: page(options.baseUrl, `/snapshots/${snapshot}`) }]),
    ...(change.before === null || change.after === null
      ? []
      : [{ label: words.compare, url: page(options.baseUrl, `/compare/${change.before}...${change.after}`) }]),
  ];
}

function whenSeen(change: Change, { seen, subscriber }: ChangeMailOptions): Part {
  const { language, timeZone = 'UTC' } = subscriber;
  const say = (iso: string) => time(iso, language, timeZone);
  const words = WORDS[language];
  const last = seen?.after.at(-1);
  const parts = [
    words.found(say(change.detectedAt)),
    seen?.before ? words.lastSeen(change.kind, say(seen.before)) : '',
    seen && last ? words.seen(change.kind, seen.after.length, say(last)) : '',
  ];
  return { kind: 'paragraph', tone: 'quiet', text: parts.filter(Boolean).join(language === 'zh' ? '' : ' ') };
}

function otherPages(change: Change, { alsoAt = [], subscriber }: ChangeMailOptions): Part[] {
  const words = WORDS[subscriber.language];
  const moved = change.movedFrom ? webAddress(change.movedFrom) : undefined;
  const also = alsoAt.flatMap((url) => webAddress(url) ?? []).slice(0, 5);
  return [
    ...(moved ? [{ kind: 'paragraph' as const, text: `${words.movedFrom}${words.colon}${quoted(moved, 300)}` }] : []),
    ...(also.length
      ? [
          { kind: 'paragraph' as const, text: words.alsoAt(alsoAt.length) },
          { kind: 'links' as const, links: also.map((url) => ({ label: new URL(url).pathname.slice(-60), url })) },
        ]
      : []),
  ];
}

/** What a change says is the same for every reader of a language; a portion of mails often tells one change. */
const said = new WeakMap<Change, Partial<Record<Language, readonly Part[]>>>();

function what(change: Change, language: Language): readonly Part[] {
  const known = said.get(change) ?? {};
  known[language] ??= sayWhat(change, language);
  said.set(change, known);
  return known[language];
}

function sayWhat(change: Change, language: Language): Part[] {
  const words = WORDS[language];
  const rows = change.facts.slice(0, MOST_FACTS).map((fact) => factRow(fact, change.kind, language));
  const { lines, left } = diffLines(change.diff);
  const spoken = languageTag(change.language);
  return [
    ...(rows.length
      ? ([
          { kind: 'heading', text: words.whatItMeans(change.kind) },
          { kind: 'facts', rows, language: spoken },
        ] as const)
      : []),
    ...(lines.length
      ? ([
          { kind: 'heading', text: words.wording },
          { kind: 'diff', lines, language: spoken },
        ] as const)
      : []),
    ...(left ? ([{ kind: 'paragraph', tone: 'quiet', text: words.moreLines(left) }] as const) : []),
  ];
}

/** "AMENDED · CRITICAL" */
export const badgeOf = (change: Change, language: Language): string =>
  `${WORDS[language].kind[change.kind]} · ${WORDS[language].severity[change.severity]}`;

/** The mail that tells one change. Everything that came from the watched page is cleaned here and escaped when drawn. */
export function renderChangeMail(change: Change, options: ChangeMailOptions): Rendered {
  const { language } = options.subscriber;
  const line = headline(change, options.source, language);
  const first = change.facts[0];
  const topics = change.topics.map((topic) => WORDS[language].topic[topic]).join(language === 'zh' ? '、' : ', ');
  const preheader = first?.quote.after ?? change.diff[0]?.after ?? change.diff[0]?.before ?? change.title;
  return finish({
    language,
    subject: clean(headline(change, options.source, language), MOST_SUBJECT),
    preheader: quoted(preheader, 140),
    body: [
      {
        kind: 'lead',
        badge: badgeOf(change, language),
        severity: change.severity,
        text: line,
        under: [quoted(change.title, 200), topics].filter(Boolean).join(' · '),
      },
      ...blindParts(options),
      ...what(change, language),
      {
        kind: 'button',
        link: { label: WORDS[language].readChange, url: page(options.baseUrl, `/changes/${change.id}`) },
      },
      { kind: 'links', links: links(change, options) },
      ...otherPages(change, options),
      whenSeen(change, options),
    ],
    foot: footer(options),
  });
}
