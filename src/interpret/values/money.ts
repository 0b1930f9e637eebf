/** Amounts of money in folded text. */

interface Money {
  readonly amount: number;
  /** ISO 4217; '' where the text names none */
  readonly currency: string;
  readonly index: number;
  readonly end: number;
}

/** Longer names first: "hong kong dollars" before "dollars". A bare $, ¥, £ or "dollar" means the host's own. */
const CURRENCIES: readonly (readonly [code: string, names: string])[] = [
  ['JMD', 'j\\$|jamaican dollars?|牙买加元'],
  ['TTD', 'tt\\$|trinidad and tobago dollars?'],
  ['FJD', 'fj\\$|fijian? dollars?|斐济元'],
  ['NAD', 'n\\$|namibian? dollars?|纳米比亚元'],
  ['TWD', 'nt\\$|新台币'],
  ['HKD', 'hk ?\\$|hong kong dollars?|港币|港元|港币|港纸|香港ドル|홍콩 ?달러'],
  ['SGD', 's\\$|sg\\$|singapore dollars?|新加坡元|新元|新币|坡币'],
  ['CAD', 'ca?\\$|can\\$|canadian dollars?|加拿大元|加元|加币|dollars canadiens'],
  ['AUD', 'au?\\$|australian dollars?|澳大利亚元|澳元|澳币'],
  ['NZD', 'nz\\$|new zealand dollars?|新西兰元|纽元|纽币|新西兰币'],
  ['MOP', 'mop\\$|patacas?|澳门元|澳门币'],
  ['MXN', 'mx\\$|mexican pesos?|pesos mexicanos|墨西哥比索'],
  ['BRL', 'r\\$|reais|雷亚尔'],
  ['ARS', 'ar\\$|argentine pesos?|pesos argentinos|阿根廷比索'],
  ['CLP', 'clp ?\\$|chilean pesos?|pesos chilenos|智利比索'],
  ['COP', 'col\\$|colombian pesos?|pesos colombianos|哥伦比亚比索'],
  [
    'USD',
    'us ?\\$|u\\.s\\. ?\\$|\\$us|u\\.?s\\.? dollars?|united states dollars?|dólares(?: estadounidenses| americanos)?|dollars américains|us-dollar|долл(?:аров|ара|ары|\\.)?(?: сша)?|米ドル|미 ?달러|dolares(?: estadounidenses| americanos)?|dólares de (?:los )?(?:ee\\.? ?uu\\.?|estados unidos)|us-dollars?|dollari (?:usa|statunitensi|americani)|đô la(?: mỹ)?|dolar (?:as|amerika)|abd doları|dolar(?:ów|y)(?: amerykańskich)?|dollari|美元|美金|米ドル|달러|미화|دولارا?(?: أمريكيا?)?|dolarów',
  ],
  ['EUR', '€|euros?(?![a-z])|欧元|欧元|евро|ユーロ|유로|يورو'],
  ['GBP', '£|pounds? sterling|british pounds?|英镑|фунт'],
  ['EGP', 'e£|l\\.e\\.?|egyptian pounds?|埃及镑|جنيها?(?: مصريا?)?'],
  ['JPY', '円|日元|日圆|日币|japanese yen|yen(?![a-z])|엔'],
  ['KRW', '₩|韩元|韩币|韩圆|won(?![a-z])|원(?!본|칙)'],
  ['BYN', 'belarus(?:ian)? roubles?|白俄罗斯卢布|белорусских рублей'],
  ['RUB', '₽|roubles?|rubles?|рублей|рубля|рублях|卢布|ルーブル|루블|руб(?:\\.|лей|ля|ль)?'],
  ['PKR', 'pakistani rupees?|巴基斯坦卢比'],
  ['LKR', 'sri lankan rupees?|斯里兰卡卢比'],
  ['NPR', 'nepal(?:i|ese) rupees?|尼泊尔卢比'],
  ['INR', '₹|indian rupees?|印度卢比'],
  ['THB', '฿|bahts?(?![a-z])|バーツ|泰铢|泰币|บาท'],
  ['MYR', 'rm(?=[ \\d])|ringgit|林吉特|马币|令吉'],
  ['IDR', 'rp(?=[. \\d])|rupiah|印尼盾|印尼卢比'],
  ['PHP', '₱|philippine pesos?|菲律宾比索|php'],
  ['VND', '₫|dong(?![a-z])|đồng|vnđ|越南盾|越盾'],
  ['PEN', 's/\\.?|soles(?![a-z])|索尔'],
  ['ZAR', 'rand(?![a-z])|兰特'],
  ['KES', 'ksh|kshs|kenyan shillings?|肯尼亚先令'],
  ['TZS', 'tsh|tanzanian shillings?|坦桑尼亚先令'],
  ['UGX', 'ush|ugandan shillings?|乌干达先令'],
  ['NGN', '₦|naira|奈拉|n(?=\\d{1,3},\\d{3})'],
  ['TRY', '₺|türk lirası|tl(?![a-z])|turkish lira|里拉'],
  ['PLN', 'zł|zlot(?:y|ych)|złotych|兹罗提'],
  ['CZK', 'kč|czech crowns?|捷克克朗|korun'],
  ['HUF', 'forints?|福林|ft(?= ?\\d)'],
  ['RON', 'lei(?![a-z])|列伊'],
  ['CHF', 'sfr\\.?|swiss francs?|francs suisses|schweizer franken|瑞士法郎|瑞郎|fr\\.(?= ?\\d)'],
  ['SEK', 'swedish kron(?:or|a)|瑞典克朗'],
  ['NOK', 'norwegian kron(?:er|e)|挪威克朗'],
  ['DKK', 'danish kron(?:er|e)|丹麦克朗'],
  ['KZT', '₸|tenge|坚戈'],
  ['UAH', '₴|hryvnias?|格里夫纳'],
  ['AED', 'dirhams?|dhs?\\.?(?= ?\\d)|迪拉姆|(?:درهما?|دراهم)(?: إماراتيا?| إماراتية| مغربيا?)?'],
  ['SAR', 'riyals?|沙特里亚尔|ريالا?(?: سعوديا?)?'],
  ['ILS', '₪|shekels?|谢克尔'],
  ['XAF', 'f ?cfa|francs? cfa|中非法郎|西非法郎'],
  ['MZN', 'mt(?![a-z])|mts|meticai[s]?|metical'],
  ['AOA', 'kz(?![a-z])|kwanzas?'],
  ['PYG', 'guaran[íi](?:es)?|₲'],
  ['BOB', 'bs\\.?(?= ?\\d)|bolivianos?'],
  ['CRC', 'colones|₡'],
  ['KHR', 'riels?'],
  ['MNT', '₮|төгрөг|tugriks?|тугрик\\p{L}*'],
  ['UZS', "so'm|сум(?:ов|а)?(?!\\p{L})|soʻm"],
  ['AZN', '₼|манат\\p{L}*|manat'],
  ['GEL', '₾|лари'],
  ['AMD', '֏|драм\\p{L}*'],
  ['KGS', 'сом(?:ов|а)?(?!\\p{L})'],
  ['BGN', 'лв\\.?|лева|leva'],
  ['RSD', 'din\\.?(?=[ \\d])|динара'],
  ['CNY', 'rmb|cn¥|人民币(?:元)?|元|yuan|renminbi|юаней|위안'],
];
/** Named without a country: the host country's own money. */
const LOCAL =
  '\\$|¥|dollars?|pounds?|pesos?|rupees?|rs\\.?|kr\\.?|francs?|shillings?|卢比|比索|克朗|先令|法郎|镑|dirams?|دينارا?|دنانير|ليرة|dinars?|r(?=[ \\d])|ltr|lira|liras|франков';
