import { type FactReader, firstStated } from './reader.ts';
import { experienceIn } from './tongue-numbers.ts';

const WORK =
  /年资|工龄|科研满|工作满|科研|experience|professional (?:work|activit)|(?:in|of) research|从业|track record|relevant (?:job|position|post)|years? of (?:[a-z]+ ){0,4}(?:employment|service|practice|research)|worked|work(?:ing)? (?:in|for|as)|engaged in|been (?:employed|active)|practi[cs]e|经历|经验|经历|从事|工作(?:满|年限)|任职|experiencia|expérience|erfahrung|опыт|стаж|経験|경력|경험|خبرة|esperienza|experiência/;
const YEARS: readonly RegExp[] = [
  /experience(?: required)?: ?(?:at least |minimum )?(\d{1,2}) years?/,
  /(?:at least|minimum of|no less than|not less than|a minimum|no fewer than|not fewer than|more than|over|must have|have|with) (\d{1,2}) (?:full |consecutive |or more )?years?'?(?: or more)?(?! of age| old)/,
  /(\d{1,2})\+? (?:or more|consecutive|full)? ?years?'? (?:or (?:more|longer)|of (?:[a-z]+ ){0,5}experience|of (?:[a-z]+ ){0,3}(?:work|research|practice|employment)|experience|work)/,
  /(?:for|of) (?:at least |not less than |no less than |no fewer than |a minimum of |no less than |not less than )?(\d{1,2}) years?(?: or (?:more|longer))?/,
  /(\d{1,2})年(?:\(含(?:\d+年)?\))?(?:或|及|及其)?以上|(?:满|不少于|不低于|至少[^。;,\d]{0,8}|超过|不得少于|达到|达)(\d{1,2})年|(\d{1,2})年(?:及以上)?(?:相关|以上|的)?(?:科研|工作|从业|专业|实践)/,
  /(?:al menos|mínimo de|au moins|minimum|mindestens|wenigstens|не менее|от|almeno|pelo menos) (\d{1,2}) (?:años|ans|jahre|лет|года|anni|anos)|(\d{1,2})年以上の|(\d{1,2})년 이상|لا تقل عن (\d{1,2})/,
];
/** Years of validity, stay, study or payment are no experience. */
const OTHERS =
  /valid|有效|multiple|多次|stay|停留|tax|纳税|bank|fingerprint|指纹|passport|护照|proof|letter|certificate|证明|材料|detailed|简历|cv covering/;

/** Years of work or research that are asked for. */
export const readExperience: FactReader = (page) =>
  firstStated(page, 'eligibility.experience.years', (sentence) => {
    const { text, line } = sentence;
    const told = line.tongue && experienceIn(sentence, line.tongue);
    if (told !== undefined) return told ?? undefined;
    if (text.length > 1500 || !WORK.test(text) || OTHERS.test(text)) return undefined;
    for (const pattern of YEARS) {
      const years = Number(
        pattern
          .exec(text)
          ?.slice(1)
          .find((part) => part !== undefined),
      );
      if (years >= 1 && years <= 30) return years;
    }
    return undefined;
  });
