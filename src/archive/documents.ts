import type { Database } from 'better-sqlite3';
import type { Relevance } from '../domain/change.ts';
import type { Document } from '../domain/document.ts';
import type { Fact, FactName, FactValue } from '../domain/fact.ts';
import type { Problem } from '../domain/problem.ts';
import { type Content, contentStore } from './contents.ts';

/** What was understood of a document: stored beside it, rebuilt by `reprocess`. */
export interface StoredReading {
  readonly relevance: Relevance;
  readonly mentionsK: boolean;
  readonly statesRequirements: boolean;
  readonly facts: readonly Fact[];
  readonly visas: readonly string[];
}

export interface StoredDocument {
  readonly id: number;
  readonly page: number;
  readonly textSha256: string;
  readonly extractor: string;
  readonly interpreter: string;
  readonly document: Document;
  readonly reading: StoredReading;
}

export type NewDocument = Omit<StoredDocument, 'id'>;

interface DocumentRow {
  id: number;
  page_id: number;
  text_sha256: string;
  title: string;
  language: string;
  format: Document['format'];
  content: Buffer;
  base: number | null;
  printed_date: string | null;
  url_date: string | null;
  charset: string | null;
  selector: string | null;
  problems_json: string;
  extractor: string;
  relevance: Relevance;
  mentions_k: number;
  requirements: number;
  visas_json: string;
  interpreter: string;
}

interface FactRow {
  fact: FactName;
  visa: string;
  value_json: string;
  quote: string;
}

export type Documents = ReturnType<typeof documentStore>;

/** Documents with their readings and facts. Writes join the caller's transaction. */
export function documentStore(db: Database) {
  const contents = contentStore(db);
  const byId = db.prepare<[number], DocumentRow>('SELECT * FROM document WHERE id = ?');
  const known = db.prepare<[number, string, string], { id: number; interpreter: string }>(
    'SELECT id, interpreter FROM document WHERE page_id = ? AND text_sha256 = ? AND extractor = ?',
  );
  const stored = db.prepare<[number, string, string, string], ReadingRow & { id: number }>(
    `SELECT id, relevance, mentions_k, requirements, visas_json FROM document
     WHERE page_id = ? AND text_sha256 = ? AND extractor = ? AND interpreter = ?`,
  );
  const insert =
    db.prepare(`INSERT INTO document (page_id, text_sha256, title, language, format, content, base, printed_date, url_date, charset, selector,
      problems_json, extractor, relevance, mentions_k, requirements, visas_json, interpreter)
    VALUES ($page, $textSha256, $title, $language, $format, $content, $base, $printedDate, $urlDate, $charset, $selector,
      $problems, $extractor, $relevance, $mentionsK, $requirements, $visas, $interpreter)`);
  const setReading =
    db.prepare(`UPDATE document SET relevance = $relevance, mentions_k = $mentionsK, requirements = $requirements,
    visas_json = $visas, interpreter = $interpreter WHERE id = $id`);
  const clearFacts = db.prepare('DELETE FROM fact WHERE document_id = ?');
  const insertFact = db.prepare(
    'INSERT OR IGNORE INTO fact (document_id, fact, visa, value_json, quote) VALUES (?, ?, ?, ?, ?)',
  );
  const factsOf = db.prepare<[number], FactRow>(
    'SELECT fact, visa, value_json, quote FROM fact WHERE document_id = ? ORDER BY fact, visa',
  );
  const factsOfAll = db.prepare<[string], FactRow & { document_id: number }>(
    `SELECT document_id, fact, visa, value_json, quote FROM fact
     WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY document_id, fact, visa`,
  );
  const sameText = db.prepare<[{ source: string; text: string }], { page_id: number; id: number }>(
    `SELECT version.page_id, version.document_id AS id FROM document JOIN version ON version.document_id = document.id
     JOIN page ON page.id = version.page_id AND page.version_id = version.id
     WHERE page.source_id = $source AND document.text_sha256 = $text
       AND substr(document.text_sha256, 1, 12) = substr($text, 1, 12) ORDER BY version.page_id`,
  );

  const readByOthers = db
    .prepare<[number, string], number>('SELECT id FROM document WHERE page_id = ? AND interpreter <> ? ORDER BY id')
    .pluck();
  const unused = `SELECT id FROM document WHERE page_id = ?
    AND NOT EXISTS (SELECT 1 FROM capture WHERE document_id = document.id)
    AND NOT EXISTS (SELECT 1 FROM version WHERE document_id = document.id)
    AND NOT EXISTS (SELECT 1 FROM document AS other WHERE other.base = document.id)
    AND NOT EXISTS (SELECT 1 FROM change WHERE before_document = document.id)
    AND NOT EXISTS (SELECT 1 FROM change WHERE after_document = document.id)`;
  const dropUnused = db.prepare(`DELETE FROM document WHERE id IN (${unused})`);

  function saveReading(id: number, reading: StoredReading, interpreter: string): void {
    setReading.run({ id, ...readingColumns(reading), interpreter });
    clearFacts.run(id);
    for (const fact of reading.facts)
      insertFact.run(id, fact.fact, fact.visa ?? '', JSON.stringify(fact.value), fact.quote);
  }

  function get(id: number): StoredDocument | undefined {
    const row = byId.get(id);
    return row && toStored(row, contents.read(id), factsOf.all(id).map(toFact));
  }

  return {
    get,
    /** Blocks and links of a document alone. @throws Error where it cannot be opened */
    content: contents.read,
    /** What this interpreter understood of a text of this page, if it was read before. */
    reading(page: number, textSha256: string, extractor: string, interpreter: string): StoredReading | undefined {
      const row = stored.get(page, textSha256, extractor, interpreter);
      return row && toReading(row, factsOf.all(row.id).map(toFact));
    },
    facts: (id: number): Fact[] => factsOf.all(id).map(toFact),
    /** The facts of many documents at once, by their ids; a document without any is not among them. */
    factsOfAll(ids: readonly number[]): ReadonlyMap<number, readonly Fact[]> {
      const rows = Map.groupBy(factsOfAll.all(JSON.stringify(ids)), (row) => row.document_id);
      return new Map([...rows].map(([id, stated]) => [id, stated.map(toFact)]));
    },
    saveReading,

    /** The id of this document, stored once per page, text and extractor. */
    put(fresh: NewDocument): number {
      const found = known.get(fresh.page, fresh.textSha256, fresh.extractor);
      if (found) {
        if (found.interpreter !== fresh.interpreter) saveReading(found.id, fresh.reading, fresh.interpreter);
        return found.id;
      }
      const { document, reading } = fresh;
      const { base, data } = contents.pack(fresh.page, document);
      const { lastInsertRowid } = insert.run({
        page: fresh.page,
        textSha256: fresh.textSha256,
        title: document.title,
        language: document.language,
        format: document.format,
        content: data,
        base,
        printedDate: document.printedDate ?? null,
        urlDate: document.urlDate ?? null,
        charset: document.charset ?? null,
        selector: document.selector ?? null,
        problems: JSON.stringify(document.problems),
        extractor: fresh.extractor,
        interpreter: fresh.interpreter,
        ...readingColumns(reading),
      });
      const id = Number(lastInsertRowid);
      for (const fact of reading.facts)
        insertFact.run(id, fact.fact, fact.visa ?? '', JSON.stringify(fact.value), fact.quote);
      return id;
    },

    /** Documents of a page whose facts another interpreter read. */
    readByOthers: (page: number, interpreter: string): number[] => readByOthers.all(page, interpreter),

    /** Forgets documents of a page of which neither a capture, a version, another document nor a change speaks any more. */
    dropUnused: (page: number): void => void dropUnused.run(page),

    /** Packs the documents of a page anew that an earlier program stored each by itself. */
    compact: (page: number): void => contents.compact(page),

    /** Pages of a source whose version in force has exactly this text. */
    pagesWithText: (source: string, textSha256: string): number[] =>
      sameText.all({ source, text: textSha256 }).map((row) => row.page_id),
  };
}

