/** Countries in fee tables and notices: ISO code, currency, names in folded text. */
interface Country {
  readonly code: string;
  readonly currency: string;
  readonly names: string;
}

const COUNTRIES: readonly Country[] = [
  {
    code: 'US',
    currency: 'USD',
    names:
      'ciudadanos de (?:los )?(?:ee\\.? ?uu|estados unidos)|norteamerican|ressortissants des états-unis|amerikan|us-bürger|us-staats|statunitens|americani|estadunidens|norte-americ|американ|米国|美国|미합중국|أمريك|(?:الولايات )المتحدة|hoa kỳ|\\bmỹ\\b|amerika|abd\\b|stan(?:y|ów) zjednoczon|united states|u\\.s\\.?a?(?! ?(?:dollar|\\$))|usa|us (?=passport|citizen|national)|american|美国|สหรัฐ|อเมริกัน|estadounidense|estados unidos|états-unis|américain|сша|米国|アメリカ|미국|الولايات المتحدة|usa',
  },
  {
    code: 'CA',
    currency: 'CAD',
    names: 'kanad|canadens|كندا|الكندي|canad(?:a|ian)|加拿大|แคนาดา|canadiense|canadien|канад|カナダ|캐나다',
  },
  {
    code: 'GB',
    currency: 'GBP',
    names:
      'großbritannien|britisch|britannic|inglaterra|английс|британ|英国|بريطاني|المملكة المتحدة|vương quốc anh|inggris|ingiltere|brytyjsk|united kingdom|\\buk\\b|british|britain|英国|อังกฤษ|reino unido|británic|royaume-uni|britannique|великобритан|イギリス|영국',
  },
  {
    code: 'AR',
    currency: 'ARS',
    names: 'アルゼンチン|아르헨티나|الأرجنتين|argentin(?:a|e|ian|ine|o)|阿根廷|อาร์เจนตินา|аргентин',
  },
  {
    code: 'BR',
    currency: 'BRL',
    names: 'brasil|brésil|brasilian|البرازيل|ブラジル|브라질|brazil(?:ian)?|brasil|brésil|巴西|บราซิล|бразил',
  },
  { code: 'IL', currency: 'ILS', names: 'israel[i]?|以色列|อิสราเอล|израил' },
  { code: 'PA', currency: 'USD', names: 'panam[aá](?:nian)?|巴拿马' },
  {
    code: 'IN',
    currency: 'INR',
    names: 'индийск|hindú|indisch|indiens?\\b|インド|الهند|indian?(?!a|on)|印度(?!尼)|индии|인도(?!네)',
  },
  { code: 'TH', currency: 'THB', names: 'タイ国|태국|thai(?:land)?|泰国|ไทย' },
  {
    code: 'JP',
    currency: 'JPY',
    names: 'japon[eé]s|japonais|japanisch|giapp|japones|япон|اليابان|nhật|jepang|japon|japan(?:ese)?|日本|японии|일본',
  },
  {
    code: 'KR',
    currency: 'KRW',
    names:
      'corean|coreano|coréen|koreanisch|корей|大韓民国|كوري|hàn quốc|korea selatan|güney kore|korean?|south korea|韩国|한국|корея',
  },
  {
    code: 'RU',
    currency: 'RUB',
    names: 'rus[ao]s?\\b|russes?\\b|russisch|русск|российск|ロシア|러시아|روس|russian?|俄罗斯|росси',
  },
  { code: 'AU', currency: 'AUD', names: 'australian?|澳大利亚' },
  { code: 'NZ', currency: 'NZD', names: 'new zealand|新西兰' },
  { code: 'SG', currency: 'SGD', names: 'singapore(?:an)?|新加坡' },
  { code: 'MY', currency: 'MYR', names: 'malaysi|warganegara malaysia|malaysian?|马来西亚' },
  { code: 'ID', currency: 'IDR', names: 'indonesi|indonesian?|印度尼西亚|印尼' },
  { code: 'PH', currency: 'PHP', names: 'philippines?|filipino|菲律宾' },
  { code: 'PK', currency: 'PKR', names: 'pakistani?|巴基斯坦' },
  { code: 'BD', currency: 'BDT', names: 'bangladesh[i]?|孟加拉' },
  { code: 'BE', currency: 'EUR', names: 'belga|belge|belgi|бельги|belg(?:ium|ian|es?\\b|ique|ica)|比利时' },
  {
    code: 'NL',
    currency: 'EUR',
    names: 'países bajos|pays-bas|niederl|paesi bassi|holand|нидерланд|netherlands|dutch|nederland|荷兰',
  },
  { code: 'AT', currency: 'EUR', names: 'austria|autrich|австри|austrian?(?!l)|österreich|奥地利' },
  {
    code: 'PT',
    currency: 'EUR',
    names: 'portugies|portugues|portughes|португал|ポルトガル|포르투갈|portug(?:al|uese|ais)|葡萄牙',
  },
  { code: 'GR', currency: 'EUR', names: 'greece|greek|希腊' },
  { code: 'IE', currency: 'EUR', names: '\\birish\\b|\\bireland\\b|爱尔兰' },
  { code: 'FI', currency: 'EUR', names: 'finland|finnish|芬兰' },
  {
    code: 'FR',
    currency: 'EUR',
    names:
      'francia|franc[eé]s|francés|frankreich|französ|frances[ei]|frança|франц|フランス|프랑스|فرنس|pháp|prancis|fransız|francj|francusk|frankrijk|franse|france|french|法国|français',
  },
  {
    code: 'DE',
    currency: 'EUR',
    names:
      'alemania|aleman|allemagne|allemand|germani[ac]|tedesc|alemanha|alemã|германи|немец|ドイツ|독일|ألماني|đức|jerman|almany|alman\\b|niemc|niemiec|duits|german[y]?|deutsch|德国',
  },
  {
    code: 'ES',
    currency: 'EUR',
    names: 'españa|espagn|spanisch|spanien|spagn|espanh|испан|スペイン|스페인|إسباني|spain|spanish|español|西班牙',
  },
  {
    code: 'IT',
    currency: 'EUR',
    names: 'italien|itali[ae]n|italia|италь|イタリア|이탈리아|إيطالي|ital(?:y|ian|iano)|意大利',
  },
  {
    code: 'CH',
    currency: 'CHF',
    names: 'schweiz|suisse|suiza|suíç|svizzer|швейцар|スイス|스위스|switzerland|swiss|瑞士',
  },
  {
    code: 'PL',
    currency: 'PLN',
    names: 'pol(?:en|on)ais|polnisch|polac|польш|polsk|polsce|obywatel\\S+ polsk|poland|polish|波兰',
  },
  { code: 'CZ', currency: 'CZK', names: 'czech|捷克' },
  { code: 'HU', currency: 'HUF', names: 'hungar(?:y|ian)|匈牙利' },
  { code: 'RO', currency: 'RON', names: 'romanian?|罗马尼亚' },
  { code: 'SE', currency: 'SEK', names: 'sweden|swedish|瑞典' },
  { code: 'NO', currency: 'NOK', names: 'norway|norwegian|挪威' },
  { code: 'DK', currency: 'DKK', names: 'denmark|danish|丹麦' },
  {
    code: 'TR',
    currency: 'TRY',
    names: 'türk|turc|turco|türkisch|турец|турц|トルコ|튀르키예|türkiye|turkey|turkish|土耳其',
  },
  { code: 'UA', currency: 'UAH', names: 'украин|ukrain(?:e|ian)|乌克兰' },
  { code: 'KZ', currency: 'KZT', names: 'казахстан|قازاق|kazakhstan[i]?|哈萨克斯坦' },
  { code: 'UZ', currency: 'UZS', names: 'узбек|uzbekistan[i]?|乌兹别克' },
  { code: 'BY', currency: 'BYN', names: 'белару|bielorrus|belarus(?:ian)?|白俄罗斯' },
  { code: 'MX', currency: 'MXN', names: 'mexican|mexic(?:o|an|ano)|méxico|墨西哥' },
  { code: 'CL', currency: 'CLP', names: 'chilen|chile(?:an|no)?|智利' },
  { code: 'PE', currency: 'PEN', names: 'peruan|per[uú](?:vian)?|秘鲁' },
  { code: 'CO', currency: 'COP', names: 'colombian|colombian?|哥伦比亚' },
  { code: 'ZA', currency: 'ZAR', names: 'south africa[n]?|南非' },
  { code: 'EG', currency: 'EGP', names: 'مصري|المصري|égyptien|egipci|egypt(?:ian)?|埃及|مصر' },
  { code: 'KE', currency: 'KES', names: 'kenyan?|肯尼亚' },
  { code: 'NG', currency: 'NGN', names: 'nigerian?|尼日利亚' },
  { code: 'GH', currency: 'GHS', names: 'ghana(?:ian)?|加纳' },
  { code: 'VN', currency: 'VND', names: 'việt nam|вьетнам|viet ?nam(?:ese)?|越南' },
  { code: 'AE', currency: 'AED', names: 'إماراتي|الإماراتي|united arab emirates|\\buae\\b|emirati|阿联酋|الإمارات' },
  { code: 'SA', currency: 'SAR', names: 'سعودي|saudi(?: arabia)?|沙特|السعودية' },
  { code: 'JM', currency: 'JMD', names: 'jamaican?|牙买加' },
  { code: 'TT', currency: 'TTD', names: 'trinidad|特立尼达' },
  { code: 'FJ', currency: 'FJD', names: 'fijian?\\b|斐济' },
  { code: 'LK', currency: 'LKR', names: 'sri lankan?|斯里兰卡' },
  { code: 'NP', currency: 'NPR', names: 'nepal(?:i|ese)?|尼泊尔' },
  { code: 'TZ', currency: 'TZS', names: 'tanzanian?|坦桑尼亚' },
  { code: 'UG', currency: 'UGX', names: 'ugandan?|乌干达' },
  { code: 'MA', currency: 'MAD', names: 'marocain|marruec|marroqu|maroc|المغرب|مغربي' },
  { code: 'DZ', currency: 'DZD', names: 'algéri|argelin|الجزائر|جزائري' },
  { code: 'TN', currency: 'TND', names: 'tunisi|تونس' },
  { code: 'SN', currency: 'XOF', names: 'sénégal|senegal' },
  { code: 'CI', currency: 'XOF', names: 'ivoirien|côte d.ivoire' },
  { code: 'ML', currency: 'XOF', names: 'malien|\\bmali\\b' },
  { code: 'BJ', currency: 'XOF', names: 'béninois|bénin' },
  { code: 'TG', currency: 'XOF', names: 'togo' },
  { code: 'BF', currency: 'XOF', names: 'burkin' },
  { code: 'NE', currency: 'XOF', names: 'nigérien' },
  { code: 'CM', currency: 'XAF', names: 'camerou' },
  { code: 'GA', currency: 'XAF', names: 'gabon' },
  { code: 'CG', currency: 'XAF', names: 'congol' },
  { code: 'TD', currency: 'XAF', names: 'tchad' },
  { code: 'GN', currency: 'GNF', names: 'guiné|guinée' },
  { code: 'MG', currency: 'MGA', names: 'malgache|madagas' },
  { code: 'MZ', currency: 'MZN', names: 'moçambican|moçambique|mozambi' },
  { code: 'AO', currency: 'AOA', names: 'angolan|angola' },
  { code: 'QA', currency: 'QAR', names: 'قطر|qatar' },
  { code: 'KW', currency: 'KWD', names: 'كويت|kuwait' },
  { code: 'OM', currency: 'OMR', names: 'عمان|oman[i]\\b' },
  { code: 'BH', currency: 'BHD', names: 'بحرين|bahrain' },
  { code: 'JO', currency: 'JOD', names: 'الأردن|أردني|jordan' },
  { code: 'IQ', currency: 'IQD', names: 'العراق|عراقي|iraq' },
  { code: 'LB', currency: 'LBP', names: 'لبنان|leban|liban' },
  { code: 'SD', currency: 'SDG', names: 'السودان|سوداني|sudan' },
  { code: 'UY', currency: 'UYU', names: 'urugua' },
  { code: 'PY', currency: 'PYG', names: 'paragua' },
  { code: 'BO', currency: 'BOB', names: 'bolivi' },
  { code: 'EC', currency: 'USD', names: 'ecuator' },
  { code: 'VE', currency: 'VES', names: 'venezol|venezuel' },
  { code: 'CR', currency: 'CRC', names: 'costarric|costa rica' },
  { code: 'DO', currency: 'DOP', names: 'dominican' },
  { code: 'MN', currency: 'MNT', names: 'монгол|mongol' },
  { code: 'AZ', currency: 'AZN', names: 'азербайдж|azerba' },
  { code: 'GE', currency: 'GEL', names: 'грузи' },
  { code: 'AM', currency: 'AMD', names: 'армен|armeni' },
  { code: 'KG', currency: 'KGS', names: 'кыргыз|киргиз|kyrgyz' },
  { code: 'TJ', currency: 'TJS', names: 'таджик|tajik' },
  { code: 'TM', currency: 'TMT', names: 'туркмен|turkmen' },
  { code: 'MD', currency: 'MDL', names: 'молдов|moldov' },
  { code: 'RS', currency: 'RSD', names: 'serb' },
  { code: 'BG', currency: 'BGN', names: 'bulgar|българ' },
  { code: 'HR', currency: 'EUR', names: 'croat|hrvat' },
  { code: 'SK', currency: 'EUR', names: 'slovak|slovens' },
  { code: 'LT', currency: 'EUR', names: 'lithuan|litew|lietuv' },
  { code: 'LV', currency: 'EUR', names: 'latvi|łotew|latvij' },
  { code: 'EE', currency: 'EUR', names: 'estoni|eesti' },
  { code: 'LU', currency: 'EUR', names: 'luxemb' },
  { code: 'KH', currency: 'KHR', names: 'cambod|kambod|កម្ពុជា' },
  { code: 'LA', currency: 'LAK', names: '\\blaos|laot' },
  { code: 'MM', currency: 'MMK', names: 'myanmar' },
  { code: 'HK', currency: 'HKD', names: 'hong kong|香港' },
  { code: 'MO', currency: 'MOP', names: 'maca[ou]|澳门' },
];