const CODES =
  'mzn|aoa|pyg|bob|uyu|dop|crc|gtq|hnl|nio|mga|gnf|cdf|rwf|etb|sdg|omr|bhd|jod|iqd|lbp|lyd|yer|syp|kgs|tjs|tmt|mdl|rsd|bgn|mkd|bam|isk|khr|lak|mmk|ves|xpf|mur|jmd|ttd|fjd|nad|twd|usd|eur|gbp|cny|rmb|hkd|jpy|krw|cad|aud|nzd|sgd|mop|chf|rub|egp|inr|thb|myr|idr|php|vnd|mxn|brl|ars|clp|cop|pen|zar|kes|ngn|ghs|tzs|ugx|try|pln|czk|huf|ron|sek|nok|dkk|kzt|uah|byn|aed|sar|qar|kwd|ils|pkr|lkr|npr|bdt|xaf|xof|dzd|mad|tnd|uzs|amd|gel|azn|mnt';
const NAMES = CURRENCIES.map(([, names]) => names).join('|');
const ANY = `(?:(?:${CODES})(?![a-z])|${NAMES}|${LOCAL})`;
const NUMBER = "\\d{1,3}(?:[,.' ]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,9}(?:[.,]\\d{1,2})?(?!\\d)";
const BEFORE = new RegExp(`(?<![a-z])(${ANY})[ :]{0,2}(${NUMBER})(?: ?(万|만))?`, 'gu');
const AFTER = new RegExp(`(?<![\\d.,])(${NUMBER}) ?(万|만|thousand|mil )?[ -]?(${ANY})(?!\\p{Script=Latin})`, 'gu');
const MATCHERS = CURRENCIES.map(([code, names]) => [code, new RegExp(`^(?:${names})$`, 'u')] as const);