function readingColumns(reading: StoredReading) {
  return {
    relevance: reading.relevance,
    mentionsK: reading.mentionsK ? 1 : 0,
    requirements: reading.statesRequirements ? 1 : 0,
    visas: JSON.stringify(reading.visas),
  };
}

function toStored(row: DocumentRow, content: Content, facts: Fact[]): StoredDocument {
  return {
    id: row.id,
    page: row.page_id,
    textSha256: row.text_sha256,
    extractor: row.extractor,
    interpreter: row.interpreter,
    document: {
      format: row.format,
      title: row.title,
      language: row.language,
      ...content,
      printedDate: row.printed_date ?? undefined,
      urlDate: row.url_date ?? undefined,
      charset: row.charset ?? undefined,
      selector: row.selector ?? undefined,
      problems: JSON.parse(row.problems_json) as Problem[],
    },
    reading: toReading(row, facts),
  };
}

type ReadingRow = Pick<DocumentRow, 'relevance' | 'mentions_k' | 'requirements' | 'visas_json'>;

const toReading = (row: ReadingRow, facts: readonly Fact[]): StoredReading => ({
  relevance: row.relevance,
  mentionsK: row.mentions_k === 1,
  statesRequirements: row.requirements === 1,
  visas: JSON.parse(row.visas_json) as string[],
  facts,
});

function toFact(row: FactRow): Fact {
  const value = JSON.parse(row.value_json) as FactValue;
  return row.visa
    ? { fact: row.fact, value, quote: row.quote, visa: row.visa }
    : { fact: row.fact, value, quote: row.quote };
}
