import { randomBytes } from 'node:crypto';
import type { Archive } from '../../src/archive/archive.ts';
import { sha256 } from '../../src/archive/blobs.ts';
import { searchIndex } from '../../src/archive/search-index.ts';
import type { Block } from '../../src/domain/document.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { SOURCE_KINDS } from '../../src/domain/source.ts';
import { simplify } from '../../src/interpret/text/han.ts';
import { source } from '../../test/support/seed.ts';

export interface ArchiveSize {
  readonly versions: number;
  readonly pages: number;
  /** Random bytes put in besides, as blobs that no page refers to: for tests that need a big file quickly. */
  readonly bytes?: number;
}

const MISSIONS = 330;
const START = Date.UTC(2023, 0, 1);
const SPAN_MS = 3 * 365 * 86_400_000;
const COUNTRIES = ['US', 'DE', 'FR', 'JP', 'BR', 'IN', 'ZA', 'EG', 'AU', 'GB', 'IT', 'ES', 'CA', 'MX', 'KR', 'TH'];

const ENGLISH = [
  'Applicants for the K visa must hold a bachelor degree in science or technology from a renowned university.',
  'The consular section is open to the public from nine to twelve on working days.',
  'An appointment must be made through the online system before the documents are handed in.',
  'The fee is paid in cash or by card when the passport is collected.',
  'Processing takes four working days; express service is offered at an additional charge.',
  'Holders may take part in education, research, culture, entrepreneurship and business activities.',
];
const CHINESE = [
  '申请K字签证的外国青年科技人才应当毕业于国内外知名高校或者科研机构的理工科专业。',
  '领事部工作日上午九时至十二时对外办公，节假日除外。',
  '申请人须先在网上填写申请表并预约递交材料的时间。',
  '签证费在领取护照时以现金或者银行卡支付。',
  '普通件办理时间为四个工作日，加急件另收加急费。',
  '持证人可以从事教育、科技、文化等领域的交流以及创业、商务活动。',
];

interface Edition {
  readonly title: string;
  readonly language: 'en' | 'zh';
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
  readonly k: boolean;
}

/** What page `page` says in its version `version`: one of its lines is another in every version. One page in four is about the K visa. */
function edition(page: number, version: number): Edition {
  const chinese = page % 2 === 0;
  const k = page % 4 < 1;
  const bank = chinese ? CHINESE : ENGLISH;
  const lines = Array.from({ length: 8 }, (_, index) => `${bank[(page + index) % bank.length]} (${page}-${index})`);
  const age = 35 + (version % 11);
  lines[version % 8] = chinese
    ? `第${version + 1}号通知：年龄为${age}周岁以下。`
    : `Notice ${version + 1}: aged up to ${age}.`;
  const quote = lines[version % 8]!;
  const facts: Fact[] = [
    { fact: 'eligibility.age.max', value: age, quote },
    { fact: 'eligibility.degree.min', value: 'bachelor', quote: lines[0]! },
    { fact: 'sponsor.required', value: version % 2 === 0, quote: lines[1]! },
    { fact: 'procedure.appointment', value: true, quote: lines[2]! },
    { fact: 'processing.regular.days', value: 4 + (page % 3), quote: lines[4]! },
    { fact: 'fee', value: [{ amount: 100 + (page % 7), currency: 'USD' }], quote: lines[3]! },
  ];
  const title = chinese ? `关于K字签证的通知 ${page}` : `Notice on visa applications ${page}`;
  return { title, language: chinese ? 'zh' : 'en', lines, facts: k ? facts : [], k };
}

/**
 * Fills an archive with the history of a few hundred missions over three years, through the archive's own functions: every capture
 * opens, every digest holds, every day but the last is sealed. Goes on where an earlier run with the same size was broken off.
 */
export function fillArchive(archive: Archive, size: ArchiveSize, progress?: (done: number) => void): void {
  archive.db.pragma('synchronous = OFF');
  const ids = declare(archive, size.pages);
  const { indexPage } = searchIndex(archive.db, simplify);
  const rounds = Math.ceil(size.versions / size.pages);
  const captures = new Map(newestCaptures(archive));
  for (let round = roundsDone(archive, ids); round < rounds; round++) {
    archive.transaction(() => {
      for (const [index, page] of ids.slice(0, size.versions - round * size.pages).entries()) {
        const at = new Date(START + ((round + index / ids.length) / rounds) * SPAN_MS).toISOString();
        captures.set(page, keep(archive, indexPage, page, index, round, at, captures.get(page)));
      }
    });
    archive.seals.sealDays(new Date(START + (round / rounds) * SPAN_MS));
    progress?.(Math.min(size.versions, (round + 1) * size.pages));
  }
  if (size.bytes) pad(archive, size.bytes);
  archive.db.pragma('synchronous = FULL');
  archive.db.pragma('wal_checkpoint(TRUNCATE)');
}

const newestCaptures = ({ db }: Archive): [number, number][] =>
  db
    .prepare<[], [number, number]>('SELECT page.id, capture_id FROM page JOIN version ON version.id = version_id')
    .raw()
    .all();

