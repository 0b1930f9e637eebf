import type { Fact, Fee } from '../../domain/fact.ts';
import { isHearsay } from '../hearsay.ts';
import type { Line, Page } from '../page.ts';
import { countriesIn, currencyOfCountry, hostOfAddress, nationalityIn } from '../values/countries.ts';
import { amountOf, currencyNamed, findMoney } from '../values/money.ts';
import { type FactReader, stated } from './reader.ts';

const ABOUT =
  /сто[ия]т|cuesta|coûte|kostet|多少钱|얼마|fees?\b|\d (?:[a-z]+ )?(?:per|for each) (?:visa|applicant|application|person|passport)|\bpay\b|payable|charge|cost|price|tariff|payment of|收费|收取|费用?|签证费|规费|规费|料金|手数料|费用|비용|수수료|요금|tarifas?|tasas?|cuota|frais|droits|tarifs?|gebühr|kosten|сбор|стоимост|пошлин|тариф|оплат|رسوم|الرسوم|tariff|diritti|taxas?|opłat|ค่าธรรมเนียม|ค่าวีซ่า|lệ phí/;
const ENTRIES: readonly (readonly [NonNullable<Fee['entries']>, RegExp])[] = [
  [
    'multiple',
    /multiple|multi-?entr|多次|复数|数次|múltipl|multiples|mehrfach|многократн|복수|متعدد|หลายครั้ง|mnohonás|wielokrotn/,
  ],
  [
    'double',
    /double|two entr|\b2 entr|二次|两次|双次|2次|2回|doble|dos entradas|deux entrées|zweimal|двукратн|더블|مرتين|2 ?ครั้ง|dwukrotn/,
  ],
  [
    'single',
    /single|one entry|\b1 entry|一次|单次|1次|1回|una entrada|entrada única|simple|une entrée|einmal|однократн|단수|مرة واحدة|1 ?ครั้ง|jednokrotn/,
  ],
];
const SERVICE: readonly (readonly [string, RegExp])[] = [
  ['rush', /rush|same[- ]day|特急|next[- ]day|ด่วนพิเศษ|extra express/],
  [
    'express',
    /express|urgent|expedit|加急|急件|快件|至急|급행|긴급|urgente|exprés|accéléré|eil|срочн|ускор|عاجل|مستعجل|เร่งด่วน|pilny/,
  ],
  ['regular', /regular|normal|standard|ordinary|普通件?|正常|一般|通常|일반|ordinari|régulier|обычн|عادي|ธรรมดา/],
];
const PERIODS: readonly (readonly [string, RegExp])[] = [
  ['12 months', /12 ?(?:months|个月|เดือน|месяц|ヶ月)|(?:1|one)[ -]?year|1年|一年|years? and above|12-month/],
  ['6 months', /6 ?(?:months|个月|เดือน|месяц|ヶ月)|half[- ]a?[- ]?year|半年|6-month/],
  ['group', /group|团体|団体|단체|grupo|groupe|gruppe|группов/],
];
const OTHER_SERVICES =
  /passport|护照|旅行证|notar|公证|legali[sz]|authentic|认证|travel document|travel permit|入港许可|陈述书|国籍证明|hong kong entry|hksar|香港|澳门|entry permit|residence permit|居留|停留证件|return|mail|邮寄|photo|照片|service (?:fee|charge)(?! of)|服务费|(?:cent(?:re|er)|its own)[^.;]{0,20}service (?:fee|charge)|保险|refund|退/;

/** An extra charge holds for everybody unless it names whom. */
const SURCHARGE = /加急|特急|加收|另收|另加|express|urgent|rush|surcharge|additional|extra|urgente|срочн|zuschlag/;

const OTHER_COLUMNS =
  /(?:^| )(?:服务费|service (?:fee|charge)s?)(?: ?\([^)]*\))? *$|居留|停留期|出入境证|旅行证|residence|passport|护照/;

