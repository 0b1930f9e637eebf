import { findDurations } from '../values/durations.ts';
import { findMoney } from '../values/money.ts';
import { decide, type FactReader, firstStated } from './reader.ts';
import { entriesIn, stayIn, validityIn } from './tongue-terms.ts';

/** "One year multiple 180": the last number is a price. */
const isPriced = (text: string): boolean =>
  /(?:次|entry|entries)(?:签证)?[: ]{0,2}\d{2,}/.test(text) || findMoney(text).length > 0;

const ENTRY = '(?:entr(?:y|ies)|visas?)';
/** How often the visa lets its holder enter, where a page says what is issued. */
const ENTRIES = [
  {
    when: new RegExp(
      `entries: ?(?:multi|unlimited)|(?:repeated|several|numerous|many) entries|unlimited entr|次数不限|不限次数|repeatedly|enter(?:ing)? (?:china |the country |mainland china )?(?:several|many|multiple) times|\\d年多次|(?:半年|个月)多次|several entries|any number of (?:entries|times)|unlimited (?:number of )?entries|as often as|multiple[- ]${ENTRY}|multi(?:-|ple )?${ENTRY}|multiple times|(?:two|2|several) or more entries|多次(?:往返|入境|入出境|签证|有效|[a-z]\\d?字)|入境次数(?:一般|通常)?(?:为|:)?(?:不限|无限|多次)|数次|复数回|マルチ|복수|múltiples? entradas|entradas? múltiples?|entrées multiples|mehr(?:fach|mal)|многократн|متعدد`,
    ),
    value: 'multiple',
  },
  {
    when: new RegExp(
      `(?:double|two|2|dual)[- ](?:separate )?${ENTRY}|enter(?:ing)? (?:china )?twice|entry twice|entries: ?(?:two|2)|次数(?:为|:)?2次|入境(?:二次|两次|2次)|(?:二次|两次|2次)(?:往返|入境|入出境|签证|有效)|入境次数(?:一般|通常)?(?:为|:)?(?:二次|两次|2次)|2回|ダブル|더블|doble entrada|dos entradas|double entrée|deux entrées|zweimalig|двукратн|دخولين`,
    ),
    value: 'double',
  },
  {
    when: new RegExp(
      `single[- ]${ENTRY}|(?:one|1)[- ]entry|entry once|enter(?:ing)? (?:china )?once|入境(?:一次|单次|1次)|(?:一次|单次|1次)(?:入出境|往返|入境|入出境|签证|有效)|入境次数(?:一般|通常)?(?:为|:)?(?:一次|单次|1次)|1回限り|シングル|단수|una (?:sola )?entrada|entrada única|une (?:seule )?entrée|entrée unique|einmalig|однократн|دخول(?: مرة)? واحدة?`,
    ),
    value: 'single',
  },
] as const;
const ISSUED =
  /lets? [^.;]{0,60}enter|\bes de\b|\btiene\b|срок|permet|permite|autori[sz]|erlaubt|berechtigt|позволя|да[её]т право|\bgiven\b|发放|(?:允许|可|允许其)[^。;,]{0,4}次入境|(?:visas?|type|category|they|it) (?:is|are)\b|\buse\b|\d年多次|entries:|entry only|次数|repeatedly|allows?\b|permits?\b|used for|may enter|可多次|(?:可|为)?[一单1二两2多]次往返|可?入境[一1二两2多]次|限[一1]次|[一二三1-9多]次入出境|准许|entitled|good for|签证为|issued?|granted?|valid|receive|entitl|good for|签发|准予|入境次数|有效|可获|发给|颁发|発给|발급|expid|otorg|délivr|ausgestellt|erteilt|выда|تصدر|تمنح|allowed|permitted|eligible for|is an? /;
const NO_TERMS =
  /(?:with|of an?|of) (?:single|double|multiple)[- ]entry|fee|费|元|usd|\$|cost|price|tarif|may apply|to apply for|申请(?!十|\d+年).{0,12}多次|if you|whether|wish|decides?|视|决定|depends?|in (?:the )?light|指持证人|refers? to|number of entries (?:in|according)|request|如需|requirements:$|meet the following|per (?:person|applicant|application|visa|head)|收费|express/;

export const readEntries: FactReader = (page) =>
  firstStated(page, 'visa.entries', (sentence) => {
    const { text, line } = sentence;
    const told = line.tongue && entriesIn(sentence, line.tongue);
    if (told !== undefined) return told ?? undefined;
    if (text.length > 1500 || line.kind === 'row' || !ISSUED.test(text) || NO_TERMS.test(text)) return undefined;
    if (isPriced(text)) return undefined;
    const kinds = ENTRIES.filter(({ when }) => when.test(text));
    return kinds.length === 1 ? decide(text, kinds) : undefined;
  });

const VALID =
  /valid(?:ity)?|起\d+(?:个月|年|天|日)内使用|used within|内可用|可使用|good for|visa lasts?|visa last\b|有效期|有效|期限|有効|유효|vigencia|válid|validez|validité|valable|gültig|действ|срок|صلاحية|صالح|validade|validità|up to \d+ years/;
const NO_VALIDITY =
  /passport|护照|旅券|여권|pasaporte|passeport|reisepass|паспорт|جواز|form|申请表|表格|letter|函|certificate|证明|photo|appointment|预约|permit(?!ted)|许可|证件有效|arrangement|安排|本规定|notice|table|此表|until|through \d|至\d{4}|试点|办法|pilot|fingerprint|指纹|remaining|at least|工作期限|工作时间|聘期|六个月以上|以上(?:有效|的)|有效期(?:为)?\d+(?:个月|年)以上|指持证人|insurance|保险|residence|居留|decides?|决定|视|depends|light of|入境有效期满|expired?|届满|renew|延期|extension/;