/** A round is one transaction: it is there or not. */
const roundsDone = (archive: Archive, ids: readonly number[]): number => archive.versions.of(ids.at(-1)!).length;

function declare(archive: Archive, pages: number): number[] {
  const now = new Date(START).toISOString();
  const missions = Array.from({ length: Math.min(MISSIONS, pages) }, (_, n) =>
    source(`mission-${n}`, SOURCE_KINDS[n % 5]!, COUNTRIES[n % COUNTRIES.length]!, `Mission ${n}`, `第${n}使馆`),
  );
  archive.sources.mirror(missions, now);
  return archive.transaction(() =>
    Array.from({ length: pages }, (_, n) => {
      const { id } = missions[n % missions.length]!;
      const url = `http://${id}.example/lsfw/t${n}.htm`;
      return archive.pages.ensure({ source: id, url, role: 'page', origin: 'declared' }, now).id;
    }),
  );
}

/** One version with its look, capture, document, index entry, facts and change. Returns the capture's id. */
function keep(
  archive: Archive,
  index: (page: number) => void,
  page: number,
  order: number,
  round: number,
  at: string,
  before?: number,
): number {
  const { url } = archive.pages.get(page)!;
  const text = edition(order, round);
  const capture = archive.captures.keep(page, answer(url, at, text));
  const document = archive.documents.put({
    page,
    textSha256: sha256([text.title, ...text.lines].join('\n')),
    extractor: '1',
    interpreter: '1',
    document: {
      format: 'html',
      title: text.title,
      language: text.language,
      blocks: text.lines.map((line): Block => ({ kind: 'paragraph', text: line })),
      links: [],
      problems: [],
    },
    reading: {
      relevance: text.k ? 'k-visa' : 'visa',
      mentionsK: text.k,
      statesRequirements: text.k,
      facts: text.facts,
      visas: text.k ? ['K'] : [],
    },
  });
  archive.captures.setDocument(capture, document);
  const version = archive.versions.begin(page, document, capture, at);
  index(page);
  archive.visits.add(page, at, round === 0 ? 'baseline' : 'changed', { status: 200, capture });
  for (const hour of [1, 2])
    archive.visits.add(page, new Date(Date.parse(at) + hour * 3_600_000).toISOString(), 'not-modified', {
      status: 304,
    });
  archive.pages.succeeded(page, at);
  archive.pages.set(page, { version, state: 'live', ...(text.k && round === 0 ? { firstWithK: at } : {}) });
  if (before !== undefined) tell(archive, page, text, edition(order, round - 1), [before, capture], at);
  return capture;
}

function tell(
  archive: Archive,
  page: number,
  after: Edition,
  before: Edition,
  captures: [number, number],
  at: string,
): void {
  const { source: sourceId, url } = archive.pages.get(page)!;
  const differing = after.lines.flatMap((line, index) => (line === before.lines[index] ? [] : [index]));
  archive.changes.add({
    page,
    source: sourceId,
    url,
    kind: 'amended',
    relevance: after.k ? 'k-visa' : 'visa',
    severity: after.k ? 'critical' : 'major',
    detectedAt: at,
    before: captures[0],
    after: captures[1],
    title: after.title,
    language: after.language,
    topics: after.k ? ['eligibility', 'fee'] : ['procedure'],
    facts: [],
    summary: { en: 'A notice was replaced.', zh: '通知已更新。' },
    diff: differing.map((index) => ({ op: 'changed', before: before.lines[index]!, after: after.lines[index]! })),
    cause: 'site',
    interpreter: '1',
  });
}

/** A page of about 4 KB, most of it the frame that every page of a site has. */
function answer(url: string, at: string, text: Edition) {
  const menu = Array.from({ length: 30 }, (_, n) => `<li><a href="/section/${n}/index.htm">Section ${n}</a></li>`);
  const body = text.lines.map((line) => `<p>${line}</p>`).join('\n');
  return {
    url,
    finalUrl: url,
    redirects: [],
    status: 200,
    requestHeaders: { 'user-agent': 'kvisa-watch/0.1.0 (+https://watch.example/about)', accept: 'text/html' },
    responseHeaders: {
      'content-type': 'text/html; charset=utf-8',
      server: 'nginx',
      date: at,
      connection: 'keep-alive',
    },
    startedAt: at,
    durationMs: 400,
    renderer: 'http' as const,
    body: Buffer.from(
      `<!doctype html><html lang="${text.language}"><head><title>${text.title}</title></head><body><ul>${menu.join('')}</ul><main><h1>${text.title}</h1>${body}</main></body></html>`,
    ),
    mediaType: 'text/html',
    charset: 'utf-8',
  };
}

const PIECE = 1 << 20;

/** Blobs of incompressible bytes, each of which opens and has its digest, until the file has grown by so much. */
function pad({ db, blobs }: Archive, bytes: number): void {
  for (let done = 0; done < bytes; done += 64 * PIECE)
    db.transaction(() => {
      for (let at = done; at < Math.min(bytes, done + 64 * PIECE); at += PIECE) blobs.put(randomBytes(PIECE));
    })();
}
