import type { Relevance } from '../domain/change.ts';
import type { Page } from './page.ts';

const VISA =
  /visa(?!ge)|签证|赴华签|visad|visto|visum|виз[аыуое]|\bвиз\b|ビザ|査证|查证|비자|사증|تأشير|víz|wiz[aęyo]|วีซ่า|入境外国人|指纹|指紋|fingerprint/g;
const RULES =
  /appl(?:y|icant|ication)|require|document|fee|appointment|process|fingerprint|valid|entr(?:y|ies)|form|issue|categor|type|申请|材料|收费|费用|预约|办理|受理|指纹|种类|有效|入境|须知|签发|解答|申請|手続|種類|手数料|발급|신청|구비|서류|수수료|solicit|requisit|tasa|trámite|tipo|demande|formulaire|frais|catégorie|antrag|gebühr|kategorie|unterlagen|заявлен|документ|сбор|категори|оформл|طلب|رسوم|أنواع|wniosk|opłat|ประกาศ|ค่าธรรมเนียม|work permit|工作许可|就业/;
/** Subjects that are no visa matter, though the word may stand on the page. */
const ELSEWHERE =
  /passport (?:renewal|application|service)|renewal of (?:chinese )?passports?|chinese citizens|travel documents? for|notar|authenticat|legali[sz]ation|fraud|scam|holiday|office closure|opening hours of the embassy|closes early|closed (?:on|from)|residence permit|k-12|ambassador|spokesperson|safety|护照.{0,3}旅行证|中国公民|公证|认证|诈骗|放假|闭馆|闭厅|休馆|节假日|居留许可|领事保护|安全提醒|黑名单|哈萨克|美国签证|feriado|jours fériés|feiertag|休館|휴관|عطلة|праздничн/;

const count = (text: string, pattern: RegExp): number => (text.match(new RegExp(pattern.source, 'g')) ?? []).length;

/** The subject of a page: the K visa, other criteria and procedures of Chinese visas, or something else. */
export function judgeRelevance(page: Page, mentionsK: boolean): Relevance {
  if (mentionsK) return 'k-visa';
  const title = page.title.text;
  const body = page.lines
    .map((line) => line.text)
    .join('\n')
    .slice(0, 60_000);
  if (ELSEWHERE.test(title) && !/visa (?:fee|appl|requirement|type|categor)|签证(?:申请|费|种类|材料|须知)/.test(title))
    return 'other';
  const inTitle = count(title, VISA);
  const inBody = count(body, VISA);
  if (inTitle > 0) return 'visa';
  if (inBody === 0) return 'other';
  const elsewhere = count(body, ELSEWHERE);
  return inBody >= 2 && inBody >= elsewhere && RULES.test(body) ? 'visa' : 'other';
}
