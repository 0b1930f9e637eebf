import { type Content, contentStore } from '../contents.ts';
import { diffStore, type StoredDiff } from '../diffs.ts';
import type { Check } from './check.ts';

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Runs a reading that must succeed; the words say what cannot be read. */
function unreadable(read: () => void): string | undefined {
  try {
    read();
    return undefined;
  } catch (fault) {
    return (fault as Error).message;
  }
}

export const verifyCaptures: Check = {
  total: 'SELECT count(*) FROM capture',
  run({ db, fault, step }) {
    const all = db.prepare<
      [],
      { id: number; url: string; at: string; sha256: string; kept: string | null; request: string; response: string }
    >(`SELECT capture.id, url, at, capture.sha256, blob.sha256 AS kept, headers.request_headers_json AS request, headers.response_headers_json AS response
       FROM capture JOIN capture_headers AS headers ON headers.capture_id = capture.id LEFT JOIN blob ON blob.sha256 = capture.sha256 ORDER BY capture.id`);
    for (const { id, url, at, sha256, kept, request, response } of all.iterate()) {
      if (kept === null) fault(id, `its bytes are missing (blob ${sha256}): ${url} of ${at}`);
      if (!ISO.test(at)) fault(id, `its time "${at}" is no ISO 8601 UTC`);
      const headers = unreadable(() => [request, response].map((text) => JSON.parse(text)));
      if (headers) fault(id, `its headers cannot be read: ${headers}`);
      step();
    }
  },
};

interface DocumentRow {
  id: number;
  problems: string;
  visas: string;
}

export const verifyDocuments: Check = {
  total: 'SELECT count(*) FROM document',
  run({ db, fault, step }) {
    const contents = contentStore(db);
    const facts = db.prepare<[number], string>('SELECT value_json FROM fact WHERE document_id = ?').pluck();
    const all = db.prepare<[], DocumentRow>(
      'SELECT id, problems_json AS problems, visas_json AS visas FROM document ORDER BY id',
    );
    for (const { id, problems, visas } of all.iterate()) {
      const wrong = unreadable(() => {
        const { blocks, links } = contents.read(id) as Partial<Content>;
        if (!Array.isArray(blocks) || !Array.isArray(links)) throw new Error('it has no blocks or links');
        for (const text of [problems, visas, ...facts.all(id)]) JSON.parse(text);
      });
      if (wrong) fault(id, `cannot be read: ${wrong}`);
      step();
    }
  },
};

/** The versions of a page follow each other without overlap, and only the last may be open. */
export const verifyVersions: Check = {
  total: 'SELECT count(*) FROM version',
  run({ db, fault, step }) {
    const all = db.prepare<
      [],
      {
        id: number;
        page: number;
        begin: string;
        end: string | null;
        ofCapture: number | null;
        ofDocument: number | null;
      }
    >(`SELECT version.id, version.page_id AS page, from_at AS begin, until_at AS end, capture.page_id AS ofCapture, document.page_id AS ofDocument
       FROM version LEFT JOIN capture ON capture.id = version.capture_id LEFT JOIN document ON document.id = version.document_id
       ORDER BY version.page_id, from_at, version.id`);
    let before: { id: number; page: number; end: string | null } | undefined;
    for (const row of all.iterate()) {
      const { id, page, begin, end } = row;
      if (end !== null && end < begin) fault(id, `it ends (${end}) before it begins (${begin})`);
      if (row.ofCapture !== page) fault(id, `its capture is missing or of another page than ${page}`);
      if (row.ofDocument !== page) fault(id, `its document is missing or of another page than ${page}`);
      if (before?.page === page && (before.end === null || before.end > begin))
        fault(id, `it begins (${begin}) while version ${before.id} of page ${page} is in force`);
      before = row;
      step();
    }
  },
};

export const verifyPages: Check = {
  total: 'SELECT count(*) FROM page',
  run({ db, fault, step }) {
    const open = db
      .prepare<[number], number>(
        'SELECT id FROM version WHERE page_id = ? AND until_at IS NULL ORDER BY id DESC LIMIT 1',
      )
      .pluck();
    const all = db.prepare<
      [],
      {
        id: number;
        state: string;
        version: number | null;
        ofVersion: number | null;
        keyframe: string | null;
        kept: string | null;
      }
    >(`SELECT page.id, page.state, page.version_id AS version, version.page_id AS ofVersion, page.keyframe, blob.sha256 AS kept
       FROM page LEFT JOIN version ON version.id = page.version_id LEFT JOIN blob ON blob.sha256 = page.keyframe ORDER BY page.id`);
    for (const { id, state, version, ofVersion, keyframe, kept } of all.iterate()) {
      const inForce = open.get(id);
      if (version !== null && ofVersion !== id) fault(id, `its version ${version} is missing or of another page`);
      if (inForce !== undefined && inForce !== version)
        fault(id, `version ${inForce} is in force, the page points to ${version ?? 'none'}`);
      if (inForce !== undefined && state === 'gone') fault(id, `it is gone, yet version ${inForce} is in force`);
      if (keyframe !== null && kept === null) fault(id, `its keyframe ${keyframe} is missing`);
      step();
    }
  },
};

const CHANGE_JSON = ['topics_json', 'facts_json'] as const;

/** Changes that count, and those that an import replaced: both have permanent addresses. */
const EVERY_CHANGE = [
  ['change', 'diff, before_document, after_document'],
  ['superseded_change', 'NULL, NULL, NULL'],
]
  .map(
    ([table, packed]) =>
      `SELECT id, before_capture, after_capture, ${CHANGE_JSON.join(', ')}, diff_json, ${packed} FROM ${table}`,
  )
  .join(' UNION ALL ');

export const verifyChanges: Check = {
  total: `SELECT count(*) FROM (${EVERY_CHANGE})`,
  run({ db, fault, step }) {
    const diffs = diffStore(db);
    const all = db.prepare<[], Record<string, string | number | null> & { id: number } & StoredDiff>(
      `SELECT change.*, b.id AS before_found, a.id AS after_found FROM (${EVERY_CHANGE}) AS change
       LEFT JOIN capture AS b ON b.id = before_capture LEFT JOIN capture AS a ON a.id = after_capture ORDER BY change.id`,
    );
    for (const row of all.iterate()) {
      for (const side of ['before', 'after'])
        if (row[`${side}_capture`] !== null && row[`${side}_found`] === null)
          fault(row.id, `the snapshot ${side} it (${row[`${side}_capture`]}) is missing`);
      const wrong = unreadable(() => {
        for (const column of CHANGE_JSON) JSON.parse(row[column] as string);
        diffs.read(row);
      });
      if (wrong) fault(row.id, `cannot be read: ${wrong}`);
      step();
    }
  },
};