const STAYS =
  /stay|居住|[最每][^。;,]{0,4}住|(?:each|per|single|every|any one) visit|remain(?!s? (?:valid|in force|usable)|ing validity|der)|spent in china|\bvisit is\b|停留|逗留|在华|滞在|체류|estancia|estadía|permanencia|séjour|aufenthalt|пребыван|إقامة|البقاء|soggiorno|permanência/;
const NO_STAY =
  /if (?:your|the|their) (?:intended |planned )?stay|stays? (?:is |of )?(?:less|shorter) than|停留[^,。;]{0,16}的(?:短期)?(?:签证)?申请(?:人|者)|近\d+年|未在华|passport|hotel|register|登记|(?:residence|work|travel) permits?|许可|证件|居留|residence|overstay|逾期|exceeding \d+ days\)|proof|证明|covering|存款|balance|bank|visa-free|免签|mutual|transit|过境|fine|罚|extension|延期|延长|apply for|届满|before the|前\d|decides?|决定|视|指持证人|refers? to|light of|intended duration|plan of|(?<!(?:not|no|n't) [a-z ]{0,30})more than 180|超过180日\)|health|quarantine|隔离|work permit|annex|停留计划|指纹|fingerprint/;

const LIMIT =
  /(?:not|no|n't|ne |nicht|не|不)[^.;。]{0,30}(?:exceed|exceder|more|longer|over|超过|超过|逾|über|более|dépass|superar)|limited to|up to|m[aá]xim|at most|天数|within|duration|length|period|기간|期间|مدة|may (?:stay|remain)|(?:可|期|为|每次)|each|per|jusqu|hasta|bis zu|до |ない|以内|이내|最长|最多|for \d/;

/** For how long the visa may be used to enter. */
export const readValidity: FactReader = (page) =>
  firstStated(page, 'visa.validity', (sentence) => {
    const { text, line } = sentence;
    const told = line.tongue && validityIn(sentence, line.tongue);
    if (told !== undefined) return told ?? undefined;
    if (text.length > 1500 || line.kind === 'row') return undefined;
    const issued =
      /(?:can be used|(?:is|remains) usable|(?:can|may) use (?:the|this|your) visa) (?:for|within) (\d{1,2}) (year|month)|(?:expires?|lapses?|runs? out) (\d{1,2}) (year|month)s? (?:after|from)/.exec(
        text,
      ) ??
      /visas? (?:is|are|will be|may be) (?:usually |normally |generally )?(?:issued|granted) for (?:a period of )?(?:\d{1,2} (?:to|or|-) )?(\d{1,2}) (year|month)|used within (\d{1,2}) (year|month)/.exec(
        text,
      );
    if (issued) return `P${issued[1] ?? issued[3]}${(issued[2] ?? issued[4]) === 'year' ? 'Y' : 'M'}`;
    const combined = /(\d{1,2})(?:年|-year)(?:内|有效的?)?(?:、|,| )?(?:多次|multiple)/.exec(text);
    if (combined && !/费|元|fee|\$/.test(text) && !isPriced(text)) return `P${combined[1]}Y`;
    const clauses = text
      .split(
        /[,;。、](?!000)| (?:and|y|et|und) (?=(?:allows?|permits?|permite|permet|autorise|erlaubt|the |la |le |each |every )\b)| and (?=(?:must|may|can|is|has to|should)\b)| with (?=(?:an? |each |the )?(?:[a-z]+ ){0,3}stay)/,
      )
      .filter((clause) => VALID.test(clause) && !STAYS.test(clause.replace(/停留期?/g, (word) => word)));
    if (
      /试点|pilot (?:period|programme|scheme)|本(?:办法|规定|细则|通知|措施|意见|公告)|(?:these|this|the) (?:measures?|rules|notice|policy|regulations?) (?:is|are|shall|will|remain)/.test(
        text,
      )
    )
      return undefined;
    for (const clause of clauses.length > 0 ? clauses : []) {
      if (
        /护照|passport|パスポート|旅券|여권|паспорт|pasaporte|passeport|reisepass|جواز/.test(text) &&
        !/visa|签证/.test(clause)
      )
        continue;
      if (
        NO_VALIDITY.test(clause) ||
        !/visa|visum|visado|签|its |\bvalidity\b|^valid\b|^it |period|有效|ビザ|査|비자|виз|تأشير/.test(text)
      )
        continue;
      const found = findDurations(clause);
      if (found.length > 0) return found.at(-1)?.iso;
    }
    return undefined;
  });

/** How long each stay may last. */
export const readStay: FactReader = (page) =>
  firstStated(page, 'visa.stay', (sentence) => {
    const { text, line } = sentence;
    const told = line.tongue && stayIn(sentence, line.tongue);
    if (told !== undefined) return told ?? undefined;
    if (text.length > 1500 || line.kind === 'row' || !STAYS.test(text) || NO_STAY.test(text)) return undefined;
    for (const clause of text.split(
      /[,;。](?!000)| (?:and|y|et|und) (?=(?:allows?|permits?|permite|permet|autorise|erlaubt|the |la |le |each |every )\b)| and (?=(?:must|may|can|is|has to|should)\b)| with (?=(?:an? |each |the )?(?:[a-z]+ ){0,3}stay)/,
    )) {
      // In a few words about a stay a length of time is its limit: "Stay allowed: 30 days".
      if (!STAYS.test(clause) || !(LIMIT.test(clause) || clause.length <= 40)) continue;
      const found = findDurations(clause);
      if (found.length > 0) return found.at(-1)?.iso;
    }
    return undefined;
  });
