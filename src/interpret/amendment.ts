/**
 * Amendments as the rule that holds now: "extended from 90 to 180 days" reads "180 days", 由40周岁放宽至45周岁 reads
 * 45周岁. What held before is left out of the text that patterns see; quotes are cut from the text as written.
 */

const MOVED =
  'raised|lifted|lowered|increased|decreased|reduced|cut|extended|lengthened|shortened|prolonged|relaxed|eased|tightened|changed|adjusted|amended|revised|modified|expanded|widened|brought (?:up|down)';
const MOVED_ZH =
  '(?:调整|放宽|延长|缩短|提高|降低|下调|上调|调减|调增|修改|修订|变更|更改|增加|增至|减少|压缩|扩大|提升|替换|改|升|降)';
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ';
/** What used to stand: no date, no hour, no end of a clause. */
const FORMER = `(?!(?:[^.;]{0,40} )?${MONTH})(?![^.;]{0,40}(?:\\d:\\d|\\d{4}(?!\\d)))[^.;]{1,60}?`;
const FORMER_ZH = '(?![^,。;]{0,12}\\d(?:月|:\\d))(?!\\d{4}年)[^,。;]{1,30}?';
/** A value in the words of the rule that is amended. */
const VALUE =
  /(?:of |at )?\d+(?: ?(?:full|working|business|calendar|years?|months?|weeks?|days?|old|of age|\(inclusive\)))*|(?:a |the )?(?:bachelor|master|doctor)[a-z']*(?: degrees?)?/g;

/** Without one of these no pattern below finds anything. */
const SIGNS = new RegExp(
  `\\b(?:${MOVED})\\b|replac|substitut|superseded|from |instead of|rather than|in place of|formerly|previously|until now|compared with|原|由|从|${MOVED_ZH}|此前|以前|现行`,
);

/** `"A" is changed to "B"`, of two texts in quotation marks. */
const QUOTED =
  /"[^"]{1,120}"(?: (?:years of age|in [^".;]{1,40}))?,? (?:(?:is|are|was|shall be|has been|have been|will be|to be) )?(?:hereby )?(?:changed|amended|revised|replaced|modified|corrected|substituted) (?:to(?: read)?|by|with|into|as):? "([^"]{1,160})"/g;
const QUOTED_ZH = new RegExp(`(?:将|把)?"[^"]{1,80}"(?:一[词句])?${MOVED_ZH}(?:为|成|至|到):?"([^"]{1,120})"`, 'g');
const REPLACED =
  /(^|[,;:] )[^,.;:]{1,140} (?:is|are|was|were|has been|have been|will be|shall be) (?:hereby )?(?:replaced|substituted|superseded) (?:by|with) /g;
const STATED_FROM = new RegExp(`\\b(?:is|are|was|were|be|been) (?:[a-z]+ly )?(?:${MOVED}) from ${FORMER} to `, 'g');
const VERB_FROM = new RegExp(
  `(\\b(?:${MOVED}|rais(?:es|ing)|lower(?:s|ing)|reduc(?:es|ing)|extend(?:s|ing)|rises?|falls?|goes)\\b[^.;]{0,60}?) from ${FORMER} to `,
  'g',
);
const MOVED_TO = new RegExp(
  `(^|[,;:] )([^,;:]{1,120}?) (is|are|has been|have been|will be|shall be) (?:[a-z]+ly )?(?:${MOVED}) to (?![^.;]{0,40}(?:${MONTH}|\\d{4}(?!\\d)))(?=[^,.;]*\\d|[^,.;]*(?:bachelor|master|doctor))`,
  'g',
);
const ASIDE =
  /,? ?\(?(?:instead of|rather than|in place of|compared with|(?:up|down) from|formerly|previously:?|until now) (?:the |an? )?(?:former |previous |earlier )?(?:\d|"|single|double|multiple|bachelor|master|doctor)[^,.;()]{0,60}\)?/g;
const FROM_ZH = new RegExp(
  `(?:由|从)(?:原(?:来|先)?的?|此前的?|现行的?)?${FORMER_ZH}(?:统一|相应)?${MOVED_ZH}(?:为|至|到|成)`,
  'g',
);
const ASIDE_ZH = /\((?:原|此前|以前|现行)[^()]{1,30}\)/g;
const VALUE_ZH = /\d+(?:周岁|岁|天|日|年|个月|个工作日|元|美元|欧元|次)/g;
const TAKEN_ZH = new RegExp(`将([^,。;"]{0,40}?)${MOVED_ZH}(?:为|至|到)(?!\\d{4}年|\\d{1,2}月\\d)(?=[^,。;]*\\d)`, 'g');

/** The folded text with every "from A to B" read as B; other texts as they are. */
export function asAmended(text: string): string {
  if (!SIGNS.test(text) || text.length > 2000) return text;
  return text
    .replace(QUOTED, 'changed to: $1')
    .replace(QUOTED_ZH, '改为:$1')
    .replace(REPLACED, '$1')
    .replace(STATED_FROM, 'is ')
    .replace(VERB_FROM, '$1 to ')
    .replace(MOVED_TO, (_all, open: string, before: string, is: string) => `${open}${before.replace(VALUE, '')} ${is} `)
    .replace(ASIDE, '')
    .replace(ASIDE_ZH, '')
    .replace(FROM_ZH, '为')
    .replace(TAKEN_ZH, (_all, before: string) => `${before.replace(VALUE_ZH, '')}为`);
}
