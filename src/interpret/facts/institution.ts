import { simplify } from '../text/han.ts';
import type { Lexicon } from '../tongues/index.ts';
import { type FactReader, firstStated } from './reader.ts';

const SCHOOL =
  '(?:universit|college|institut|school|educational establishment|polytechnic|higher education|laborator|académi|academ)';

/** Patterns over the sentence as written; the first group is the requirement. */
const PATTERNS: readonly RegExp[] = [
  /(?:awarding|conferring|issuing|granting) (?:body|institution|university|authority)[^.;:]{0,24} (?:must|shall|should|has to|needs to|is to) be ((?:an? |the |one of )[^.;:()]{3,140})/i,
  /(?:institution|university|school) (?:must|shall|should|has to|needs to) be ((?:an? |the |one of )[^.;:()]{3,140})/i,
  new RegExp(
    `(?:institution|university|school|degree from|place of study)s?: ((?:an? |the |one of )?[^;:()]{0,120}${SCHOOL}[^;:()]{0,120}?)(?=[;:()]|[.]$|$)`,
    'i',
  ),
  new RegExp(`^((?:only )?[^.;:()]{0,80}${SCHOOL}[^.;:()]{0,80}?) (?:are|is) (?:accepted|recogni[sz]ed|eligible)`, 'i'),
  new RegExp(
    `(?:graduated from|come from|comes from|conferred by|awarded by|granted by|issued by|obtained (?:from|at)|earned (?:from|at)|received from|degrees? (?:of|from)|or (?:above|higher),? (?:of|from)|graduates of|alumni of|(?:alumn(?:us|a)|graduate) of|studied at|graduate(?:s|d)? (?:of|from)) ((?:an? |the |one of |any )?[^,.;:()]{0,120}${SCHOOL}[^.;:()]{0,120}?)(?=,? with an? |,? in (?:science|techn|engin|math|a rel|the f|mater|bio|comp|art)|(?<!where it|which|that),? (?:is|are|may|qualif(?:y|ies)|and (?:hold|have|obtain))\\b| having |[.;:()]|, (?:is|are|and)|$)`,
    'i',
  ),
  new RegExp(
    `(?:from|at|by) ((?:an? |the |one of )[^.;:(),]{0,140}?${SCHOOL}[^.;:()]{0,90}?)(?=,? with an? |,? in (?:science|techn|engin|math)|[.;:()]|,|$)`,
    'i',
  ),
  /((?:an? |one of the |any )?(?:[a-z]+ )?(?:well-known|renowned|famous|prestigious|leading|top(?:-ranked|-ranking| \d+)?|recogni[sz]ed|accredited|reputable|world-class|highly ranked|elite|distinguished) [^.;:(),]{0,40}?(?:universit|institut|college|polytechnic)[a-z]*(?: (?:or|and) (?:[a-z]+ ){0,3}(?:institut|universit|organi[sz]ation)[a-z]*)?(?: (?:at home (?:or|and) abroad|(?:in|inside) china (?:or|and) abroad|in the world|worldwide|around the world))?)/i,
  /(?:来自|(?:(?:毕业|授予|颁发)(?:院校|学校|机构)|学校|院校|机构)(?:要求)?(?:须|应|必须)?(?:为|是|限于|仅限|限|:|：)|从(?=[^，。]{4,40}毕业)|(?:拥有|擁有|取得|持有)(?=[^，。；]{4,60}(?:颁发|頒發|授予))|毕业自|毕业于|畢業於|畢業于|就读于|持有|由|(?<!所)在(?!国)|仅受理|僅受理|只受理|须为|須為|应为|應為)([^，。；：,;:（）()]{2,40}?(?:高校|院校|大学|大學|(?:研究|科研|教育)(?:机构|機構|院所)|实验室|實驗室|学校|學校|学院|學院)[^，。；,;]{0,16}?)(?=毕业生|畢業生|授予|颁发|頒發|获得|獲得|取得|毕业|畢業|学习|從事|从事|的|，|。|；|,|;|并|並|(?:[^，。；、或学院校]{1,8}、){1,8}[^，。；]{2,14}专业|$)/u,
  /^(?:申请人|申請人)?(?:须为|須為|应为|應為|系)?([^，。；：,;:（）()\s]{3,30}(?:高校|院校|大学|大學|(?:研究|科研|教育)(?:机构|機構|院所)|实验室|實驗室))(?:[^，。；]{1,30}(?:专业|專業))?(?:毕业|畢業)(?:生|者)?(?:[，。；]|$)/u,
  /(?:持有?|限|仅限|僅限|系)([^，。；：（）()\s]{3,40}?(?:高校|院校|大学|大學|学校|學校|学院|學院|机构|機構|院所|实验室|實驗室))(?=颁发|頒發|授予|毕业|畢業|(?![或和及、与與])[^，。；]{1,24}(?:专业|專業))/u,
  /((?:国内外|國內外|境内外|中外|国际|國際|全球|世界)[^，。；：,;:（）()]{0,12}(?:知名|著名|一流|顶尖|頂尖|高水平|重点|重點|优秀|優秀|排名|盛誉|盛譽|认可|認可|承认|承認)[^，。；：,;:（）()]{0,24}(?:高校|院校|大学|大學|研究机构|研究機構|科研机构|科研機構))/u,
  /((?:国内外|國內外|国外または国内|中国国内外)の(?:著名|有名|名門)[^、。]{0,20}(?:大学|研究機関)(?:や|または|・|、)?(?:研究機関|科学研究機関)?)/u,
];

const ABOUT =
  /degree|institut|laborator|studied|school|college|院校|学校|學校|学院|學院|就读|就讀|graduat|universit|educat|学位|學位|学历|學歷|毕业|畢業|卒業|学士|硕士|博士|取得|高校|大学/i;
const OTHERS =
  /host (?:institution|organi[sz]ation)|inviting|invitation|letter|certificate of admission|录取|錄取|邀请|邀請|scholarship|奖学金|student|学生|學生|transcript|成绩单|留学/i;

/** In other languages: what stands from the first to the last word of a clause that names a school or its renown. */
function schoolIn(raw: string, tongue: Lexicon): string | undefined {
  if (raw.length > 1500 || /\?/.test(raw)) return undefined;
  for (const clause of raw.split(/(?<=[,;:.。、，（）()])/)) {
    const text = simplify(clause.toLowerCase());
    if (!tongue.school.test(text) || !tongue.renowned.test(text) || tongue.sponsor.test(text)) continue;
    const all = [tongue.school, tongue.renowned].flatMap((words) => [...text.matchAll(new RegExp(words.source, 'gu'))]);
    const from = Math.min(...all.map(({ index }) => index));
    const to = Math.max(...all.map((match) => match.index + match[0].length));
    const end = to + (/^\p{L}*/u.exec(clause.slice(to))?.[0].length ?? 0);
    return clause
      .slice(from, /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Arabic}/u.test(clause.slice(from, to)) ? end : to)
      .trim();
  }
  return undefined;
}

/** The institution a degree must come from, in the page's own words. */
export const readInstitution: FactReader = (page) =>
  firstStated(page, 'eligibility.institution', ({ raw, answer, line }) => {
    if (answer === false) return undefined;
    if (line.tongue !== undefined) return schoolIn(raw, line.tongue);
    if (raw.length > 1500 || !ABOUT.test(raw) || OTHERS.test(raw)) return undefined;
    for (const pattern of PATTERNS) {
      const value = pattern.exec(raw)?.[1]?.trim();
      if (value !== undefined && value.length >= 4) return value;
    }
    return undefined;
  });