function kinds(text: string): Pick<Fee, 'entries' | 'service'> {
  const named = ENTRIES.filter(([, words]) => words.test(text)).map(([id]) => id);
  const service = [SERVICE, PERIODS].flatMap((table) => {
    const hit = table.find(([, words]) => words.test(text));
    return hit ? [hit[0]] : [];
  });
  return {
    ...(named.length === 1 && named[0] ? { entries: named[0] } : {}),
    ...(service.length > 0 ? { service: service.join(' ') } : {}),
  };
}

/** "£130 regular service, £155 express service": the service follows the amount where none stands before it. */
function serviceAfter(before: string, after: string): Pick<Fee, 'service'> {
  const named = (text: string): string | undefined => SERVICE.find(([, words]) => words.test(text))?.[0];
  const own = named(before.split(/[,;:]/).at(-1) ?? '');
  const next = /^ ?(?:for |with |in )?(?:the )?[a-z]+ (?:service|processing|handling)\b/.test(after)
    ? named(after)
    : undefined;
  return own === undefined && next !== undefined ? { service: next } : {};
}

/** The currency of amounts that name none: the page's own words, else the host country's. */
function localCurrency(page: Page): string {
  const host = hostOfAddress(page.url);
  const named = page.lines
    .slice(0, 200)
    .map((line) => currencyNamed(line.text))
    .find((code) => code !== '');
  const own = host === undefined ? undefined : currencyOfCountry(host);
  if (own !== undefined) return own;
  if (named !== undefined) return named;
  const country = [page.title, ...page.lines.slice(0, 40)].flatMap((line) => countriesIn(line.text))[0];
  const foreign = country === undefined ? undefined : currencyOfCountry(country);
  return foreign ?? (page.lines.some((line) => line.text.includes('$')) ? 'USD' : '');
}

interface Entry extends Fee {
  readonly line: Line;
}

const BARE = /^(\d{1,3}(?:[, ]\d{3})+|\d{2,7})(?:\.\d{2})?\*?$/;

/** One table: its head names columns, its first cells rows; a blank first cell carries the nationality above. */
function readTable(page: Page, rows: readonly Line[], local: string): Entry[] {
  const entries: Entry[] = [];
  const host = hostOfAddress(page.url);
  const above = page.lines[(rows[0]?.index ?? 0) - 1];
  const title = `${above?.kind !== 'row' && (above?.text.length ?? 99) <= 80 ? above?.text : ''} ${rows[0]?.leadIn ?? ''} ${rows[0]?.heading ?? ''}`;
  const unit =
    currencyNamed(
      `${title} ${rows
        .slice(0, 2)
        .map((row) => row.text)
        .join(' ')}`,
    ) || local;
  let head: readonly string[] = [];
  let nationality = nationalityIn(title, host);
  const general = nationality;
  for (const [at, row] of rows.entries()) {
    const amounts = row.cells.map((cell) => amountIn(cell, unit));
    if (amounts.every((money) => money === undefined)) {
      head = row.cells.map((cell, column) => `${head[column] ?? ''} ${cell}`);
      continue;
    }
    const first = row.cells[0] ?? '';
    if (first !== '')
      nationality =
        nationalityIn(first, host) ??
        (head.some((cell) => /national|国籍|สัญชาติ|countr/.test(cell)) ? undefined : general);
    const label = row.cells.filter((_, column) => amounts[column] === undefined).join(' ');
    for (const [column, money] of amounts.entries()) {
      if (money === undefined) continue;
      const words = `${label} ${head[column] ?? ''}`;
      if (OTHER_SERVICES.test(label) || /^(?:注|note)/.test(label) || OTHER_COLUMNS.test(head[column] ?? '')) continue;
      const citizen = nationalityIn(head[column] ?? '', host) ?? nationality;
      const { entries: times, ...service } = kinds(`${words}${countCell(row, head)}`);
      entries.push({
        ...(times === undefined || spans(rows, at, column) ? {} : { entries: times }),
        ...service,
        ...(citizen === undefined ? {} : { nationality: citizen }),
        ...money,
        line: row,
      });
    }
  }
  return entries;
}

