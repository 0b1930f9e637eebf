import { ofPages, SEALED } from './range.ts';
import { column, reference, type Table } from './table.ts';

/** The whole chain up to the end of the range, whatever else this is: a seal is worth nothing without those it builds on. */
export const SEALS: Table = {
  name: 'seals',
  description: 'The hash chain over all captures, a link per UTC day; docs/data.md tells how it is built and proved.',
  key: ['number'],
  sql: `SELECT number, day, captures, manifest, head, (SELECT json_group_array(json_object('authority', authority, 'at', at,
      'token', lower(hex(token)))) FROM (SELECT * FROM time_stamp WHERE seal = number AND at < $until ORDER BY at, authority)) AS time_stamps
    FROM seal WHERE ${SEALED} AND $since IS NOT NULL ORDER BY number`,
  columns: [
    column('number', 'integer', 'Counts from 1, without gaps.'),
    column('day', 'date', 'The UTC day, and whatever was captured before it and not sealed yet.'),
    column('captures', 'integer', 'How many captures it covers.'),
    column('manifest', 'string', 'SHA-256 of the list of these captures.'),
    column('head', 'string', 'SHA-256 over the head before it, the day, the number and the manifest.'),
    column('time_stamps', 'array', 'What authorities attest of the head: address, time, RFC 3161 token (hexadecimal).'),
  ],
};

export const PAIRS: Table = {
  name: 'pairs',
  description: 'Pages that are one notice in Chinese and in another language, found by signs.',
  key: ['chinese_page', 'foreign_page'],
  references: [reference('chinese_page', 'pages'), reference('foreign_page', 'pages')],
  sql: `SELECT chinese_page, foreign_page, score, why_json AS why, since FROM pair
    WHERE since < $until AND $since IS NOT NULL AND ${ofPages('chinese_page')} AND ${ofPages('foreign_page')} ORDER BY chinese_page, foreign_page`,
  columns: [
    column('chinese_page', 'integer', 'The page in Chinese.'),
    column('foreign_page', 'integer', 'The page in the other language.'),
    column('score', 'number', 'How sure, from 0.5 to 1.'),
    column('why', 'array', 'The signs by which they were recognised.'),
    column('since', 'datetime', 'When they were found to belong together.'),
  ],
};
