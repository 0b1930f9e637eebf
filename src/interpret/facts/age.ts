import type { Sentence } from '../page.ts';
import { type FactReader, firstStated } from './reader.ts';
import { agesIn } from './tongue-numbers.ts';

/** One way to state an age: groups of the lower and the upper bound; `below`: the upper bound itself is excluded. */
interface AgePattern {
  readonly when: RegExp;
  readonly min?: number;
  readonly max?: number;
  readonly below?: true;
}

/** A limit that moved: the second number holds now. */
const MOVED =
  /(?:(?:up|down|raised|lowered|increased|reduced|changed|extended|relaxed) from|(?:由|从))(?: the age of)? ?(\d{2})(?:周岁|岁| years)? ?(?:to|(?:提高|放宽|上调|降低|下调|调整|改|延长|提升|放开)(?:至|到|为)) ?(\d{2})/;
const LEAST = /minimum|lower (?:age )?limit|下限|最低|最小/;

const YEARS = '(?: ?(?:full |completed )?(?:years?|yrs?)(?: old| of age)?)?';

const RANGES: readonly AgePattern[] = [
  { when: /\bmin[a-z]*\.?[^:\d]{0,20}max[^:\d]{0,20}: ?(\d{2}) ?(?:[/,-]|and|to) ?(\d{2})/, min: 1, max: 2 },
  { when: /(\d{2}) ?(?:-|to) ?(\d{2})(?: years?)?[ -]age (?:group|bracket|range)/, min: 1, max: 2 },
  { when: /(\d{2}) ?(?:≤|<=) ?(?:age|年龄) ?(?:≤|<=) ?(\d{2})/, min: 1, max: 2 },
  {
    when: /(\d{2})(?:周岁|岁|歳|세|세 이상)?(?:\(含\))?(?:以上)?(?:至|到|-|~|与|和|から|부터|,|、|以上,?|且)(?:满|満|만)?(\d{2})(?:周岁|岁|歳|세)(?:之间|之间)?/,
    min: 1,
    max: 2,
  },
  {
    when: new RegExp(
      `(?:between|aged?|ages|from|of):? (?:the ages of |the age of |ages )?(\\d{2})${YEARS} ?(?:to|and|-|through|until|up to(?: and including)?) ?(?:the age of )?(\\d{2})(?!\\d| working| days| months)(?= ?(?:years?|yrs?|\\(|inclusive|old|on |at |when|[.,;:)]|$| ))`,
    ),
    min: 1,
    max: 2,
  },
  { when: /\bage[^.;\d]{0,60}: ?(\d{2}) ?(?:-|to) ?(\d{2})/, min: 1, max: 2 },
  { when: /(\d{2}) ?(?:to|-|and) ?(\d{2}) years (?:old|of age)/, min: 1, max: 2 },
  {
    when: /\bage[^.;\d]{0,80}? (\d{2}) ?(?:-|to|and|through) ?(\d{2})(?!\d| ?(?:working|days|months|hours|%|pages|mm))/,
    min: 1,
    max: 2,
  },
  { when: /(?:entre|de) (?:los )?(\d{2})(?: años)? (?:y|a|e|et|à) (?:los )?(\d{2}) (?:años|ans|anos)/, min: 1, max: 2 },
  { when: /zwischen (\d{2}) und (\d{2}) jahre|(?:von|im alter von) (\d{2}) bis (\d{2}) jahre/, min: 1, max: 2 },
  { when: /(?:от|в возрасте от|с) (\d{2})(?: лет)? до (\d{2}) лет/, min: 1, max: 2 },
  { when: /(?:بين|من) (\d{2})(?: عاما?| سنة)? (?:و|إلى|الى) ?(\d{2})/, min: 1, max: 2 },
  { when: /(?:tra|fra) (?:i )?(\d{2}) e (?:i )?(\d{2}) anni|dai (\d{2}) ai (\d{2}) anni/, min: 1, max: 2 },
];