/** One amount written beside the first of several rows holds for all of them, however often one enters. */
const spans = (rows: readonly Line[], at: number, column: number): boolean =>
  rows[at + 1]?.cells[column] === '' && rows[at + 1]!.cells.some((cell) => findMoney(cell).length > 0);

/** In a column of entries "2" means two entries. */
function countCell(row: Line, head: readonly string[]): string {
  const column = head.findIndex((cell) => /entr|次数/.test(cell));
  const count = /^([12])$/.exec(row.cells[column] ?? '')?.[1];
  return count === undefined ? '' : ` ${count} entry`;
}

function amountIn(cell: string, unit: string): Pick<Fee, 'amount' | 'currency'> | undefined {
  const money = findMoney(cell)[0];
  if (money !== undefined) return { amount: money.amount, currency: money.currency || unit };
  if (/^(?:free|gratis|免费|免収|免收|gratuit|无料|무료|бесплатно|مجان)/.test(cell))
    return { amount: 0, currency: unit || 'CNY' };
  return BARE.test(cell) && unit !== '' ? { amount: amountOf(cell.replace('*', '')), currency: unit } : undefined;
}

/** Does the table, its heading, the line before it or the title speak of fees? */
const feeTable = (page: Page, rows: readonly Line[]): boolean => {
  const first = rows[0];
  if (first === undefined) return false;
  const around = `${page.title.text} ${first.leadIn} ${first.heading} ${page.lines[first.index - 1]?.text ?? ''}`;
  if (ABOUT.test(around) || rows.some((row) => ABOUT.test(row.text))) return true;
  const priced = rows.filter((row) => findMoney(row.text).length > 0).length;
  return priced >= 2 && rows.some((row) => ENTRIES.some(([, words]) => words.test(row.text)));
};

/** Runs of rows that belong to one table. */
function tables(page: Page): Line[][] {
  const runs: Line[][] = [];
  let last = -2;
  for (const line of page.lines) {
    if (line.kind !== 'row') continue;
    if (line.index === last + 1) runs.at(-1)?.push(line);
    else runs.push([line]);
    last = line.index;
  }
  return runs.filter((rows) => feeTable(page, rows));
}

const FREE =
  /(?:no (?:visa )?fees? (?:are |is )?(?:required|charged|payable)|free of charge|there (?:are|is) no fees?|exempt(?:ed)? from (?:visa )?fees?|visa fees? (?:is |are )?waived|免(?:收|交|缴)?(?:签证)?费|免费(?:办理|签发|申请)|gratuit[oa]?\b|kostenlos|бесплатн)/;
/** What was charged until now: "原收费40欧元,现…", "reduced from 40 to …". */
const FORMER =
  /(?:^|[,;。(])原[^,;。现]{0,24}$|(?:reduced|lowered|increased|raised|down|up|changed) from $|instead of $|(?:^|[,;。])由[^,;。]{0,4}$/;
const CHANGE_ONLY = /last year|compared|原(?:价|收费)|former rate|per cent|\d ?%/;

/** A number that ends its entry: "single entry 540,000; double entry 810,000". */
const BARE_IN_LINE = /(?<=[ :]|\p{Script=Han})(?:\d{1,3}(?:,\d{3})+|\d{2,6})(?=$|[;,。] ?(?!\d{3}(?!\d))|\.(?:$| ))/gu;

/** Amounts of a line; under "Fees in euro:" a number alone is one. */
function moneyIn(
  line: Line,
  title: string,
): readonly { amount: number; currency: string; index: number; end: number }[] {
  const money = findMoney(line.text);
  if (money.length > 0) return money;
  const bracket = /\(([^)]{1,12})\)$/.exec(title)?.[1] ?? '';
  const named =
    (ABOUT.test(line.leadIn) && currencyNamed(line.leadIn)) || (ABOUT.test(title) && currencyNamed(bracket));
  const unit = named || (ABOUT.test(line.text) ? currencyNamed(line.text.split(/\d/)[0] ?? '') : '');
  if (unit === '') return [];
  return [...line.text.matchAll(BARE_IN_LINE)].map((bare) => ({
    amount: amountOf(bare[0]),
    currency: unit,
    index: bare.index,
    end: bare.index + bare[0].length,
  }));
}

