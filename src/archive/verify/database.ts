import type { Check } from './check.ts';

/** Enough to see what is wrong. */
const MOST = 50;

/** The file's own structure, and references that lead nowhere. Captures without bytes are named by their own check. */
export const verifyDatabase: Check = {
  total: 'SELECT 2',
  run({ db, fault, step }) {
    for (const { integrity_check } of db.pragma(`integrity_check(${MOST})`) as { integrity_check: string }[])
      if (integrity_check !== 'ok') fault('file', integrity_check);
    step();
    const broken = db.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
    for (const { table, rowid, parent } of broken)
      if (table !== 'capture' || parent !== 'blob')
        fault(`${table} ${rowid ?? ''}`.trim(), `refers to a ${parent} that is missing`);
    step();
  },
};
