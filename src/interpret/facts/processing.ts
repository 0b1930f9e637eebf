import type { Fact, FactName } from '../../domain/fact.ts';
import type { Line, Page } from '../page.ts';
import { type FactReader, stated } from './reader.ts';
import { daysIn } from './tongue-days.ts';

const DAYS =
  '(?:working|business|work|office)[ -]days?|个?工作[日天]|営业日|(?:업무일|영업일|근무일|일)|d[íi]as (?:h[áa]biles|laborables)|jours (?:ouvr(?:és|ables)|de travail)|arbeitstage?n?|werktage?n?|рабочих (?:дней|дня)|أيام عمل|يوم عمل|giorni lavorativi|dias úteis|dni robocz\\S+|pracovn\\S+ dn\\S+';
const COUNT = new RegExp(
  `(?<![\\d.])(?:(\\d{1,2}) ?(?:-|to|至|到|bis|a|à) ?)?(\\d{1,2})(?:st|nd|rd|th)? ?(?:\\(\\d{1,2}\\) ?)?(?:full |clear |consecutive )?(?:${DAYS})`,
  'g',
);
const COUNTED = new RegExp(COUNT.source);
/** "4 working days (express: 2)", "4 jours ouvrables (3 en express)": the unit is said once. */
const BRACKET =
  /\((?:(?:express|urgent|rush|加急|特急|urgente|срочно|eil\S*)[^)\d]{0,12}(?=\d{1,2}\))|(?=\d{1,2} (?:en|in|im|for|bei|при|для)[^)\d]{0,12}(?:express|urgen|eil|срочн)))(\d{1,2})/;
/** "The standard service takes 4 working days, the express service 2": the unit is said once. */
const ELLIPTIC =
  /(?:express|urgent|rush|expedited|加急|急件)[a-z ]{0,24}?(?: in|:| takes| within|件|服务|办理|需|为){0,2} ?(\d{1,2})(?=[.;,。)]?$|[.;。)] ?)/;
const BARE = /(?<![\d.])(?:(\d{1,2}) ?(?:-|to|至|到) ?)?(\d{1,2}) ?(?:days?|天|日)(?!本)/g;

const EXPRESS =
  /加快|express|urgent|rush|expedit|priority|fast[- ]track|加急|急件|特急|紧急|快件|urgente|exprés|express|accéléré|eil(?:verfahren|dienst|antrag)|срочн|ускоренн|紧急|至急|급행|긴급|مستعجل|عاجل|urgent|tryb pilny/;
const REGULAR =
  /regular|ordinar(?:y|ily)|normal|standard|ordinary|usual(?:ly)?|processing time|processing (?:usually |normally )?takes|普通|普件|标准|正常|一般|办理时(?:间|限)|办结|受理之日起|法定(?:办结)?(?:期限|时限)|审批时限|承诺|通常|标准|일반|보통|ordinario|normal(?:e)?|regulär|обычн|стандартн|عادي|العادية/;
const ABOUT =
  /how long|conclud|finali[sz]|dealt with|changed to: \d|\btime:|tardan?\b|dauert|combien de temps|сколько ждать|handl|\ballow\b|time needed|decision|decided|process|tak(?:e|es|en)|service|complet|issued? within|ready|visa|collect|pick|keeps? the passport|approv|办|受理|tempi|prazo|签证|件|审|かか|所要|発给|发证|取证|服务|需要?|领|时间|발급|처리|소요|tramit|plazo|délai|délivr|bearbeit|срок|оформ|рассмотр|يستغرق|معالجة|إصدار/;
/** Deadlines of the applicant, cancellations, closures and replies by post are no processing time. */
const OTHERS =
  /(?:等待|在线|线上|网上|初步|电子)审[核查]|预审|初审|(?:online|preliminary|pre-?)[ -]?review|in advance|before (?:the )?(?:expir|appointment|your)|prior to|within \d+ (?:working |business )?days? (?:of|after|upon) (?:receiving|receipt|approval|arriv|entry|the approval|their arrival)|cancel|届满|前(?:向|申请|提出)|取消|逾期|提前|放假|closed|holiday|reply|回复|答复|letter in|confirmation letter|确认函|interview|refund|退|validity|有效期|停留|stay/;

function service(text: string): FactName | undefined {
  const express = EXPRESS.test(text);
  const regular = REGULAR.test(text);
  if (express && !regular) return 'processing.express.days';
  if (regular && !express) return 'processing.regular.days';
  return undefined;
}

/** Where the last match of a pattern begins, -1 if none. */
const lastIndex = (text: string, words: RegExp): number =>
  [...text.matchAll(new RegExp(words.source, 'gu'))].at(-1)?.index ?? -1;