const MATCHERS = COUNTRIES.map((country) => ({
  ...country,
  pattern: new RegExp(`(?<![a-z])(?:${country.names})`, 'u'),
}));
const THIRD =
  /^(?:\(?\d\)?[.)]? ?)?(?:all )?others?(?: passports?| holders)?[:*]?$|^(?:其他|其它|其余|他国)[:*]?$|(?:every(?:body|one)|anyone) else|any other (?:passport|nationalit)|other passports?\b|rest of the world|remaining (?:countries|nationalit)|non-reciprocal|非对等|third[- ](?:country|countries)|other (?:countries|nationalit|foreign|nationals)|all others?\b|\bothers (?:pay|:)|(?:其余|其他)(?:外国|国籍|人员|公民)|(?:citizens|nationals) of other|第三国|其他国|其它国|别国|他国|terceros? pa[ií]s|otros pa[ií]ses|pays tiers|autres pays|autres nationalit|drittsta|andere (?:länder|staats)|третьих стран|других стран|ประเทศอื่น|その他(?:の国|国籍)?|제3국|기타 국가|دول أخرى|paesi terzi|terceiros países|outros (?:países|cidadãos|estrangeiros)|otr[ao]s nacional|demás (?:países|nacional)|resto de (?:países|nacional)|autres (?:pays|nationalités|ressortissants)|ressortissants d'autres|altre nazionalit|altri (?:paesi|cittadini)|outras nacional|übrige (?:staat|länder)|andere nationalit|sonstige|остальн\S+ (?:стран|граждан)|прочи[ехм]+ стран|граждан\S* (?:иных|прочих)|제3국인|기타 ?(?:국적|외국인)|باقي الجنسيات|جنسيات أخرى|الجنسيات الأخرى|quốc tịch khác|nước thứ ba|negara lain|สัญชาติอื่น|diğer ülke|innych państw|overige (?:landen|nationaliteiten)/;
