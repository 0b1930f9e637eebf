import type { Block } from '../domain/document.ts';
import { fold } from './text/fold.ts';
import { simplify } from './text/han.ts';
import { categoriesOfCell, leadingCategory } from './visas.ts';

/** Latin K and the Cyrillic letter that looks alike; capital only. */
const K = '["“”„«»「『\'‘’(]{0,2} ?[KК] ?["“”«»」』\'’)]{0,2}';
const ALONE = '(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}_&-])';
const END = "(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}]|[-‐]?\\d|-\\p{Ll}|['’]\\p{L})";
const VISA_WORD =
  '(?:[Vv]isas?|VISAS?|[Vv]isados?|VISADOS?|[Vv]isto|VISTO|[Vv]isum|[Vv]isums|[Vv]ízum\\p{L}{0,3}|[Vv]íz\\p{L}{1,3}|[Ww]iz\\p{L}{1,2}|[Vv]ize\\p{L}{0,3}|[Vv]iz[aăeu]\\p{L}{0,2}|[Вв]из\\p{L}{0,4}|[Вв]із\\p{L}{1,3}|[Vv]iisumi?|[Ββ]ίζα|[Θθ]εώρηση\\p{L}?|[Tt]hị thực|วีซ่า|ויז[הת]|ویزای?)';
const KIND_WORD =
  '(?:type|types|category|class|tipo|categor[ií]a|cat[ée]gorie|type de|Kategorie|Typs?|typu|típusú|tipi|tipinde|sınıfı|jenis|clase|dit|class|ангиллын|типу|категорії|סוג|نوع|فئة|الفئة|kategori[ei]|kategórie|категории|категория|типа|класса|loại|ประเภท|หมวด)';

const NAMES: readonly RegExp[] = [
  new RegExp(`${ALONE}${K}\\s{0,2}[-‐–]?\\s{0,2}(?:字|类|類|型)?\\s{0,2}(?:签证|簽證|签証|簽証|査証|查证)`, 'u'),
  new RegExp(`${ALONE}${K}\\s?(?:字|类|類|型)?\\s?(?:签|簽)(?![发發署名字订訂到])`, 'u'),
  new RegExp(`${ALONE}${K}\\s?字(?![型体體形母节節])`, 'u'),
  new RegExp(
    `${ALONE}${K}[\\s\\-‐–]{0,2}(?:(?:[Tt]ype|[Cc]ategory|[Cc]lass|[Tt]alent|tipi|sınıfı|típusú|ангиллын)[\\s\\-])?(?:\\([^()]{1,60}\\)\\s)?${VISA_WORD}(?!\\p{L})`,
    'u',
  ),
  new RegExp(
    `(?<!\\p{L})${VISA_WORD}\\s{0,2}(?::\\s{0,2})?(?:(?:of|de|do|di|du|del|der|des|from)\\s)?(?:the\\s)?(?:${KIND_WORD}\\s)?${K}${END}`,
    'u',
  ),
  new RegExp(`(?<!\\p{L})${KIND_WORD}[\\s-]{1,2}["“«'(]{0,2}[KК]["”»')]{0,2}[\\s\\-]${VISA_WORD}`, 'u'),
  new RegExp(`(?:تأشيرة|تأشيرات|التأشيرة|فيزا|الفيزا)\\s(?:من\\s)?(?:(?:فئة|الفئة|نوع|النوع)\\s)?${K}${END}`, 'u'),
  new RegExp(
    `${ALONE}${K}\\s?[-‐]?\\s?(?:ビザ|查証|(?:カテゴリー?|タイプ|型)の?(?:ビザ|査証)|비자|사증|類ビザ|字ビザ|형 ?비자|자 ?비자|유형 ?비자)`,
    'u',
  ),
  new RegExp(
    `(?:ビザ|비자|사증|签证|簽證)(?:类别|類別|种类|種類|类型|類型|종류)?\\s?[:：]?\\s?["“「(]?[KК]["”」)]?${END}`,
    'u',
  ),
];

