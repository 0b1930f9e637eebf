/** Small numbers of languages other than English and Chinese, as notices spell them before a unit of time. */
const SPELT: ReadonlyMap<string, number> = new Map(
  Object.entries({
    1: 'un una une ein eine einen einem один одного одна um uma uno satu bir jeden een',
    2: 'segundo deuxième secondo zweiten второй dos deux zwei два две двух due dois duas dua iki dwa dwóch twee hai',
    3: 'tercer troisième terzo dritten третий terceiro tres trois drei три трех трёх tre três ثلاثة ثلاث tiga üç trzy trzech drie ba',
    4: 'cuarto quatrième quarto vierten четвертый четвёртый cuatro quatre vier четыре четырех четырёх quattro quatro أربعة أربع اربعة اربع empat dört cztery czterech bốn',
    5: 'quinto cinquième fünften пятый cinco cinq fünf пять пяти cinque خمسة خمس lima beş pięć pięciu vijf',
    6: 'sexto sixième sesto sechsten шестой seis six sechs шесть шести sei ستة ست enam altı sześć sześciu zes sáu',
    7: 'séptimo septième settimo siebten седьмой sétimo siete sept sieben семь семи sette sete سبعة سبع tujuh yedi siedem siedmiu zeven bảy',
    8: 'ocho huit acht восемь восьми otto oito ثمانية ثماني delapan sekiz osiem ośmiu tám',
    9: 'nueve neuf neun девять девяти nove تسعة تسع sembilan dokuz dziewięć negen chín',
    10: 'diez dix zehn десять десяти dieci dez عشرة عشر sepuluh on dziesięć dziesięciu tien mười',
    12: 'doce douze zwölf двенадцать двенадцати dodici doze',
    15: 'quince quinze fünfzehn пятнадцать пятнадцати quindici',
    18: 'dieciocho dix-huit achtzehn восемнадцать восемнадцати diciotto dezoito',
    20: 'veinte vingt zwanzig двадцать двадцати venti vinte عشرون عشرين',
    30: 'treinta trente dreißig тридцать тридцати trenta trinta ثلاثون ثلاثين otuz',
    35: 'treinta y cinco|trente-cinq|fünfunddreißig|тридцать пять|тридцати пяти|trentacinque|trinta e cinco|خمسة وثلاثون|خمسة وثلاثين|خمس وثلاثين',
    40: 'cuarenta quarante vierzig сорок сорока quaranta quarenta أربعون أربعين kırk',
    45: 'cuarenta y cinco|quarante-cinq|fünfundvierzig|сорок пять|сорока пяти|quarantacinque|quarenta e cinco|خمسة وأربعون|خمسة وأربعين|خمس وأربعين',
    50: 'cincuenta cinquante fünfzig пятьдесят пятидесяти cinquanta cinquenta خمسون خمسين',
    60: 'sesenta soixante sechzig шестьдесят шестидесяти sessanta sessenta ستون ستين',
    90: 'noventa neunzig девяносто novanta تسعون تسعين',
  }).flatMap(([number, words]) =>
    words.split(words.includes('|') ? '|' : ' ').map((word): [string, number] => [word, Number(number)]),
  ),
);
const UNIT =
  'd[ií]as?|mes(?:es)?|años?|semanas?|jours?|mois|ans?|années?|semaines?|tagen?|monaten?|jahren?|wochen|jahre alt|arbeitstagen?|werktagen?|рабочих|календарных|дн[яейю]+|месяц\\p{L}*|лет|года|недел\\p{L}*|год|en (?:express|urgen|service|mode|régime|procédure)\\p{L}*|im (?:express|eil)\\p{L}*|in (?:urgen|via|modalità)\\p{L}*|em (?:regime|serviço)|(?:в|при) срочн\\p{L}*|giorni|mesi|anni|settimane|dias|anos|سنوات|سنة|أعوام|عاما?|أشهر|شهور|شهرا?|أيام|يوما?|أسابيع|entradas?|entrées?|einreisen|ingressi|въезд\\p{L}*|tag|werktag|arbeitstag|giorno|jour|dia|рабочий|hari|bulan|tahun|gün|yıl|iş gün\\p{L}*|ay|dni|lat|lata|miesi\\p{L}*|dagen|jaar|maanden|werkdagen|ngày|tháng|năm|lần|kali';
/** The Turkish ten is an English word: "on an earlier stay" counts nothing. */
const BEFORE_UNIT = new RegExp(
  `(?<!\\p{L})(${[...SPELT.keys()].sort((a, b) => b.length - a.length).join('|')})(?= (?:${UNIT})(?!\\p{L}))(?!(?<=\\bon) (?!yıl|gün|ay|iş))`,
  'gu',
);
/** Arabic writes "for", "in", "and" and the article on to the number; an age may stand without its unit. */
const ARABIC_WORD = [...SPELT.keys()]
  .filter((word) => /\p{Script=Arabic}/u.test(word))
  .sort((a, b) => b.length - a.length);
const ARABIC = new RegExp(
  `(?<!\\p{L})([وفلبك]{0,2})(?:ال)?(${ARABIC_WORD.join('|')})(?= (?:${UNIT})(?!\\p{L}))|(?<=سن )()(?:ال)?(${ARABIC_WORD.join('|')})(?!\\p{L})`,
  'gu',
);
/** Arabic has a form for two of a kind. */
const DUAL = /(?<!\p{L})(سنت|عام|شهر|يوم|أسبوع)(?:ان|ين)(?!\p{L})/gu;
/** Without one of these no unit above follows; most lines have none. */
const MAY_BE_SPELT =
  /d[ií]as?|mes|mois|jour|tage|jahr|monat|ans|ann|woch|дн|лет|год|раб|мес|нед|кал|giorn|anos|años|sem|entr|einreis|ingress|въезд|tag|سن|عام|أعوام|شه|أشهر|يوم|أيام|أساب|hari|bulan|tahun|kali|gün|yıl|\bay|dni|lat|miesi|dagen|jaar|maand|ngày|tháng|năm|lần|срочн/;

/** Number words of the missions' other tongues to digits: "cinq ans" → "5 ans", "vier Arbeitstage" → "4 arbeitstage". */
export const speltDigits = (text: string): string =>
  MAY_BE_SPELT.test(text)
    ? text
        .replace(BEFORE_UNIT, (word) => String(SPELT.get(word) ?? word))
        .replace(
          ARABIC,
          (_all, prefix: string | undefined, word: string | undefined, _none, age: string | undefined) =>
            `${prefix ?? ''}${SPELT.get(word ?? age ?? '') ?? ''}`,
        )
        .replace(DUAL, (_all, unit: string) => `2 ${unit === 'سنت' ? 'سنة' : unit}`)
    : text;
