import { type Change, SEVERITIES } from '../domain/change.ts';
import { clean, quoted } from './clean.ts';
import { blindParts, finish, footer, page, type Reader, type SourceWords } from './mail-frame.ts';
import type { Part, Rendered } from './mail-parts.ts';
import type { Language } from './places.ts';
import { badgeOf, factRow, headline } from './render.ts';
import { WORDS } from './words.ts';

export interface DigestEntry {
  readonly change: Change;
  readonly source: SourceWords;
}

/** Changes shown in full in one digest; the web page has the rest. */
const MOST_ITEMS = 60;
const MOST_FACTS_PER_ITEM = 3;

const rank = ({ change }: DigestEntry): number => -SEVERITIES.indexOf(change.severity);

/** Sources in the order of their severest change, and within a source likewise; then by time. */
function inOrder(entries: readonly DigestEntry[]): DigestEntry[][] {
  const groups = Map.groupBy(entries, ({ change }) => change.source);
  const sorted = [...groups.values()].map((group) =>
    group.toSorted((a, b) => rank(a) - rank(b) || a.change.detectedAt.localeCompare(b.change.detectedAt)),
  );
  return sorted.sort((a, b) => rank(a[0]!) - rank(b[0]!) || a[0]!.source.name.en.localeCompare(b[0]!.source.name.en));
}

/** Under the heading of its source a headline need not name it again. */
function withoutSource(line: string, source: SourceWords, language: Language): string {
  const prefix = `${clean(source.name[language] || source.name.en, 100)}${WORDS[language].colon}`;
  return line.startsWith(prefix) && line.length > prefix.length ? line.slice(prefix.length) : line;
}

function itemOf({ change, source }: DigestEntry, reader: Reader): Part {
  const { language } = reader.subscriber;
  const facts = change.facts.slice(0, MOST_FACTS_PER_ITEM).map((fact) => factRow(fact, change.kind, language));
  return {
    kind: 'item',
    badge: badgeOf(change, language),
    severity: change.severity,
    text: withoutSource(headline(change, source, language), source, language),
    lines: facts.map(
      ({ label, before, after }) => `${label}${WORDS[language].colon}${before === null ? '' : `${before} → `}${after}`,
    ),
    link: { label: WORDS[language].readChange, url: page(reader.baseUrl, `/changes/${change.id}`) },
  };
}

/**
 * One mail for many changes, gathered by source and severity.
 * @throws RangeError for no changes: a digest is never empty
 */
export function renderDigestMail(entries: readonly DigestEntry[], reader: Reader): Rendered {
  const { language } = reader.subscriber;
  const words = WORDS[language];
  const groups = inOrder(entries);
  const top = groups[0]?.[0];
  if (!top) throw new RangeError('a digest tells at least one change');
  const shown = groups.flat().slice(0, MOST_ITEMS);
  const parts = [...Map.groupBy(shown, ({ change }) => change.source).values()].flatMap((group): Part[] => [
    { kind: 'heading', text: clean(group[0]!.source.name[language] || group[0]!.source.name.en, 120) },
    ...group.map((entry) => itemOf(entry, reader)),
  ]);
  const first = headline(top.change, top.source, language);
  const left = entries.length - shown.length;
  return finish({
    language,
    subject: clean(words.digestSubject(entries.length, groups.length, first), 150),
    preheader: quoted(shown.map((entry) => headline(entry.change, entry.source, language)).join(' · '), 140),
    body: [
      { kind: 'lead', text: words.digestLead(entries.length, groups.length), under: first },
      ...blindParts(reader),
      ...parts,
      ...(left > 0 ? ([{ kind: 'paragraph', tone: 'quiet', text: words.moreChanges(left) }] as const) : []),
      { kind: 'button', link: { label: words.allChanges, url: page(reader.baseUrl, '/') } },
    ],
    foot: footer(reader),
  });
}
