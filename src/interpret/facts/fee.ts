import type { Fact } from '../../domain/fact.ts';
import { isAside, isHearsay } from '../hearsay.ts';
import type { Line, Page } from '../page.ts';
import { isFormerly } from '../tongues/former.ts';
import { countriesIn, currencyOfCountry, hostOfAddress, nationalityIn } from '../values/countries.ts';
import { findDates } from '../values/dates.ts';
import { amountOf, currencyNamed, findMoney } from '../values/money.ts';
import { flatTables } from './fee-flat.ts';
import { type Entry, readTable, tables } from './fee-table.ts';
import { ABOUT, kinds, OTHER_SERVICES, SURCHARGE, serviceAfter } from './fee-words.ts';
import { type FactReader, stated } from './reader.ts';

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

const FREE =
  /(?:no (?:visa )?fees? (?:are |is )?(?:required|charged|payable)|free of charge|there (?:are|is) no fees?|exempt(?:ed)? from (?:visa )?fees?|(?:visa )?fees?[^.;]{0,40} (?:(?:is|are|has been|have been) )?waived|免(?:收|交|缴)?(?:签证)?费|免费(?:办理|签发|申请)|gratuit[oaes]*\b|kostenlos|gebührenfrei|kostenfrei|бесплатн|не взима|無料|无料|무료|مجان|miễn phí|gratis|ücretsiz|bezpłatn|kosteloos)/;
/** What was charged until now: "原收费40欧元,现…", "reduced from 40 to …". */
const FORMER =
  /(?:^|[,;。(])原[^,;。现]{0,24}$|(?:reduced|lowered|increased|raised|down|up|changed) from $|instead of $|(?:^|[,;。])由[^,;。]{0,4}$/;
const CHANGE_ONLY = /last year|compared|原(?:价|收费)|former rate|per cent|\d ?%/;

/** Money of one name in several countries: a mission means its host's. */
const SAME_NAME: Readonly<Record<string, readonly string[]>> = {
  XAF: ['XOF'],
  AED: ['MAD'],
  SAR: ['QAR', 'OMR'],
  EGP: ['SDG', 'LBP'],
};
const ofHost = (currency: string, own: string): string => (SAME_NAME[currency]?.includes(own) ? own : currency);

/** A number that ends its entry: "single entry 540,000; double entry 810,000". */
const BARE_IN_LINE =
  /(?<=[ :]|\p{Script=Han})(?:\d{1,3}(?:,\d{3})+|\d{2,6})(?=$|[;,。] ?(?!\d{3}(?!\d))|\.(?:$| )| (?:per|each|extra|more)\b|\/)/gu;

/** "SEK 300, 450 and 600": the currency is said once. */
function continued(text: string, { currency, end }: Priced, next = text.length): Priced[] {
  const more =
    /^(?:(?:,| and|, and| or| ?\/|、|和) ?\d{1,3}(?:,?\d{3})?(?![\d%.]|,\d| ?(?:[a-z]*days?|months?|years?|entr|个|年|天|月|日|次)))+/.exec(
      text.slice(end, next),
    )?.[0];
  return [...(more ?? '').matchAll(/\d[\d,]*\d|\d/g)]
    .map((match) => ({
      amount: amountOf(match[0]),
      currency,
      index: end + match.index,
      end: end + match.index + match[0].length,
    }))
    .filter(({ amount }) => amount >= 5);
}

/** Where a page says once in what its prices are: "All prices in pounds sterling", 以上均为港币. */
const DECLARES = /price|fees?\b|amount|rate|charge|cost|quoted|currency|均|单位|币种|货币|计价|以[^。]{1,8}计/;
const declaredUnit = (page: Page): string =>
  page.lines
    .slice(0, 400)
    .filter(({ text }) => text.length <= 120 && !/\d/.test(text) && DECLARES.test(text))
    .map(({ text }) => currencyNamed(text))
    .find((code) => code !== '') ?? '';

interface Priced {
  readonly amount: number;
  readonly currency: string;
  readonly index: number;
  readonly end: number;
}

/** Amounts of a line; under "Fees in euro:" a number alone is one. */
function moneyIn(line: Line, title: string, declared: string): readonly Priced[] {
  const money = findMoney(line.text);
  if (money.length > 0) return money.flatMap((one, at) => [one, ...continued(line.text, one, money[at + 1]?.index)]);
  const bracket = /\(([^)]{1,12})\)$/.exec(title)?.[1] ?? '';
  const named =
    (ABOUT.test(line.leadIn) && currencyNamed(line.leadIn)) || (ABOUT.test(title) && currencyNamed(bracket));
  const unit = named || (ABOUT.test(`${line.text} ${title}`) ? currencyNamed(line.text.split(/\d/)[0] ?? '') : '');
  const priced =
    unit !== '' ? unit : SURCHARGE.test(line.text) || kinds(line.text).entries !== undefined ? declared : '';
  if (priced === '') return [];
  const dates = findDates(line.text);
  const bares = [...line.text.matchAll(BARE_IN_LINE)].filter(
    ({ index }) => !dates.some((date) => index >= date.index && index < date.end),
  );
  return bares.map((bare) => ({
    amount: amountOf(bare[0]),
    currency: priced,
    index: bare.index,
    end: bare.index + bare[0].length,
  }));
}

