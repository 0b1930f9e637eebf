import { type Addresses, httpDate, link, type Memento, mementoLink } from './memento.ts';

/** TimeMaps (RFC 7089 §5): what is kept of a resource, in parts where there is much. */

/** One TimeMap lists so many mementos; more stand in further ones, which name each other. */
const MEMENTOS_PER_PART = 1000;

interface Part {
  /** Counts from 1. */
  readonly number: number;
  readonly mementos: readonly Memento[];
}

/** `mementos` go from old to new and are not empty. */
export function partsOf(mementos: readonly Memento[]): Part[] {
  const count = Math.ceil(mementos.length / MEMENTOS_PER_PART);
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    mementos: mementos.slice(index * MEMENTOS_PER_PART, (index + 1) * MEMENTOS_PER_PART),
  }));
}

const TYPE = '; type="application/link-format"';
const rangeOf = ({ mementos }: Part): string =>
  `; from="${httpDate(mementos[0]!.at)}"; until="${httpDate(mementos.at(-1)!.at)}"`;

/** One part in application/link-format (RFC 6690, RFC 7089 §5.1), with links to the others. */
export function timeMapLink(addresses: Addresses, mementos: readonly Memento[], number = 1): string {
  const parts = partsOf(mementos);
  const own = parts[number - 1]!;
  const others = parts.filter((part) => part !== own);
  const rel = (memento: Memento) =>
    [memento === mementos[0] && 'first', memento === mementos.at(-1) && 'last', 'memento'].filter(Boolean).join(' ');
  return `${[
    link(addresses.original, 'original'),
    link(addresses.timemapPart('link', number), 'self', TYPE + rangeOf(own)),
    link(addresses.timegate, 'timegate'),
    ...others.map((part) => link(addresses.timemapPart('link', part.number), 'timemap', TYPE + rangeOf(part))),
    ...own.mementos.map((memento) => mementoLink(addresses, rel(memento), memento)),
  ].join(',\n')}\n`;
}

/** The same as JSON, in the shape that Memento aggregators share; `timemap_index` names all parts where there are several. */
export function timeMapJson(addresses: Addresses, mementos: readonly Memento[], number = 1) {
  const entry = (memento: Memento) => ({ datetime: memento.at, uri: addresses.memento(memento) });
  const parts = partsOf(mementos);
  const index = parts.map((part) => ({
    from: part.mementos[0]!.at,
    until: part.mementos.at(-1)!.at,
    uri: addresses.timemapPart('json', part.number),
  }));
  return {
    original_uri: addresses.original,
    self: addresses.timemapPart('json', number),
    timegate_uri: addresses.timegate,
    timemap_uri: { link_format: addresses.timemapLink, json_format: addresses.timemapJson },
    ...(parts.length > 1 ? { timemap_index: index } : {}),
    mementos: {
      first: entry(mementos[0]!),
      last: entry(mementos.at(-1)!),
      list: parts[number - 1]!.mementos.map(entry),
    },
  };
}
