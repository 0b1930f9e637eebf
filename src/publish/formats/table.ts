import type { Archive } from '../../archive/archive.ts';

export type Cell = string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>;
export type Row = Readonly<Record<string, unknown>>;

/** A column as the Table Schema standard describes it. */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'datetime' | 'date' | 'array' | 'object' | 'any';
  readonly description: string;
  readonly read: (row: Row, archive: Archive) => Cell;
}

export interface Table {
  readonly name: string;
  readonly description: string;
  readonly key: readonly string[];
  readonly references?: readonly object[];
  /** Rows in an order that never varies; `$since` and `$until` bound the range. */
  readonly sql: string;
  readonly columns: readonly Column[];
}

const wellFormed = (value: unknown): Cell => (typeof value === 'string' ? value.toWellFormed() : (value as Cell));

/** `read`: where the cell is more than the row's value of that name. */
export function column(name: string, type: Column['type'], description: string, read?: Column['read']): Column {
  if (read) return { name, type, description, read };
  if (type === 'boolean') return { name, type, description, read: (row) => row[name] === 1 };
  if (type === 'array' || type === 'object' || type === 'any')
    return { name, type, description, read: (row) => JSON.parse((row[name] as string | null) ?? 'null') as Cell };
  return { name, type, description, read: (row) => wellFormed(row[name]) };
}

/** A foreign key, as the Table Schema standard writes it. */
export const reference = (field: string, resource: string) => ({
  fields: [field],
  reference: { resource, fields: ['id'] },
});

/** A version that ends after the range was still in force at its end. */
export const UNTIL = `CASE WHEN version.until_at < $until THEN version.until_at END AS until`;
export const IN_FORCE = `version.from_at < $until AND (version.until_at IS NULL OR version.until_at > $since)`;
