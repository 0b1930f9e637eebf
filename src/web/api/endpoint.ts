import { z } from 'zod';
import { Limit, optional } from '../query.ts';
import type { Site } from '../site.ts';
import type { Saying } from '../text.ts';

/** One list of the API: the same schemas read the question, describe it, and describe the answer. */
export interface Endpoint {
  readonly path: string;
  /** What it holds, in the languages of the pages. */
  readonly summary: Saying;
  readonly query: z.ZodObject;
  readonly item: z.ZodType;
  readonly rate?: 'search';
  /** Up to `limit` items, and the place of the last where more may follow. */
  read(
    site: Site,
    query: Record<string, unknown>,
    cursor: string | undefined,
    limit: number,
  ): { items: unknown[]; next?: string };
  /** Where each item has an address of its own: `path` and its id. */
  readonly one?: ById;
}

export interface ById {
  readonly id: z.ZodType<number | string>;
  /** Undefined: there is none. */
  read(site: Site, id: number | string): unknown;
}

/** Keeps the type of the query between the schema and its reader. */
export function endpoint<Q extends z.ZodObject>(
  one: Omit<Endpoint, 'query' | 'read'> & {
    readonly query: Q;
    read(
      site: Site,
      query: z.output<Q>,
      cursor: string | undefined,
      limit: number,
    ): { items: unknown[]; next?: string };
  },
): Endpoint {
  return one as unknown as Endpoint;
}

export const byId = <T extends number | string>(id: z.ZodType<T>, read: (site: Site, id: T) => unknown): ById =>
  ({ id, read }) as ById;

export const PAGING = { limit: optional(Limit), cursor: optional(z.string().max(300)) };