/** "1,500", "1 500", "1.500" and "1.500,50" as a number. */
export function amountOf(text: string): number {
  const decimal = /^(.*)[.,](\d{1,2})$/.exec(text);
  const whole = (decimal?.[1] ?? text).replace(/[,.' ]/g, '');
  return Number(decimal ? `${whole}.${decimal[2]}` : whole);
}

/** The ISO code of a currency's name, '' for names that leave the country open. */
function currencyOf(name: string): string {
  const text = name.trim();
  const code = text.toUpperCase();
  if (new RegExp(`^(?:${CODES})$`).test(text)) return code === 'RMB' ? 'CNY' : code;
  return MATCHERS.find(([, pattern]) => pattern.test(text))?.[0] ?? '';
}

const scale = (word: string | undefined): number =>
  word === '万' || word === '만' ? 10_000 : word === 'thousand' || word === 'mil ' ? 1000 : 1;

/** All amounts of a folded text that stand beside a currency, in order. */
export function findMoney(text: string): Money[] {
  if (!/\d/.test(text)) return [];
  const found: Money[] = [];
  const add = (amount: number, currency: string, index: number, end: number): void => {
    if (found.some((one) => index < one.end && end > one.index) || !Number.isFinite(amount)) return;
    found.push({ amount, currency, index, end });
  };
  for (const match of text.matchAll(BEFORE)) {
    const number = match[2] ?? '';
    add(amountOf(number) * scale(match[3]), currencyOf(match[1] ?? ''), match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(AFTER)) {
    add(
      amountOf(match[1] ?? '') * scale(match[2]),
      currencyOf(match[3] ?? ''),
      match.index,
      match.index + match[0].length,
    );
  }
  return found.sort((a, b) => a.index - b.index);
}

const MENTION = new RegExp(`(?<![a-z])(?:${NAMES}|(?:${CODES})(?![a-z]))`, 'u');

/** The currency a folded text names without an amount ("unit: baht"), '' if none. */
export function currencyNamed(text: string): string {
  return currencyOf(MENTION.exec(text)?.[0] ?? '');
}