/** The sentence around an amount. */
const around = (text: string, index: number, end: number): string =>
  `${text
    .slice(0, index)
    .split(/\. (?=[a-z])|[。;]/)
    .at(-1)}${text.slice(index, end)}${text.slice(end).split(/\.(?: |$)|[。;]/)[0]}`;

/** Fees in running text and in lists such as "Single entry: 30 US$". */
function readLines(page: Page, local: string): Entry[] {
  const entries: Entry[] = [];
  let nationality: string | undefined;
  const pageOfFees = ABOUT.test(page.title.text);
  for (const line of page.lines) {
    if (line.kind === 'row' || line.text.length > 3000) continue;
    const money = moneyIn(line, page.title.text);
    // "612 Mexican pesos" names a currency, not who pays.
    const own = nationalityIn(
      money.reduceRight((text, { index, end }) => `${text.slice(0, index)} ${text.slice(end)}`, line.text),
      hostOfAddress(page.url),
    );
    if (money.length === 0) {
      if (own !== undefined && /[:]$/.test(line.text)) nationality = own;
      if (FREE.test(line.text) && ABOUT.test(line.text) && !OTHER_SERVICES.test(line.text))
        entries.push({ amount: 0, currency: 'CNY', line });
      continue;
    }
    if (!(pageOfFees || ABOUT.test(`${line.text} ${line.leadIn} ${line.heading}`))) continue;
    let from = 0;
    for (const { amount, currency, index, end } of money) {
      const before =
        line.text
          .slice(from, index)
          .split(/\. (?=[a-z])|[。]/)
          .at(-1) ?? '';
      const after = line.text.slice(end).split(/[,;.。(|]/)[0] ?? '';
      from = end;
      const sentence = around(line.text, index, end);
      if (CHANGE_ONLY.test(sentence) || isHearsay(sentence) || FORMER.test(before)) continue;
      if (
        OTHER_SERVICES.test(before.replace(/每[本个]护照|(?:per|each|for every) passport/g, ' ')) &&
        !/visa fee|签证费|urgent|express|加急/.test(before)
      )
        continue;
      const citizen =
        nationalityIn(before, hostOfAddress(page.url)) ?? (SURCHARGE.test(before) ? undefined : (own ?? nationality));
      entries.push({
        ...kinds(before),
        ...serviceAfter(before, after),
        ...(citizen === undefined ? {} : { nationality: citizen }),
        amount,
        currency: currency || local,
        line,
      });
    }
  }
  return entries;
}

/** What the visa costs, item by item; other services on the page (passports, notary) are left out. */
export const readFees: FactReader = (page) => {
  const local = localCurrency(page);
  const entries = [...tables(page).flatMap((rows) => readTable(page, rows, local)), ...readLines(page, local)].filter(
    ({ currency }) => currency !== '',
  );
  const byVisa = new Map<string, Entry[]>();
  for (const entry of entries.slice(0, 400)) {
    const visas = entry.line.kind === 'row' ? entry.line.visas : entry.line.visas;
    const key = visas.join();
    byVisa.set(key, [...(byVisa.get(key) ?? []), entry]);
  }
  return [...byVisa.values()].flatMap((group): Fact[] => {
    const value = group.map(({ line: _line, ...fee }) => fee);
    return stated(page, 'fee', value, quote(page, group), group[0]?.line.visas ?? []);
  });
};

function quote(page: Page, group: readonly Entry[]): string {
  const indexes = group.map(({ line }) => line.index);
  const all = page.lines
    .slice(Math.min(...indexes), Math.max(...indexes) + 1)
    .map((line) => line.raw)
    .join('\n');
  return all.length <= 1200 ? all : (group[0]?.line.raw ?? '');
}
