import type { Relevance } from '../domain/change.ts';
import { namedEntries } from './facts/fee-words.ts';
import type { Line, Page } from './page.ts';
import { findMoney } from './values/money.ts';

const VISA =
  /\b[xqs][12]\b|visa(?!ge(?!b))|\bvisti\b|thị thực|\bvize(?!r)|huellas (?:dactilares|digitales)|empreintes digitales|fingerabdr|impronte digitali|impress(?:ões|ão) digita|отпечатк|지문|بصمات|vân tay|sidik jari|ลายนิ้วมือ|parmak iz|签证|赴华签|visad|visto|visum|виз[аыуое]|\bвиз\b|ビザ|査证|查证|비자|사증|تأشير|víz|wiz[aęyo]|วีซ่า|入境外国人|免签|免办签证|指纹|指纹|fingerprint|外国人来华工作|外国人在中国就业|(?:foreigner'?s? )work permits?|work permits? for foreign/g;
const RULES =
  /appl(?:y|icant|ication)|require|document|fee|appointment|process|fingerprint|valid|entr(?:y|ies)|form|issue|categor|type|申请|材料|收费|费用|预约|办理|受理|指纹|种类|有效|入境|须知|签发|解答|申请|手続|种类|手数料|발급|신청|구비|서류|수수료|solicit|requisit|tasa|trámite|tipo|demande|formulaire|frais|catégorie|antrag|gebühr|kategorie|unterlagen|заявлен|документ|сбор|категори|оформл|طلب|رسوم|أنواع|wniosk|opłat|ประกาศ|ค่าธรรมเนียม|délivr|expid|otorg|erteilt|ausgestellt|выда|rilascia|emitid|発給|exen[tc]i|huella|empreint|fingerabdr|impront|impress|отпечат|지문|بصم|vân tay|sidik jari|rendez-vous|termin|appuntament|agendament|marcação|запис|예약|موعد|turno|\bcita|richied|richiest|domand|tariff|requer|pedido|taxa|emolument|documen|hồ sơ|lệ phí|permohonan|dokumen|biaya|เอกสาร|นัดหมาย|başvuru|ücret|harç|belge|aanvra|kosten|leges|work permit|工作许可|就业/;
/** Subjects that are no visa matter, though the word may stand in the title. */
const NEVER =
  /passport (?:renewal|application|service)|renewal of (?:chinese )?passports?|notari|authenticat|legali[sz]ation|fraud|scam|beware|\bfake\b|counterfeit|impersonat|holiday|(?:office|hall|section|centre|center) (?:closure|closes)|closure of|closes early|closed (?:on|from|during)|working hours during|betrug|betrüg|fraude|estafa|truff[ae]|\bgolpe|мошенни|诈欺|사기|유언비어|احتيال|شائعات|\brumores|\brumeurs|gerücht|слух|デマ|lừa đảo|penipuan|dolandırıcı|oszust|k-12|ambassador|safety|护照.{0,3}旅行证|公证|认证|诈骗|谨防|假冒|冒充|放假|闭馆|闭厅|休馆|休假|节假日|领事保护|安全提醒|黑名单|美国签证|(?:feriad|festiv)os?|jours fériés|feiertag|休馆|휴관|عطلة|праздничн|święt/;
/** Subjects of their own, unless visas are named beside them. */
const BESIDE =
  /chinese citizens|travel documents? for|spokesperson|press (?:conference|briefing)|briefing|发言人|记者会|答记者问|residence permit|居留许可|中国公民|passport|护照|driving licen|驾照/;
/** Visas of other countries. */
const FOREIGN =
  /uscis|\bh-?1b\b|\bk-1\b|i-129|green card lottery|u\.s\. visas?|schengen|申根|美国(?:签证|移民)|赴美签证|劳工证|(?:哈萨克斯坦|泰国|日本|韩国|俄罗斯|英国|法国|德国|加拿大|澳大利亚)签证|visa-on-arrival|visa-free policy, chinese citizens/;
const CHINESE = /china|chinese|中国|中华|赴华|来华|chine|chin[oa]|кита|кнр|الصين|중국/;

/** A row of its own in a table of consular fees. */
const VISA_ROW = /^(?:来华|赴华)?签证费?$|^(?:chinese )?visas?$/;

/** A row of a table by number of entries: what follows is what a visa costs. */
const ENTRY_ROW =
  /^(?:(?:single|double|two|multiple|one|1|2)[- ](?:entr(?:y|ies))|(?:单次|一次|[二两]次|[12]次|(?:半年|[一1]年)?多次)(?:入境|往返|签证)?$)/;

/** "Single entry: LKR 6,600": a price by number of entries is a visa's, though the word stands nowhere. */
const ENTRY_PRICE =
  /^(?:single|double|two|multiple|[12])[- ]entr(?:y|ies)\b(?! permit)[^.]{0,40}\d{2}|^(?:[单12]次|(?:半年|\d年)?多次)(?:入境|签证)?:[^。]{0,20}\d{2}/;

/** Two prices by number of entries in one line, in any language. */
const pricesByEntry = (text: string): boolean => namedEntries(text).length >= 2 && findMoney(text).length >= 2;

/** A visa centre's name is no subject. */
const CENTRE = /签证申请(?:服务)?中心|visa application (?:service )?cent(?:re|er)s?/g;

/** A row that names a number of entries and prices it: "Single | THB 1,100". */
const isEntryPrice = ({ cells, text }: Line): boolean =>
  /^(?:single|double|two|multiple|one|[12])(?: |-|$)|^(?:[单一二两双12]次|(?:半年|[一1]年)?多次)/.test(
    cells[0] ?? '',
  ) && findMoney(text).length > 0;

const count = (text: string, pattern: RegExp): number => (text.match(new RegExp(pattern.source, 'g')) ?? []).length;

/** A short notice may name the visa once: in a sentence that rules something, without passports and notaries beside it. */
function speaksOfVisas(page: Page): boolean {
  const rules = (text: string): boolean =>
    count(text, VISA) > 0 &&
    RULES.test(text) &&
    !NEVER.test(text) &&
    !BESIDE.test(text.replace(/\bpassports?\b|护照/g, ' '));
  return page.lines.length <= 6 && page.lines.some((line) => rules(line.text));
}

/** The subject of a page: the K visa, other criteria and procedures of Chinese visas, or something else. */
export function judgeRelevance(page: Page, mentionsK: boolean): Relevance {
  if (mentionsK) return 'k-visa';
  const title = page.title.text;
  const body = page.lines
    .map((line) => line.text)
    .join('\n')
    .slice(0, 60_000);
  const inTitle = count(title, VISA);
  const own = title.replace(CENTRE, ' ');
  if (
    NEVER.test(title) &&
    !/visa (?:fee|appl|requirement|type|categor|procedure|processing)|applying for visas|签证(?:申请|费|种类|材料|须知|受理)/.test(
      own,
    )
  )
    return 'other';
  if (FOREIGN.test(`${title}\n${body}`) && (!CHINESE.test(title) || FOREIGN.test(title))) return 'other';
  if (inTitle > 0) return 'visa';
  if (page.lines.filter(isEntryPrice).length >= 2) return 'visa';
  if (page.lines.some(({ cells }) => VISA_ROW.test(cells[0] ?? ''))) return 'visa';
  if (BESIDE.test(title)) return 'other';
  if (page.lines.filter(({ text }) => ENTRY_PRICE.test(text)).length >= 2) return 'visa';
  if (page.lines.some(({ text, tongue }) => tongue !== undefined && pricesByEntry(text))) return 'visa';
  // At a visa centre what is not another service is a visa's.
  const inBody = count(body, VISA) + (/^https?:\/\/[^/]*visaforchina\./.test(page.url) ? 2 : 0);
  if (inBody === 0) return 'other';
  if (page.lines.filter(({ cells }) => ENTRY_ROW.test(cells[0] ?? '')).length >= 2) return 'visa';
  const elsewhere = count(body, NEVER) + count(body, /chinese citizens|中国公民/);
  return (inBody >= 2 || speaksOfVisas(page)) && inBody >= elsewhere * 2 && RULES.test(`${title}\n${body}`)
    ? 'visa'
    : 'other';
}
