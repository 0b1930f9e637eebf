import type { ChangePlace } from '../../archive/changes.ts';
import type { FactPlace } from '../../archive/queries/facts.ts';
import type { Visit } from '../../archive/queries/visits.ts';
import { Refusal } from '../faults.ts';

/** Cursors of the API: where a list goes on, in words that a client hands back unread. */

/** An id as cursor. @throws Refusal where it is none */
export function idOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal(400, 'cursor: expected the "next" of an earlier answer');
  return Number(cursor);
}

/** One more row than asked for tells whether more follow. */
export function cut<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => string | number,
): { items: T[]; next?: string } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, next: String(placeOf(last)) } : { items };
}

/** When a change was detected, and its id. @throws Refusal where it is none */
export function changePlace(cursor: string | undefined): ChangePlace | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z)~(\d{1,15})$/.exec(cursor);
  if (!match) throw new Refusal(400, 'cursor: expected the "next" of an earlier answer');
  return [match[1]!, Number(match[2])];
}

/** A page and a time, of looks. @throws Refusal where it is none */
export function visitPlace(cursor: string | undefined): Visit['place'] | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(\d{1,15})~(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z)$/.exec(cursor);
  if (!match) throw new Refusal(400, 'cursor: expected the "next" of an earlier answer');
  return [Number(match[1]), match[2]!];
}

/** A version, a fact and a visa category. @throws Refusal where it is none */
export function factPlace(cursor: string | undefined): FactPlace | undefined {
  if (cursor === undefined) return undefined;
  const match = /^(\d{1,15})~([a-z.]{1,60})~([A-Z]\d?)?$/.exec(cursor);
  if (!match) throw new Refusal(400, 'cursor: expected the "next" of an earlier answer');
  return [Number(match[1]), match[2]!, match[3] ?? ''];
}
