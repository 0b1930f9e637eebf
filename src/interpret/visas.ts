/** Visa categories of the Regulations on Entry and Exit (Articles 6 and 7): recognised by letter, wherever they stand. */

const CODE = '(?:j[12]?|q[12]?|s[12]?|x[12]?|[cdfgklmrz])';
const LIST = `(?:["(]?${CODE}["')]{0,2}(?:, ?and |, ?or |, ?| and | or | & |/|、|和|或|及|以及|与| y | o | et | ou | und | oder | и | или )){0,12}["(]?${CODE}(?![a-z0-9])`;

const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<![a-z0-9])(${LIST})["')]{0,2}(?:字|类|型|-)?(?:签证|签(?!发|署|名|字|订|到))`, 'g'),
  new RegExp(`(?<![a-z0-9])(${LIST})字`, 'g'),
  new RegExp(
    `(?<![a-z0-9'])(${LIST})["')]{0,2}(?: ?\\([^)]{0,40}\\))?[- ]?(?:type |category |class )?(?:visas?|visum|visums|visa-)(?![a-z])`,
    'g',
  ),
  new RegExp(
    `(?<![a-z])(?:visas?|visados?|vistos?|visti|wiza|vízum)(?: (?:of |de |del |do |di |du )?(?:types?|categor(?:y|ies)|class|tipo|categor[ií]as?|cat[ée]gories?|type))?:? ["(]?(${LIST})(?!')["')]{0,2}`,
    'g',
  ),
  new RegExp(`(?<![a-z])(?:types?|categor(?:y|ies)|class) ["(]?(${LIST})["')]{0,2}(?!['-])`, 'g'),
  new RegExp(`виз[а-я]{0,3}:? (?:категории |типа |класса )?["(]?(${LIST}|к)(?![а-яa-z])`, 'g'),
  new RegExp(`(?:تأشيرة|تأشيرات|فيزا)(?: من)?(?: (?:فئة|نوع))? ["(]?(${LIST})`, 'g'),
  new RegExp(`(?<![a-z0-9])(${LIST})["')]{0,2} ?(?:ビザ|査证|查证|査证|비자|사증)`, 'g'),
];

/** Without one of these no pattern above matches; most lines have none. */
const NAMES_SOME = /[签字]|vis|wiza|vízum|type|categor|class|виз|تأشير|فيزا|ビザ|[査查]证|비자|사증/;

const CODES = new RegExp(`(?<![a-z0-9])${CODE}(?![a-z0-9])`, 'g');
const CELL = new RegExp(
  `^["(]?(${CODE}(?:(?:, ?| and | or |/|、|和|或| ){1,2}${CODE}){0,4})["')]?(?:字|字签证| ?visas?)?$`,
);
/** Written with a capital: "(c)" is the third point of a list, "(C)" may be a category. */
const LEADING =
  /^(?:\d{1,2}[.)、．] ?)?(?:[（(]\s?(J[12]?|Q[12]|S[12]?|X[12]?|[CDFGKLMRZ])\s?[）)]|(J[12]?|Q[12]?|S[12]?|X[12]?|[CDFGKLMRZ]) ?字|(J[12]?|Q[12]|S[12]?|X[12]?|[CDFGKLMRZ]) ?[:：|–—-](?! ?\d))/;

const codesOf = (list: string): string[] =>
  (list.replace('к', 'k').match(CODES) ?? []).map((code) => code.toUpperCase());

/** The categories a folded text names, each once, in order of appearance. */
export function categoriesIn(folded: string): string[] {
  if (!NAMES_SOME.test(folded)) return [];
  const found = new Set<string>();
  const text = folded.replace(/visa\(s\)/g, 'visas').slice(0, 20_000);
  for (const pattern of PATTERNS)
    for (const match of text.matchAll(pattern)) for (const code of codesOf(match[1] ?? '')) found.add(code);
  return [...found];
}

/** The categories a table cell consists of ("K", "Q1, Q2", "Z字"), none if it says anything else. */
export function categoriesOfCell(folded: string): string[] {
  const match = CELL.exec(folded.trim());
  return match ? codesOf(match[1] ?? '') : [];
}

/** The category that a list entry or heading opens with, as written: "(F) …", "Q1: …", "K字 …". */
export function leadingCategory(raw: string): string | undefined {
  const match = LEADING.exec(raw.slice(0, 40).normalize('NFKC'));
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

/** Do these lines count their points by letters, "(A) … (B) …", or mark questions by them, "D: …?"? Then a leading letter names no category. */
export const lettered = (lines: readonly string[]): boolean => lines.some((raw) => /^[（(]?[ABE][）).:：、]/.test(raw));