/** "category K" without the word visa beside it counts only in a sentence on visas. */
const KIND_K = new RegExp(`(?<!\\p{L})${KIND_WORD}\\s{1,2}${K}${END}`, 'iu');
const VISA_NEAR = /visa|visum|visto|виз|签证|簽證|ビザ|비자|تأشير|víz|wiz/i;
const KIND_CAPITAL = /["“«'(]?[KК]["”»')]?(?![\p{L}\p{N}])/u;

/** K between other letters of the list: "C, D, F, G, J1, J2, K, L, M". */
const ENUMERATION =
  /(?<![\p{L}\p{N}])(?:(?:[CDFGLMRZ]|[JQSX][12]?)\s?[,、/，]\s?){1,14}(?:(?:and|or|и|y|et|und|和|及)\s)?K(?![\p{L}\p{N}'’-])|(?<![\p{L}\p{N}])K\s?[,、/，]\s?(?:[LMRZ]|[QSX][12]?)(?![\p{L}\p{N}'’])/u;

/** The people the category is for, in the words of the decree and its translations. */
const TALENT: readonly RegExp[] = [
  /外国青年科技人才|外籍青年科技人才|海外青年科技人才.{0,30}签证|青年科技人才.{0,30}签证|签证.{0,40}青年科技人才/,
  /young(?: foreign| overseas| international)? (?:science and technology|sci-tech|scientific and technological|science & technology|s&t|stem|scientific and technical) (?:talent|professional|personnel|specialist|people)/i,
  /(?:foreign young|young foreign)(?: and promising)? (?:science|sci|tech|stem|talents? in (?:science|stem|the fields? of science))/i,
  /visa.{0,80}young (?:foreign )?(?:talents?|professionals?|scientists) in (?:science|stem)|young (?:foreign )?(?:talents?|professionals?) in (?:science|stem).{0,80}visa/i,
  /jóvenes talentos (?:extranjeros )?(?:científicos|en ciencia|de (?:la )?ciencia|en el campo de la ciencia)/i,
  /jeunes talents (?:étrangers )?(?:scientifiques|en sciences?|des sciences|de la science)/i,
  /jung\p{L}{0,2} (?:ausländisch\p{L}{1,2} )?(?:wissenschafts-|wissenschaftliche|talente (?:aus|in) (?:den bereichen )?wissenschaft|fachkräfte (?:aus|in) (?:den bereichen )?wissenschaft)/iu,
  /молод\p{L}{1,4} (?:иностранн\p{L}{1,3} )?(?:талант\p{L}{0,3}|специалист\p{L}{0,3}|кадр\p{L}{0,2}|учен\p{L}{0,3}).{0,30}(?:наук|научн|технол|техник)|молод\p{L}{1,4} (?:иностранн\p{L}{1,3} )?научно-техническ/iu,
  /jovens talentos (?:estrangeiros )?(?:científicos|em ciência|da ciência|de ciência|na área)/i,
  /giovani talenti (?:stranieri )?(?:scientifici|della scienza|nel campo|in ambito|nei settori)/i,
  /(?:المواهب|الكفاءات)(?: الأجنبية)? الشابة.{0,40}العلوم|(?:المواهب|الكفاءات) العلمية والتكنولوجية الشابة/,
  /(?:若手|青年)科学?技[術术](?:者|人材)|科学技[術术]分野の(?:外国人)?若手/,
  /청년 ?과학 ?기술 ?인재|젊은 과학기술 인재/,
  /mlad\p{L}{1,3} (?:zahraničn\p{L}{1,3} )?(?:talent\p{L}{0,3}|odborník\p{L}{0,3}).{0,20}(?:ved|věd|techn)/iu,
];
/** Without one of these words none of them matches; most lines have none. */
const TALENT_WORD = /青年|若手|young|jóvenes|jeunes|jung|молод|jovens|giovani|المواهب|الكفاءات|청년|젊은|mlad/iu;

/** Other countries' K: the American fiancé visa above all. */
const FOREIGN_K =
  /K visas? of the United States|美[国國]K|fianc[ée]e?|未婚[夫妻]|uscis|\bk-?[134]\b.{0,40}visa|i-129f|美国公民及移民/i;

/** Does one line of text name the Chinese K visa? Reads the text as written: a capital K matters. */
export function namesK(text: string): boolean {
  const line = text
    .slice(0, 20_000)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ');
  if (/[KК]/.test(line)) {
    if (FOREIGN_K.test(line)) return false;
    if (NAMES.some((name) => name.test(line))) return true;
    if (ENUMERATION.test(line)) return true;
    if (VISA_NEAR.test(line) && KIND_K.test(line) && KIND_CAPITAL.test(line)) return true;
  }
  const plain = simplify(line);
  if (!TALENT_WORD.test(plain)) return false;
  return TALENT.some((talent) => talent.test(plain));
}

/** A list or table of visa types with an entry for K: the entry's letter alone, beside the letters of other types. */
function listsK(blocks: readonly Block[]): boolean {
  const letters = new Set<string>();
  for (const block of blocks) {
    if (block.text.length > 4000) continue;
    const cells = block.cells ?? (block.text.includes(' | ') ? block.text.split(' | ') : []);
    for (const cell of cells) for (const code of categoriesOfCell(fold(cell.slice(0, 60)))) letters.add(code);
    const first = leadingCategory(block.text);
    if (first !== undefined) letters.add(first);
  }
  return letters.has('K') && letters.size >= 3;
}

/** Is the Chinese K visa spoken of in this title or these blocks? */
export function mentionsKVisa(title: string, blocks: readonly Block[]): boolean {
  if (namesK(title)) return true;
  const lines = blocks.map((block) => block.text);
  if (lines.some(namesK)) return !isForeign(lines);
  return listsK(blocks);
}

/** A page about another country's K visas names its immigration service or its numbered kinds throughout. */
function isForeign(lines: readonly string[]): boolean {
  const text = lines.join('\n').slice(0, 50_000);
  return /uscis|fianc[ée]e?\b|未婚夫|未婚妻/i.test(text) && !/K字|K签|K簽|China|Chinese|中国|中國|中华/.test(text);
}