/** The kind of service a number belongs to: the nearest word before it, else the first after it, else the heading's. */
function serviceOf(text: string, at: number, end: number, around: string): FactName | undefined {
  const before = text.slice(0, at);
  // A bracket that names a number of its own speaks of that one: "5 working days (express: 3)".
  const after = (text.slice(end).split(/[;,.。、|]/)[0] ?? '').replace(/\([^)]*\d.*$/, '');
  if (/^ ?(?:\(|for |in |with |en |pour |für |для )/.test(after) && service(after) !== undefined) return service(after);
  const [express, regular] = [lastIndex(before, EXPRESS), lastIndex(before, REGULAR)];
  if (express !== regular) return express > regular ? 'processing.express.days' : 'processing.regular.days';
  const [firstExpress, firstRegular] = [after.search(EXPRESS), after.search(REGULAR)];
  if (firstExpress >= 0 && firstRegular >= 0)
    return firstExpress < firstRegular ? 'processing.express.days' : 'processing.regular.days';
  return service(after) ?? service(around);
}

/** A number without a word for its service is the regular one: alone in its sentence, or before the express one. */
const plain = (text: string, count: number, first: boolean): boolean =>
  first && (count === 1 ? !EXPRESS.test(text.replace(/\([^)]*\)/g, ' ')) : count === 2);

const NEXT = /(?:on )?(?:the )?(?:next|following) (?:working|business) day|(?:次|下1?个?|第2天)(?:个)?工作日/g;

function readText(
  page: Page,
  raw: string,
  whole: string,
  around: string,
  visas: readonly string[],
  facts: Fact[],
): void {
  if (whole.length > 1500 || OTHERS.test(whole)) return;
  const text = whole.replace(NEXT, '1 working day');
  const context = `${text} ${around}`;
  if (!ABOUT.test(context) && !EXPRESS.test(text) && !REGULAR.test(text)) return;
  const aside = BRACKET.exec(text);
  if (aside && COUNTED.test(text)) add(facts, stated(page, 'processing.express.days', Number(aside[1]), raw, visas));
  const counts = [...text.matchAll(COUNT)];
  const matches =
    counts.length > 0
      ? counts
      : (EXPRESS.test(text) || REGULAR.test(text)) && /process|takes|办理|时限|需/.test(text)
        ? [...text.matchAll(BARE)]
        : [];
  const bare = counts.length > 0 ? ELLIPTIC.exec(text) : null;
  if (bare)
    for (const fact of stated(page, 'processing.express.days', Number(bare[1]), raw, visas))
      if (!facts.some((one) => one.fact === fact.fact && one.visa === fact.visa)) facts.push(fact);
  for (const match of matches) {
    const days = Number(match[2]);
    const name =
      serviceOf(text, match.index, match.index + match[0].length, around) ??
      (plain(text, matches.length, match === matches[0]) ? 'processing.regular.days' : undefined);
    if (name === undefined || days < 1 || days > 90) continue;
    add(facts, stated(page, name, days, raw, visas));
  }
}

/** A row of times under columns named by services; false where its columns have no such names. */
function readColumns(page: Page, row: Line, visas: readonly string[], facts: Fact[]): boolean {
  const above = page.lines.slice(Math.max(0, row.index - 8), row.index);
  const head = above.findLast(
    ({ kind, cells }) =>
      kind === 'row' && cells.length === row.cells.length && cells.some((cell) => service(cell) !== undefined),
  );
  if (head === undefined || row.cells.filter((cell) => COUNTED.test(cell)).length < 2) return false;
  for (const [column, cell] of row.cells.entries())
    readText(page, row.raw, `${head.cells[column] ?? ''}: ${cell}`, row.cells[0] ?? '', visas, facts);
  return true;
}

/** Longest sentence that leans on the one before for its unit. */
const SHORT = 60;

/** The first number of each service counts. */
function add(facts: Fact[], found: readonly Fact[]): void {
  for (const fact of found)
    if (!facts.some((one) => one.fact === fact.fact && one.visa === fact.visa)) facts.push(fact);
}

/** Working days of the regular and of the express service, from sentences and tables; a range gives its upper bound. */
function readProcessing(page: Page): Fact[] {
  const facts: Fact[] = [];
  for (const [index, sentence] of page.sentences.entries()) {
    const { raw, text, visas, line } = sentence;
    if (line.tongue !== undefined) {
      for (const { name, days } of daysIn(sentence, line.tongue)) add(facts, stated(page, name, days, raw, visas));
      continue;
    }
    const before = page.sentences[index - 1];
    if (before?.line.index === line.index && COUNTED.test(before.text) && !COUNTED.test(text) && text.length <= SHORT) {
      readText(page, raw, `${before.text} ${text}`, '', visas, facts);
      continue;
    }
    if (line.kind === 'row' && line.cells.length > 2 && readColumns(page, line, visas, facts)) continue;
    readText(page, raw, text, line.kind === 'heading' ? '' : `${line.leadIn} ${line.heading}`, visas, facts);
  }
  return facts;
}

export const readRegularDays: FactReader = (page) =>
  readProcessing(page).filter((fact) => fact.fact === 'processing.regular.days');
export const readExpressDays: FactReader = (page) =>
  readProcessing(page).filter((fact) => fact.fact === 'processing.express.days');