const LOWER: readonly AgePattern[] = [
  { when: /(\d{2})(?: years)? (?:at least|minimum\b)/, min: 1 },
  { when: /(?:最低|最小|下限)[^。;,\d]{0,6}(\d{2})(?:周岁|岁)/, min: 1 },
  {
    when: /(\d{2}) (?:ans (?:au moins|minimum|révolus)|años (?:como mínimo|o más)|jahren? (?:oder älter|mindestens)|лет и старше)/,
    min: 1,
  },
  { when: /(\d{2}) ?(?:years? ?)?\((?:min\b|minimum|lower limit)/, min: 1 },
  {
    when: /(?:(?<![未不])年满|已满|须满|应满|(?<![未不])满|不小于|不得小于|不低于|不得低于|不少于|至少|大于等于|最小|≥|最低年龄(?:为|是|:)?|年龄下限(?:为|是|:)?|最小年龄(?:为|:)?)(\d{2})(?:周岁|岁)/,
    min: 1,
  },
  { when: /(\d{2})(?:周岁|岁)(?:\(含\))?(?:及|或)?以上|満?(\d{2})歳以上|만? ?(\d{2})세 이상/, min: 1 },
  {
    when: /(?:at least|no(?:t)? (?:be )?(?:younger|less|lower|under) than|not (?:be )?(?:under|below|younger than)|minimum age(?: limit)?(?: of applicants?)?(?: is| of|:| shall be)?|minimum of|(?<!not (?:yet |have ){0,2})(?:reached|attained|turned|passed|completed)(?: the age of| the| their| his or her)?|over the age of|(?<!no |not |be )older than|lower age limit(?: is|:)?|(?<!not )(?:be|are|is) over|aged? (?:at least|over|above)) (?:the age of )?(\d{2})(?:st|nd|rd|th)?(?!\d| ?(?:working|months|days|hours|points|%))/,
    min: 1,
  },
  {
    when: /(\d{2}) (?:years? (?:of age |old )?)?(?:or|and) (?:older|over|above|more)|(\d{2})\+ years|(?:entry|starting) age (?:is|of|:) ?(\d{2})|(?<![未不没])达到?(\d{2})(?:周岁|岁)/,
    min: 1,
  },
  {
    when: /(?:(?<!no (?:ser )?)mayor(?:es)? de|al menos|mínim[ao] de|no menos de|edad mínima(?: es de| de|:)?) (\d{2})(?: años)?|(?:au moins|(?<!pas )plus de|pas moins de|âge minimum(?: est de|:)?) (\d{2})(?: ans| et\b)|(?:mindestens|(?<!nicht )über|ab|mindestalter(?: beträgt| ist|:)?) (\d{2})(?: jahre| und\b)|(?:не моложе|(?<!не )старше|не менее|достигш\S{0,4}) (\d{2})(?: лет| и )|(?:[أا]?لا يقل [^.\d]{0,30}عن) (\d{2})|(?:almeno|maggior[ei] di) (\d{2}) anni|(?:pelo menos|maior(?:es)? de) (\d{2}) anos/,
    min: 1,
  },
];

const UPPER: readonly AgePattern[] = [
  { when: /(\d{2})(?: years)? (?:at (?:the )?most|maximum\b)/, max: 1 },
  { when: /(?:最高|最大|上限)[^。;,\d]{0,6}(\d{2})(?:周岁|岁)/, max: 1 },
  { when: /(?:changed to: |改为:)(\d{2})(?:周岁|岁| years)/, max: 1 },
  {
    when: /(\d{2}) (?:ans (?:au plus|maximum)|años (?:como máximo|o menos)|jahren? (?:oder jünger|höchstens)|лет и младше)/,
    max: 1,
  },
  {
    when: /(?:límite de edad|limite d'âge|altersgrenze|возрастн\S{1,3} (?:предел|ограничени\S)|年龄限制)[^.;。\d]{0,24}(\d{2})(?!\d)/,
    max: 1,
  },
  { when: /(\d{2}) ?(?:years? ?)?\((?:max\b|maximum|upper limit)/, max: 1 },
  {
    when: /age of (\d{2})[^.;]{0,12}(?:must|may|should|shall) not (?:be )?(?:exceeded|passed)|(\d{2}) (?:years )?is the (?:upper|maximum)/,
    max: 1,
  },
  {
    when: /(?<!不|不得|不应|不可|不能)(?:[未不]年?满|未达到?|[未不]到|未及|不足|小于|低于|尚未满)(\d{2})(?:周岁|岁)|(\d{2})(?:周岁|岁)以下\(不含|満?(\d{2})歳未満|만? ?(\d{2})세 미만/,
    max: 1,
    below: true,
  },
  {
    when: /(?:不超(?:过)?|不得超过|不大于|不得大于|不高于|不得高于|不应高于|不能超过|未超过|至多|最大|≤|小于等于|年龄上限(?:为|是|:)?|上限(?:为|是|:)?|最高年龄(?:为|是|:)?|最大年龄(?:为|:)?|[未不]逾)(?:年龄)?(\d{2})(?:周岁|岁)|(\d{2})(?:周岁|岁)(?:\(含[^)]{0,8}\))?(?:及|或)?(?:以下|以内|以里)|以(\d{2})(?:周岁|岁)为限|(\d{2})歳以下|(\d{2})歳まで|만? ?(\d{2})세 이하/,
    max: 1,
  },
  {
    when: /(?:no(?:t)? (?:be )?(?:yet )?(?:older|more|higher|over|above|exceed(?:ing)?)(?: than)?|(?:has|have) not (?:yet )?(?:passed|exceeded)|(?:must|may|shall|should|do|does)(?: not|n't) (?:exceed|be (?:older than|over|above|more than))|not exceed(?:ing)?|up to(?: and including)?|upper (?:age )?limit(?: of| is|:| for applicants is)?(?: set at)?|(?:upper (?:age )?limit|maximum age|age (?:limit|ceiling|cap)|\bage (?:of applicants )?(?:is|must be) (?:limited|capped))[^.;,\d]{0,30}? (?:is|at|of|be|been|to|was|stands at|now)|maximum (?:permissible |permitted |allowed )?age(?: limit)?(?: of applicants?)?(?: is| of|:| shall be)?|age limit[^.;,\d]{0,40}?(?: is| of|:)|at most|cannot be older than|a maximum of) (?:the age of |age )?(\d{2})(?!\d| ?(?:working|months|days|hours|points|%|pages))/,
    max: 1,
  },
  { when: /(\d{2}) (?:years? (?:of age |old )?)?(?:or|and) (?:younger|under|below)(?! (?:the age of )?\d)/, max: 1 },
  {
    when: /(?:not (?:yet |have )*(?:reached|attained|turned)(?: the age of| their)?|not yet|(?<!not |not be |no )(?:under|below)(?: the age of)?|(?<!not |not be |no )(?:younger|less) than|before (?:reaching|turning)(?: the age of)?|have not turned) (\d{2})(?!\d| ?(?:working|months|days|hours|points|%))/,
    max: 1,
    below: true,
  },
  {
    when: /(?:(?<!no (?:ser )?)menor(?:es)? de|(?<!pas )moins de|(?<!nicht )unter|(?<!не )младше|(?<!не )моложе|(?<!non )meno di|(?<!no )menos de|أقل من|دون) (\d{2}) ?(?:años|ans|jahre|лет|anni|anos|عاما?|سنة)/,
    max: 1,
    below: true,
  },
  {
    when: /(?:hasta|no (?:deben? )?(?:superar|exceder|sobrepasar)(?: de)?(?: los)?|máxim[ao] de|edad máxima(?: es de| de|:)?|no mayor(?:es)? de) (\d{2})(?: años)?|(?:ne (?:doivent?|doit)? ?(?:pas )?dépasser|jusqu'à|au plus|maximum|âge maxim(?:al|um)(?: est de|:)?|pas plus de) (\d{2}) ans|(?:höchstalter(?: beträgt| ist|:| liegt bei)?|höchstens|bis zu|nicht älter als|maximal|bis) (\d{2}) jahre|(?:не старше|до|не более) (\d{2}) лет|(?:لا يتجاوز (?:عمره )?|[أا]?لا يزيد [^.\d]{0,30}عن|[أا]لا يزيد عن|حتى) ?(\d{2})|(?:massimo|non superare i|fino a) (\d{2}) anni|(?:no máximo|até) (\d{2}) anos/,
    max: 1,
  },
];

const ABOUT_AGE =
  /applicants? (?:may|must|should|can|shall)(?: not)? be (?:at (?:most|least) )?\d{2}\b(?! days)|^[^a-z\d]{0,4}\d{2} (?:or|and) (?:under|younger|below|over|older)|not yet \d{2}|\d{2} years? (?:or|and) (?:more|over|above|older)|\bbirthday|(?:applicants?|candidates?|persons?|you|those)(?: [a-z]+){0,3} (?:below|under|over|above|at most|at least) \d{2}(?!\d| ?(?:days|months|working|%|per|hours|pages|usd|eur))|\bturned\b|\badult|\bage|\baged\b|years? old|older|younger|\bover \d|\bunder \d|年龄|周岁|岁|歳|年齢|나이|만 ?\d|세 |세이|edad|años|\bâge|\bans\b|alter|jahre|возраст|лет|عمر|العمر|سنة|età|anni|idade|anos/;
/** Ages that are no condition of the visa: children, guardians, fingerprints, citizens with passports. */
const OTHERS =
  /指模|十指|\bhave (?:also |already )?applied|\bsuppose\b|for example|例如|假设|finger|指纹|指纹|biometr|empreintes|huellas|отпечат|지문|child|\bminors?\b|子女|未成年|儿童|少儿|孩子|监护|parents?\b|guardian|accompan|travel document|passport|护照|旅行证|代办|代为|代签|签名|签字|sign(?:ed|ature)|退休|retire|exempt|免采|menores de edad|hijos|mineurs?|enfants?|kinder|minderjährig|дет[ияей]|ребен|несовершеннолет|未成年者|子供|자녀|미성년|أطفال|القاصر|spouse|配偶|interview|面谈|面试|birth certificate|出生证明|extra documents|additional documents|interpreter/;

/** Who is refused, for an age beyond the limit: "over 45 … not accepted", 46周岁以上者不得申请. */
const REFUSES =
  /too old|too late|(?:not|no longer) (?:be )?(?:eligible|accept|consider|admit|qualif|permit)|(?:cannot|can not|may not|must not) (?:apply|submit|be accept)|ineligible|excluded|nobody|no one|no (?:person|applicant|candidate)s?\b|不予受理|不(?:得|能|可|受理|接受)[^。;,]{0,6}(?:申请|办理)|不受理|不接受|不符合条件/;
const REFUSED_OVER =
  /(?:over|above|older than|exceed(?:ing|s)?|beyond|more than) (?:the age of |age )?(\d{2})|(?:超过|大于|年逾|年满?逾)(\d{2})(?:周岁|岁)/;
const REFUSED_FROM =
  /(?<![未不])(?:已|年|已年)满(\d{2})(?:周岁|岁)|(\d{2})th birthday|(\d{2})(?:周岁|岁)(?:\(含\))?(?:及)?以上|(\d{2}) (?:years? (?:of age |old )?)?(?:or|and) (?:older|over|above|more)|(?:turned|reached)(?: the age of)? (\d{2})/;
const REFUSED_UNDER =
  /(?:under|below|younger than|less than) (?:the age of )?(\d{2})|(?:未满|不满|不足|小于|低于)(\d{2})(?:周岁|岁)|(\d{2})(?:周岁|岁)以下/;

const group = (match: RegExpExecArray): number => Number(match.slice(1).find((part) => part !== undefined));

function bound(text: string, patterns: readonly AgePattern[]): number | undefined {
  for (const pattern of patterns) {
    const match = pattern.when.exec(text);
    if (match) return group(match) - (pattern.below ? 1 : 0);
  }
  return undefined;
}

const plausible = (years: number | undefined): number | undefined =>
  years !== undefined && years >= 16 && years <= 75 ? years : undefined;

/** The applicant's age limits in a sentence, inclusive: "under 46" and 不满46周岁 are 45, 45周岁以下 is 45 (以下 includes). */
function readAgeLimits({ text, line }: Pick<Sentence, 'text' | 'line'>): { min?: number; max?: number } {
  if (text.length > 1500 || !/\d{2}/.test(text) || !ABOUT_AGE.test(text) || OTHERS.test(text)) return {};
  if (/finger|指纹|免采|exempt|child|子女/.test(line.leadIn) || /finger|指纹|免采/.test(line.heading)) return {};
  let min: number | undefined;
  let max: number | undefined;
  const moved = MOVED.exec(text);
  if (moved) return LEAST.test(text) ? { min: Number(moved[2]) } : { max: Number(moved[2]) };
  for (const range of RANGES) {
    const match = range.when.exec(text);
    const bounds =
      match
        ?.slice(1)
        .filter((part) => part !== undefined)
        .map(Number) ?? [];
    if (bounds.length === 2 && bounds[0]! < bounds[1]!) {
      [min, max] = bounds;
      break;
    }
  }
  if (min === undefined && max === undefined && REFUSES.test(text)) {
    const [over, from, under] = [REFUSED_OVER.exec(text), REFUSED_FROM.exec(text), REFUSED_UNDER.exec(text)];
    max = over ? group(over) : from ? group(from) - 1 : undefined;
    min = under ? group(under) : undefined;
  } else if (min === undefined) {
    min = bound(text, LOWER);
    max = bound(text, UPPER);
  }
  min = plausible(min);
  if (min !== undefined && min > 60) min = undefined;
  max = plausible(max);
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

const limitsOf = (sentence: Sentence): { min?: number; max?: number } =>
  (sentence.line.tongue && agesIn(sentence, sentence.line.tongue)) ?? readAgeLimits(sentence);

export const readAgeMin: FactReader = (page) =>
  firstStated(page, 'eligibility.age.min', (sentence) => limitsOf(sentence).min);
export const readAgeMax: FactReader = (page) =>
  firstStated(page, 'eligibility.age.max', (sentence) => limitsOf(sentence).max);