const HOST_CITIZENS = /host country|(?:local|national) citizens|所在国|驻在国|本国公民|当地公民/;

/** Longest text that is one label and no sentence on several groups. */
const LABEL = 80;

/** The nationality a folded phrase speaks of: an ISO code, 'other' for third countries, undefined if none or many. */
export function nationalityIn(text: string, host?: string): string | undefined {
  const named = MATCHERS.filter(({ pattern }) => pattern.test(text));
  const third = THIRD.test(text);
  if (named.length === 1 && !third) return named[0]?.code;
  // "Citizens of other countries (except the United States)": the exceptions are named, the others meant.
  if (third) return named.length === 0 || text.length <= LABEL ? 'other' : undefined;
  if (HOST_CITIZENS.test(text)) return host;
  return undefined;
}

/** Every country named in a folded text. */
export const countriesIn = (text: string): string[] =>
  MATCHERS.filter(({ pattern }) => pattern.test(text)).map(({ code }) => code);

export const currencyOfCountry = (code: string): string | undefined =>
  COUNTRIES.find((country) => country.code === code)?.currency;

/** The host country of a mission by its address: `us.china-embassy.gov.cn` → US. */
export function hostOfAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const label = new URL(url).hostname.split('.')[0]?.toUpperCase() ?? '';
  return COUNTRIES.some((country) => country.code === label) ? label : undefined;
}
