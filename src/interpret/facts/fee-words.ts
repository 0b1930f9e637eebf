import type { Fee } from '../../domain/fact.ts';

/** What tables and sentences on fees call what is paid for. */

/** It speaks of money to be paid. */
export const ABOUT =
  /how much|(?:additional|extra|plus|another) (?:[a-z]{3}|[€$£]) ?\d|recargo|arancel|importe|\bprecio|\bpreço|emolument|sobretaxa|acréscimo|\bcustas?\b|\bcusto\b|supplément|redevance|\bprix\b|zuschlag|aufschlag|\bpreis|entgelt|\bcosta (?=\d|€)|costo\b|prezzo|supplemento|\bimporto|доплат|надбав|взима|расценк|цена|追加|割増|代金|いくら|추가 ?요금|가격|값|تكلفة|سعر|رسم |phụ phí|chi phí|\bphí\b|biaya|\btarif|ücret|harc|harç|dopłat|koszt|toeslag|\bvalor d|\bleges\b|bedraagt|\bkost\b|\bbetaal|opłat|payer|pagar[áa]?\b|pagan?\b|bezahl|s'élèv|оплат|заплат|납부|支払|支付|ราคา|ค่าบริการ|每(?:证|本|件|人|次)\d|сто[ия]т|cuesta|coûte|kostet|多少钱|얼마|fees?\b|\d (?:[a-z]+ )?(?:per|for each) (?:visa|applicant|application|person|passport)|\bpay\b|payable|charge|cost|price|tariff|payment of|收费|收取|费用?|签证费|规费|规费|料金|手数料|费用|비용|수수료|요금|tarifas?|tasas?|cuota|frais|droits|tarifs?|gebühr|kosten|сбор|стоимост|пошлин|тариф|оплат|رسوم|الرسوم|tariff|diritti|taxas?|opłat|ค่าธรรมเนียม|ค่าวีซ่า|lệ phí/;
/** Number of entries, the most first: "multiple" may stand beside others. */
export const ENTRIES: readonly (readonly [NonNullable<Fee['entries']>, RegExp])[] = [
  [
    'multiple',
    /multiple|beliebig (?:viele|oft)|unbegrenzt\S* (?:viele )?einreis|nombre (?:illimité|quelconque) d.entrées|entrées illimitées|ilimitad[oa]s? (?:de )?entradas|entradas ilimitadas|ingressi illimitati|неограниченн\S+ (?:число|количество)|回数に制限(?:は|が)?な|回数の制限な|回数制限な|횟수(?:에)? ?제한 ?없|عدة سفرات|لعدة|sınırsız giriş|ingressi multipli|multipl[ei]\b|múltiplas|đa lần|nhiều lần|berkali|beberapa kali|çok giriş|meerdere|meermal|عدة مرات|مرات متعددة|여러 ?차례|多回|multi-?entr|多次|复数|数次|マルチ|múltipl|multiples|mehr(?:fach|mal)|многократн|복수|متعدد|หลายครั้ง|mnohonás|wielokrotn/,
  ],
  [
    'double',
    /double|doppi[oa]? ingress|due ingress|duas entradas|dupla|2 entrad|2 entrées|2 ingress|2 einreisen|\b2 lần|hai lần|dua kali|\b2 kali|çift giriş|tweemal|двойн|2 въезд|لمرتين|دخولين|두 ?번|two entr|\b2 entr|二次|两次|双次|2次|2回|ダブル|doble|dos entradas|deux entrées|zweimal|двукратн|더블|مرتين|2 ?ครั้ง|dwukrotn/,
  ],
  [
    'single',
    /single|ingresso singolo|ingresso unico|\b1 ingresso|\bun(?: solo)? ingresso|singol[oa]\b|uma entrada|entrada simples|\b1 entrada|\b1 entrée|\b1 einreise|một lần|\b1 lần|sekali|satu kali|\b1 kali|tek giriş|eenmal|одноразов|لمرة(?! واحدة)|one entry|\b1 entry|一次|单次|1次|1回(?!の(?:滞在|入国)|あたり|当たり|につき|ごと)|シングル|una entrada|entrada única|simple|une entrée|einmal|однократн|단수|مرة واحدة|1 ?ครั้ง|jednokrotn/,
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
/** Paid for as well, but no visa. */
export const OTHER_SERVICES =
  /legali[sz]|легализац|beglaubig|apostil|заверени|公証|공증|تصديق|توثيق|reisepass|passeport(?! étr)|pasaporte|passaporto|passaporte|여권 ?(?:재발급|발급)|hong ?kong|hongkong|hong-kong|香港|홍콩|гонконг|macao?|макао|마카오|هونغ كونغ|passport|护照|旅行证|notar|公证|legali[sz]|authentic|认证|travel document|travel permit|入港许可|陈述书|国籍证明|hong kong entry|hksar|香港|澳门|entry permit|residence permit|居留|停留证件|return|mail|邮寄|photo|照片|service (?:fee|charge)(?! of)|服务费|(?:cent(?:re|er)|its own)[^.;]{0,20}service (?:fee|charge)|保险|refund|退/;

/** An extra charge holds for everybody unless it names whom. */
export const SURCHARGE =
  /加急|特急|加收|另收|另加|express|urgent|rush|surcharge|additional|extra|urgen[tzc]|срочн|zuschlag|recargo|supplément|supplemento|acréscimo|доплат|割増|追加|加算|추가|급행|إضافي|مستعجل|عاجل|phụ phí|tambahan|ekspres|kilat|ด่วน|ek ücret|acil|pilny|spoed|toeslag/;

/** Columns that price something else. */
export const OTHER_COLUMNS =
  /(?:^| )(?:服务费|service (?:fee|charge)s?)(?: ?\([^)]*\))? *$|居留|停留期|出入境证|旅行证|residence|passport|护照/;

/** The numbers of entries that words name. */
export const namedEntries = (text: string): NonNullable<Fee['entries']>[] =>
  ENTRIES.filter(([, words]) => words.test(text)).map(([id]) => id);

/** Entries and service that words name; entries only if they name one number. */
export function kinds(text: string): Pick<Fee, 'entries' | 'service'> {
  const named = namedEntries(text);
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
export function serviceAfter(before: string, after: string): Pick<Fee, 'service'> {
  const named = (text: string): string | undefined => SERVICE.find(([, words]) => words.test(text))?.[0];
  const own = named(before.split(/[,;:]/).at(-1) ?? '');
  const next = /^ ?(?:for |with |in )?(?:the )?[a-z]+ (?:service|processing|handling)\b/.test(after)
    ? named(after)
    : undefined;
  return own === undefined && next !== undefined ? { service: next } : {};
}
