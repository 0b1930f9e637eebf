import type { Fact } from '../../domain/fact.ts';
import type { Lexicon } from '../tongues/index.ts';
import { ACTIVITIES_ABROAD, DEGREES_ABROAD } from '../tongues/subjects.ts';
import { type FactReader, stated } from './reader.ts';

const ACTIVITIES: readonly (readonly [id: string, name: RegExp])[] = [
  [
    'research',
    /scientific (?:research|work|cooperation|collaboration|exchanges?|activit\S+)|science and technology(?: exchange)?|sci-tech|scientific and technological|technological exchange|research|科学技术|科技(?!人才|园)|科研|科学研究|研究|科学技术|과학 ?기술|연구|científic|ciencia|recherche|scientifique|forschung|wissenschaft|научн|наук|البحث|العلوم/g,
  ],
  [
    'education',
    /education(?:al)?|\bteach(?:ing)?\b|lectur|academic exchange|教育|教学|讲学|教育|교육|educa|enseignement|éducation|bildung|образован|التعليم/g,
  ],
  ['culture', /cultur(?:e|al)|文化|문화|cultura|kultur|культур|الثقافة|ثقافي/g],
  [
    'entrepreneurship',
    /entrepreneur(?:ship|ial)?|start(?:ing)?[- ](?:a |up )?(?:business|compan|compan)\S*|start-?ups?|(?:found|set up)(?:ing)? (?:a )?(?:compan|business)\S*|创业|创办企业|起业|창업|emprend|entrepreneuriat|création d'entreprise|unternehmensgründung|предприниматель|ريادة الأعمال/g,
  ],
  [
    'business',
    /business|commerc\S+|trade|商务|商业|商贸|经贸|ビジネス|商务|비즈니스|상무|negocios|comercial|affaires|commerciale|geschäft|делов|бизнес|коммерч|الأعمال|التجارة/g,
  ],
  ['employment', /paid (?:work|employment)|employment|工作|就业|就労|취업/g],
  ['tourism', /touris[mt]|sightseeing|旅游|观光|観光|관광|turismo|tourisme|туризм/g],
  ['family-visit', /visit(?:ing)? relatives|family (?:visit|reunion)|探亲|亲族访问/g],
  ['journalism', /journalis[mt]|news coverage|采访|新闻报道/g],
  ['crew', /crew|乘务/g],
  ['study', /\bstud(?:y|ies)\b(?! tour)|学习|留学|留学|유학/g],
];

const ALLOWS =
  /visa serves?\b|准许从事|适用于[^。;,]{0,30}活动|(?:may|can|are free to|are allowed to|are permitted to|be able to|are entitled to) (?:also )?(?:take part|engage|participate|conduct|carry out|pursue|undertake|be involved|work in|teach|do)|(?:engage|participat|take part) in|permitted activities|(?:permitted|allowed|entitled) to be active in|entitles? its holder to|visa (?:covers|allows|permits)|activities (?:permitted|allowed|include|cover|may)|allowed activities|scope of (?:permitted )?activit|activities (?:are|is) (?:permitted|allowed)|(?:may|can) be active in|come to china for|purpose of (?:visit|the visit|entry|stay|travel)(?: is)?:?|(?:can|may) be used for|(?:intended|meant|designed) for|^allowed are|(?:可|仅|只|主要)用于|(?:可|可以)参与|活动(?:内容|范围|种类)|入境事由|来华事由|来华目的|访问目的|(?:可|可以|允许|准予)[^。;,]{0,48}(?:从事|开展|进行|参加|参与)|(?:允许|可从事|许可)的(?:活动|范围)|活动(?:范围)?(?:包括|为|:)|(?:交流|活动)(?:や|、|、)?[^。]{0,30}(?:でき|従事|行う|可能)|従事(?:でき|する)|종사|활동(?:을)? ?(?:할 수|가능|수행)|podrán? (?:participar|realizar|dedicarse)|pourront (?:participer|exercer|mener)|peuvent (?:participer|exercer|mener|se livrer)|dürfen|können [^.;]{0,60}(?:teilnehmen|ausüben)|могут (?:заниматься|участвовать|осуществлять)|يمكن|يجوز/;
const NO_ACTIVITIES =
  /may not|must not|not allowed|不得|不可|不能|不允许|invited to|apply for|申请.*签证.*[:：]|promot|促进|facilitat|in the field for|at least \d|\d+年|observe chinese law|遵守|application (?:form|for)|counter|issued? to (?:those|foreigners|an alien)/;

/** In other languages: a permission, or the word for activities, and no condition of study. */
const allows = (text: string, tongue?: Lexicon): boolean =>
  tongue === undefined
    ? ALLOWS.test(text)
    : (tongue.permit.test(text) || ACTIVE.test(text)) &&
      !tongue.deny.test(text) &&
      !DEGREES_ABROAD.some(([, name]) => text.search(name) >= 0);
const ACTIVE =
  /austausch|tätigkeit|échange|activit|intercambi|actividad|scamb|attivit|intercâmb|atividad|обмен|деятельн|交流|活动|교류|활동|تبادل|أنشطة|نشاط|trao đổi|hoạt động|pertukaran|kegiatan|แลกเปลี่ยน|กิจกรรม|değişim|faaliyet|wymian|działaln|uitwissel|activiteit/;

/** What a name covers is not read again: "starting a business" is no business. */
function activitiesIn(text: string, tongue?: Lexicon): string[] {
  let rest = text;
  return (tongue === undefined ? ACTIVITIES : ACTIVITIES_ABROAD).flatMap(([id, name]) => {
    const without = rest.replace(name, ' # ');
    const named = without !== rest;
    rest = without;
    return named ? [id] : [];
  });
}

const lengthOf = (fact: Fact): number => (fact.value as readonly string[]).length;

/** What holders may do in China: the sentence that names most. */
export const readActivities: FactReader = (page) => {
  const longest = new Map<string, Fact>();
  for (const { raw, text, visas, line } of page.sentences) {
    if (text.length > 1500 || line.kind === 'row' || !allows(text, line.tongue) || NO_ACTIVITIES.test(text)) continue;
    const rest = text.replace(
      /青年科技人才|科技人才|science and technology talents?|business (?:days?|hours?)|商务签证|paid employment[^.;,]*|工作许可/g,
      ' ',
    );
    const named = activitiesIn(rest, line.tongue);
    // "Teaching and study" is education, not two activities.
    const value = named.includes('education') ? named.filter((id) => id !== 'study') : named;
    if (
      value.length < 2 &&
      !(
        value.length === 1 &&
        /permitted activities|允许的?活动|可从事|engage in|take part|participate|conduct|activities in|从事|开展/.test(
          text,
        )
      )
    )
      continue;
    if (value.length === 1 && value[0] === 'employment') continue;
    for (const fact of stated(page, 'activities.allowed', value, raw, visas)) {
      const known = longest.get(fact.visa ?? '');
      if (known === undefined || lengthOf(known) < value.length) longest.set(fact.visa ?? '', fact);
    }
  }
  return [...longest.values()];
};