/** The sentence around an amount. */
const around = (text: string, index: number, end: number): string =>
  `${text
    .slice(0, index)
    .split(/\. (?=\p{Ll}|\p{Lo})|[。;]/u)
    .at(-1)}${text.slice(index, end)}${text.slice(end).split(/\.(?: |$)|[。;]/)[0]}`;

/** What stands behind an amount and speaks of it: "30 USD for one entry", "£25 (single)". */
const BEHIND =
  /^ ?(?:\((?!\D{0,20}\d{2,})[^()]{1,40}\)|\(|(?:for|pour|por|für|за|per) )[^,;.。()|\d]*(?:\d (?:entr|eintr|einreis|ingress|lần|kali)[^,;.。()|\d]*)?/;

/** The amounts of one line, each with the words before it, or behind it where none stand before. */
function readAmounts(
  line: Line,
  money: readonly Priced[],
  own: string | undefined,
  local: string,
  host: string | undefined,
): Entry[] {
  const entries: Entry[] = [];
  let from = 0;
  let said: string | undefined;
  for (const { amount, currency, index, end } of money) {
    const parts = line.text.slice(from, index).split(/\. (?=\p{Ll}|\p{Lo})|[。]/u);
    const before = parts.at(-1) ?? '';
    if (parts.length > 1) said = undefined;
    const rest = line.text.slice(end);
    const sentence = around(line.text, index, end);
    // The words of a former price hold for the one that follows it.
    if (FORMER.test(before)) continue;
    const behind = kinds(before).entries === undefined ? (BEHIND.exec(rest)?.[0] ?? '') : '';
    const { entries: times } = kinds(behind);
    from = times === undefined ? end : end + behind.length;
    if (CHANGE_ONLY.test(sentence) || isHearsay(sentence) || remembers(sentence, line) || otherService(before))
      continue;
    const surcharge = SURCHARGE.test(before);
    const whose = /^ ?for ([^,;.。()|\d]{3,40})/.exec(rest)?.[1];
    const payer = whose === undefined ? undefined : nationalityIn(whose, host);
    if (payer !== undefined) from = Math.max(from, end + (whose?.length ?? 0));
    if (!surcharge) said = nationalityIn(before, host) ?? payer ?? said;
    const citizen = surcharge ? nationalityIn(before, host) : (said ?? own);
    entries.push({
      ...kinds(before),
      ...(times === undefined ? {} : { entries: times }),
      ...serviceAfter(before, rest.split(/[,;.。(|]/)[0] ?? ''),
      ...(citizen === undefined ? {} : { nationality: citizen }),
      amount,
      currency: currency || local,
      line,
    });
  }
  return entries;
}

const HOLDERS =
  /每[本个]护照|(?:per|each|for every) passport|(?:passports?|nationality)[- ]holders?|holders of (?:[a-z]+ ){0,4}passports?|护照持有[人者]|持[^,。;]{0,12}护照(?:者|人员)?/g;
const remembers = (text: string, { tongue }: Line): boolean => tongue !== undefined && isFormerly(text, tongue);

const otherService = (before: string): boolean =>
  OTHER_SERVICES.test(before.replace(HOLDERS, ' ')) && !/visa fee|签证费|urgent|express|加急/.test(before);

/** A cell that lists several prices is read like a line: "Belgians EUR 126; others EUR 60". */
function readCells(line: Line, local: string, host: string | undefined): Entry[] {
  if (!ABOUT.test(line.text)) return [];
  return line.cells.flatMap((text) => {
    const money = findMoney(text);
    return money.length < 2 ? [] : readAmounts({ ...line, text }, money, undefined, local, host);
  });
}

/** Longest line of which one nationality is everybody's. */
const LONGEST_OWN = 240;
/** Longest line that only says whose fees follow. */
const LABEL = 50;

/** Fees in running text and in lists such as "Single entry: 30 US$". */
function readLines(page: Page, local: string, taken: ReadonlySet<number>): Entry[] {
  const entries: Entry[] = [];
  let nationality: string | undefined;
  const host = hostOfAddress(page.url);
  let titled = -2;
  const declared = declaredUnit(page);
  const pageOfFees = ABOUT.test(page.title.text);
  for (const line of page.lines) {
    if (taken.has(line.index)) continue;
    if (line.kind === 'row') {
      entries.push(...readCells(line, local, host));
      continue;
    }
    if (line.text.length > 3000 || isAside(line.text)) continue;
    const money = moneyIn(line, page.title.text, declared);
    if (money.length === 0) {
      const titles = line.text.endsWith(':') || (pageOfFees && line.text.length <= LABEL);
      const whose = titles ? nationalityIn(line.text, host) : undefined;
      // Two in a row are the head of a table that was taken apart.
      if (whose !== undefined) nationality = titled === line.index - 1 ? undefined : whose;
      if (whose !== undefined) titled = line.index;
      if (FREE.test(line.text) && ABOUT.test(line.text) && !OTHER_SERVICES.test(line.text))
        entries.push({ amount: 0, currency: 'CNY', line });
      continue;
    }
    const asked = page.lines[line.index - 1]?.text ?? '';
    const question = /\?$|か。$/.test(asked) ? asked : '';
    if (!(pageOfFees || ABOUT.test(`${line.text} ${line.leadIn} ${line.heading} ${question}`))) continue;
    // "612 Mexican pesos" names a currency, not who pays.
    const words = money.reduceRight((text, { index, end }) => `${text.slice(0, index)} ${text.slice(end)}`, line.text);
    // In a long sentence a country is a place as well.
    const own = words.length <= LONGEST_OWN ? nationalityIn(words, host) : undefined;
    entries.push(...readAmounts(line, money, own ?? nationality, local, host));
  }
  return entries;
}

/** What the visa costs, item by item; other services on the page (passports, notary) are left out. */
export const readFees: FactReader = (page) => {
  const local = localCurrency(page);
  const flat = flatTables(page, hostOfAddress(page.url));
  const entries = [
    ...[...tables(page), ...flat.tables].flatMap((rows) => readTable(page, rows, local)),
    ...readLines(page, local, flat.taken),
  ].filter(({ currency }) => currency !== '');
  const byVisa = new Map<string, Entry[]>();
  for (const entry of entries.slice(0, 400)) {
    const { visas } = entry.line;
    const key = visas.join();
    byVisa.set(key, [...(byVisa.get(key) ?? []), entry]);
  }
  return [...byVisa.values()].flatMap((group): Fact[] => {
    const value = group.map(({ line: _line, ...fee }) => ({ ...fee, currency: ofHost(fee.currency, local) }));
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
