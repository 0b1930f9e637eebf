import type { Sentence } from '../page.ts';
import { type FoundDate, findDates } from '../values/dates.ts';
import { type FactReader, firstStated } from './reader.ts';
import { boundaryIn } from './tongue-dates.ts';

const FROM_BEFORE =
  /(?:from|since|as of|as from|starting(?: from| on)?|starts?(?: from| on)?|date of effect[:]?|start(?:ing)? date[:]?|beginning(?: from| on)?|effective(?: from| on| as of| date)?|effect (?:on|from|as of)|(?:entry into |in )?force(?: on| from| as of|:)|with effect from|after|commenc\S+(?: on| from)?|w\.? ?e\.? ?f\.?|(?:施行|生效|实施|执行|开始|起始)(?:日期|时间)?(?:为|是|:)|自|从|由|将于|定于|于|desde(?: el)?|a partir d(?:el?|u|o)|partir du|dès le|depuis le|à compter du|ab(?: dem)?|seit(?: dem)?|с|начиная с|начиная|со?|اعتبارا من|ابتداء من|منذ|dal(?:l')?|a contar de|od(?: dnia)?|ตั้งแต่(?:วันที่)?|mulai|từ(?: ngày)?|on|implement\S* (?:on|from)|le)[ :]{0,2}(?:the |el |le |dem |dnia |วันที่ ?|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |día |(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo) |(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) |北京时间)*$/;
const FROM_AFTER =
  /^(?:[日号]?起|(?:以|之)?后(?!(?:将)?(?:不再|停止|失效|不予|恢复))|から|より|以降|부터|开始|开始实行|onwards?|正式|生效|施行|实施|执行|启用|实行)/;
const UNTIL_BEFORE =
  /(?:until|till|before|through|up to|to|by|ending(?: on)?|ends? on|ceases? on|including|end(?:ing)? date[:]?|last day[:]?|no later than|closes? on|runs? (?:until|to)|ceases? to (?:apply|be valid|be in force) on|(?:date of )?(?:expiry|expiration)(?: date)? ?(?:is|:)|laps(?:es?|ing) on|expires?(?: on)?|valid (?:until|through|to)|至|到|(?:截止|终止|到期|结束|失效)(?:日期?|时间)?(?:为|是|:)|截至|截止(?:到|至)?|延续至|延长至|持续至|执行至|适用至|有效期至|hasta(?: el)?|jusqu'au|au|bis(?: zum)?|zum|до|по|حتى|إلى|fino al?|até(?: o)?|do(?: dnia)?|ถึง(?:วันที่)?|-)[ :]{0,2}(?:the |end of |el |le |dem |dnia |วันที่ ?|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )*$/;
const UNTIL_AFTER =
  /^(?:(?:\(含(?:当日)?\))?(?:之前|以前|前)(?!受理|签发|递交|提交|申请|入境|的)|[日号]?止|失效|到期|(?:以|之)?后(?:将)?(?:不再|停止|失效|不予|恢复)|まで|까지|为止|截止)/;

/** The day from which a rule does not hold any more. */
const ENDS_AFTER = /^[日号]?(?:起|后)(?:失效|废止|停止|终止|停用|作废)/;
const ENDS_BEFORE =
  /(?:ceases? to (?:be valid|apply|be in force|have effect)|expires?|lapses?|no longer (?:valid|in force))[^.;,]{0,12}(?:after|from|on|as of) $/;

/** A rule starts or ends: it applies, is carried out, changes, opens, is collected … */
const RULE =
  /^only|^not until|면제|провод|временно|need not|gebühr|tarif|frais|tasa|сбор|пода[юе]|admit|solicit|recib|autori[sz]|demande|antr[aä]g|начина|при[её]м|заявлен|신청|받|تبدأ|استقبال|قبول|obligat|obrigat|erforderlich|обязат|необходим|必要|필요|终止|applicable|date of effect|(?:start|end) date|适用|免办|免签|试行|visa-free|\b(?:rules?|scheme|programme|program|provisions?|notice|they|it)\b|arrangement|measure|结束|止。?$|不再|失效|ceas|expiry|截止|期限|laps|hold|expire|acept|angenommen|принима|受け?付|접수|appl(?:y|ies|ied|ication)|effect|force|implement|require|adjust|reduc|change|accept|start|launch|collect|issue|open|introduce|adopt|resume|cancel|abolish|extend|valid|entrust|need to|can |must|shall|should|will|may |choose|begin|policy|fee|施行|实施|执行|生效|启用|实行|受理|采集|留存|调整|取消|恢复|开始|开放|起|有效|延续|延长|减|收费|办理|申请|须|需|発给|施行|実施|开始|発効|新设|시행|발급|적용|실시|entrar|vigor|aplic|expid|ofrece|implement|vigueur|délivr|applic|gilt|kraft|erteilt|gelten|вступ|действ|выда|ввод|вводи|начн|تصدر|يسري|تطبيق|obowiązu|wchodzi|zaczn|wprowadz|zmian|vigencia|deber|entregar|presentar|adapt|ลด|จะ/;
/** Dates of publication, of holidays, of earlier visas and of stories told. */
const OTHERS =
  /comments? (?:may|can|should|are|must)|feedback|consultation|意见反馈|反馈|报名|transition(?:al)? period|过渡期|closed|closure|holiday|放假|闭馆|休假|春节|国庆|festival|passed|通过(?!["签网在该本线]|中国)|adopted (?:on|at)|signed|issued before|签发的(?!签证)|印发|发布日期|发表|published|published on|retrieved|updated?(?: on|:)|更新|发布于|来源|born|出生|deadline|asked by|记者/;

/** "Between 1 May and 31 October 2027". */
const isBetween = (text: string, first: FoundDate, last: FoundDate): boolean =>
  /^ ?(?:and|y|et|und|и|e) (?:(?:el|le|dem|the) )?$/.test(text.slice(first.end, last.index)) &&
  /(?:between|entre|zwischen|между) (?:(?:el|le|dem|the) )?$/.test(
    text.slice(Math.max(0, first.index - 16), first.index),
  );

function signOf(text: string, date: FoundDate, previous: FoundDate | undefined): 'from' | 'until' | undefined {
  const before = text.slice(Math.max(0, date.index - 28), date.index);
  const after = text.slice(date.end, date.end + 8);
  if (
    previous !== undefined &&
    /^(?:(?:,| )?(?:to|until|through|till|-|至|到|ถึงวันที่|al?|bis(?: zum)?|au|до|по) ?)$/.test(
      text.slice(previous.end, date.index),
    )
  )
    return 'until';
  if (previous !== undefined && isBetween(text, previous, date)) return 'until';
  if (ENDS_AFTER.test(after.trimStart()) || ENDS_BEFORE.test(text.slice(Math.max(0, date.index - 60), date.index)))
    return 'until';
  if (FROM_AFTER.test(after.trimStart())) return 'from';
  if (UNTIL_AFTER.test(after.trimStart())) return 'until';
  if (UNTIL_BEFORE.test(before) && !/prior to $/.test(before)) return 'until';
  if (FROM_BEFORE.test(before)) return 'from';
  return undefined;
}

/** The hour of a day tells nothing: "runs to 24:00 on 31 December". */
const HOUR =
  /(?:at )?\d{1,2}:\d\d(?: ?[ap]\.?m\.?| hours)? (?:on|of) (?=(?:the )?\d|[a-z]{3,9} \d)|\d{1,2}[时点](?:整)?(?=[起至止]|$)/g;
/** A title names the day a rule starts or ends; other days in titles are the notice's own. */
const TITLED =
  /(?:from|effective|w\.? ?e\.? ?f\.?|as of|until|through|starting|beginning) [^.;]{0,12}\d|[日号]起|(?:至|到)\d{4}年/;
const STARTS =
  /(?:from|since|as (?:of|from)|starting|beginning|effective|w\.? ?e\.? ?f\.?|commencing|自|从|由)[^.;。,]{0,16}\d|[日号]起/;
const HELD =
  /\b(?:issued|obtained|granted|lived|resided|worked|held|graduated|employed|born|founded|established)\b|签发|取得|持有|居住|毕业|成立/;

function boundary(sentence: Sentence, side: 'from' | 'until'): string | undefined {
  const { text: whole, line } = sentence;
  if (line.tongue !== undefined) return boundaryIn(sentence, side, line.tongue);
  const text = whole.replace(HOUR, '');
  if (
    text.length > 2000 ||
    (OTHERS.test(text) && !/\beffective (?:from|as of|on|since)|起(?:施行|实行|执行|实施)/.test(text)) ||
    (line.index < 0 && !TITLED.test(text))
  )
    return undefined;
  const rules = RULE.test(text);
  const dates = findDates(text);
  for (const [at, date] of dates.entries()) {
    const sign = signOf(text, date, dates[at - 1]);
    // Who held or got something since a day is a person; else a day that something starts from needs no verb beside it.
    if (!rules && (HELD.test(text) || !STARTS.test(text.slice(Math.max(0, date.index - 24), date.end + 4)))) continue;
    if (sign === side) return date.iso;
    const next = dates[at + 1];
    if (side === 'from' && next !== undefined && signOf(text, next, date) === 'until' && next.index - date.end < 16)
      return date.iso;
  }
  return undefined;
}

/** When a rule of the page starts to apply, with a known year; never the date of the notice. */
export const readEffectiveFrom: FactReader = (page) =>
  firstStated(page, 'effective.from', (sentence) => boundary(sentence, 'from'));
/** When it ends. */
export const readEffectiveUntil: FactReader = (page) =>
  firstStated(page, 'effective.until', (sentence) => boundary(sentence, 'until'));
