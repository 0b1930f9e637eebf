import type { Fact, FactName, FactValue } from '../../domain/fact.ts';
import type { Page, Sentence } from '../page.ts';
import type { Lexicon } from '../tongues/index.ts';

/** Reads one kind of fact from a prepared page; a fact the text does not state is absent. */
export type FactReader = (page: Page) => Fact[];

/** What a pattern concludes when it matches a folded sentence. */
export interface Rule<Value> {
  readonly when: RegExp;
  readonly value: Value;
}

/** The value of the first rule that matches. */
export function decide<Value>(text: string, rules: readonly Rule<Value>[]): Value | undefined {
  return rules.find((rule) => rule.when.test(text))?.value;
}

/** Longest quote: what a person reads at a glance. */
const LONGEST_QUOTE = 1200;

/** The facts of one value and quote, one for each category it holds for; unscoped text holds for the page's subject. */
export function stated(page: Page, fact: FactName, value: FactValue, quote: string, visas: readonly string[]): Fact[] {
  const cut = quote.slice(0, LONGEST_QUOTE);
  const holds = visas.length > 0 ? visas : page.subject === undefined ? [] : [page.subject];
  return holds.length === 0 ? [{ fact, value, quote: cut }] : holds.map((visa) => ({ fact, value, quote: cut, visa }));
}

/** One fact for each category: the first sentence that states a value wins. */
export function firstStated(page: Page, fact: FactName, read: (sentence: Sentence) => FactValue | undefined): Fact[] {
  const found = new Map<string, Fact>();
  for (const sentence of page.sentences) {
    const value = read(sentence);
    if (value === undefined) continue;
    for (const one of stated(page, fact, value, sentence.raw, sentence.visas)) {
      if (!found.has(one.visa ?? '')) found.set(one.visa ?? '', one);
    }
  }
  return [...found.values()];
}

const NOT_SO =
  '(?:(?:is |are )?(?:not? (?:needed|required|necessary|permitted|allowed|possible|applicable|collected|taken)|none?(?: (?:needed|required|necessary))?|nil|n/a|waived|exempt(?:ed)?|unnecessary)|(?:无|毋|不)需要?|[无毋]须|毋庸|不必|不用|不要求|不(?:采集|安排|进行|适用|可|可以|允许|得|要)|免|否|无|不要|불필요|필요 ?없음|no(?: se requiere)?|non|nein|nicht erforderlich|nón?|нет|не требуется|لا|غير مطلوب\u0629?)';
const IS_SO =
  '(?:(?:is |are )?(?:required|needed|necessary|yes|compulsory|mandatory|obligatory|permitted|allowed|possible)|需要?|须|必须|要求|应|是|有|可|可以|允许|要|必要|须有|要有|必需|필요|필수|sí|oui|ja|erforderlich|obligatori[oa]|obligatoire|да|требуется|обязательно|نعم|مطلوب)';

/**
 * Rules for what is said under a name alone, in a line or in the cells of a table: "Interview: not required", 面谈|需要.
 * @param name the folded name, a pattern
 */
export function labelled(name: string): Rule<boolean>[] {
  const label = `^(?:[\\p{L}\\d.)、 ]{0,12}[ .)、])?(?:${name})(?: [a-z]+| ?\\([^)]{0,30}\\))?(?: ?[:|] ?|-)`;
  const end = '(?=$|[ .,;。!(|])';
  return [
    { when: new RegExp(`${label}${NOT_SO}${end}`, 'u'), value: false },
    { when: new RegExp(`${label}${IS_SO}(?:采集|预约|面谈|提供|留存)?${end}`, 'u'), value: true },
  ];
}

/** What is left to the others of a rule does not undo it: "first applicants must …, other applicants need not". */
const OF_OTHERS_FIRST = /他人代|由[^。;,]{0,8}代|其他|其余|other applicants/;
const OF_OTHERS =
  /[,;][^,;。]{0,24}岁[^,;。]{0,12}(?:他人代|由[^。;,]{0,8}代)[^,;。]*|(?:其他|其余)[^,。;]{0,16}(?:不必|无需|无须|不需|免)[^,。;]*|other applicants (?:need not|are exempt|are not required|do not)[^.;]*/g;

/**
 * A boolean fact from a table of patterns over folded sentences; where none fits, from what `otherwise` makes of them.
 * @param word what every rule needs: most sentences have none and are passed over
 * @param inTongue reads sentences in languages that have a lexicon; undefined leaves them to the rules, null decides that they state nothing
 */
export function booleanReader(
  fact: FactName,
  word: RegExp,
  rules: readonly Rule<boolean>[],
  skip?: RegExp,
  otherwise: (text: string) => boolean | undefined = () => undefined,
  inTongue: (sentence: Sentence, tongue: Lexicon) => boolean | null | undefined = () => undefined,
): FactReader {
  return (page) =>
    firstStated(page, fact, (sentence) => {
      const { text: whole, answer, line } = sentence;
      const told = line.tongue === undefined ? undefined : inTongue(sentence, line.tongue);
      if (told !== undefined) return told ?? undefined;
      if (!word.test(whole)) return undefined;
      const text = OF_OTHERS_FIRST.test(whole) ? whole.replace(OF_OTHERS, ' ') : whole;
      if (text.length > 2000 || skip?.test(text)) return undefined;
      const value = decide(text, rules) ?? otherwise(text);
      return value !== undefined && answer === false ? !value : value;
    });
}
