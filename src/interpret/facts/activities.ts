import type { Fact } from '../../domain/fact.ts';
import { decide, type FactReader, firstStated, stated } from './reader.ts';

const ACTIVITIES: readonly (readonly [id: string, name: RegExp])[] = [
  [
    'research',
    /scientific research|science and technology(?: exchange)?|sci-tech|scientific and technological|technological exchange|research|科学技术|科技(?!人才|园)|科研|科学研究|研究|科学技术|과학 ?기술|연구|científic|ciencia|recherche|scientifique|forschung|wissenschaft|научн|наук|البحث|العلوم/g,
  ],
  [
    'education',
    /education(?:al)?|teaching|lectur|academic exchange|教育|教学|讲学|教育|교육|educa|enseignement|éducation|bildung|образован|التعليم/g,
  ],
  ['culture', /cultur(?:e|al)|文化|문화|cultura|kultur|культур|الثقافة|ثقافي/g],
  [
    'entrepreneurship',
    /entrepreneur(?:ship|ial)?|start(?:ing)?[- ](?:a |up )?(?:business|compan|compan)\S*|start-?ups?|创业|创办企业|起业|창업|emprend|entrepreneuriat|création d'entreprise|unternehmensgründung|предприниматель|ريادة الأعمال/g,
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
  /(?:may|can|are allowed to|are permitted to|be able to|are entitled to) (?:also )?(?:take part|engage|participate|conduct|carry out|pursue|undertake|be involved|work in|do)|(?:engage|participat|take part) in|permitted activities|activities (?:permitted|allowed|include|cover|may)|allowed activities|scope of (?:permitted )?activit|(?:可|可以|允许|准予)[^。;,]{0,16}(?:从事|开展|进行|参加|参与)|(?:允许|可从事|许可)的(?:活动|范围)|活动(?:范围)?(?:包括|为|:)|(?:交流|活动)(?:や|、|、)?[^。]{0,30}(?:でき|従事|行う|可能)|従事(?:でき|する)|종사|활동(?:을)? ?(?:할 수|가능|수행)|podrán? (?:participar|realizar|dedicarse)|pourront (?:participer|exercer|mener)|peuvent (?:participer|exercer|mener|se livrer)|dürfen|können [^.;]{0,60}(?:teilnehmen|ausüben)|могут (?:заниматься|участвовать|осуществлять)|يمكن|يجوز/;
const NO_ACTIVITIES =
  /may not|must not|not allowed|不得|不可|不能|不允许|invited to|apply for|申请.*签证.*[:：]|promot|促进|facilitat|in the field for|at least \d|\d+年|observe chinese law|遵守|application (?:form|for)|counter|issued? to (?:those|foreigners|an alien)/;

/** What holders may do in China. */
export const readActivities: FactReader = (page) => {
  const facts: Fact[] = [];
  for (const { raw, text, visas, line } of page.sentences) {
    if (text.length > 1500 || line.kind === 'row' || !ALLOWS.test(text) || NO_ACTIVITIES.test(text)) continue;
    const rest = text.replace(
      /青年科技人才|科技人才|science and technology talents?|business (?:days?|hours?)|商务签证|paid employment[^.;,]*|工作许可/g,
      ' ',
    );
    const value = ACTIVITIES.filter(([, name]) => rest.search(name) >= 0).map(([id]) => id);
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
      const known = facts.findIndex((one) => one.visa === fact.visa);
      if (known < 0) facts.push(fact);
      else if ((facts[known]?.value as readonly string[]).length < value.length) facts[known] = fact;
    }
  }
  return facts;
};

const WORK =
  '(?:paid (?:work|employment)|paid employment|employment|(?:take up|engage in|undertake|do|perform) (?:any )?(?:paid |gainful )?(?:work|employment|job)|work(?:ing)?|be employed|gainful)';
const PERMIT = '(?:work(?:ing)?|employment) (?:permit|licen[cs]e|authori[sz]ation)';
const WORK_ZH = '(?:就业|工作|有偿|务工|任职|受聘|从事有偿工作)';

/** May holders be employed in China: yes, no, or only with a work permit? */
const EMPLOYMENT = [
  {
    when: new RegExp(
      `(?:without (?:an? )?(?:[a-z]+ )?${PERMIT}|without (?:any )?(?:further|separate|additional) (?:approval|permission|permit|authori[sz]ation)|${PERMIT}[^.;]{0,30}(?:is|are) not (?:required|needed|necessary)|no (?:[a-z]+ )?${PERMIT}[^.;]{0,20}(?:required|needed|necessary)?)`,
    ),
    value: 'yes',
  },
  { when: /(?:无需|不需要?|不必|无须|毋须|免)[^。;,]{0,8}(?:工作许可|就业许可|审批|许可)/, value: 'yes' },
  {
    when: new RegExp(
      `(?:only|after|once|upon|provided|unless|until|subject to|must|shall|need|requires?\\b|has been|hold(?:ing)?|with an?|obtain)[^.;]{0,60}${PERMIT}`,
    ),
    value: 'with-permit',
  },
  {
    when: /(?:取得|办妥|办理|获得|获|持有?|凭|申请)[^。;]{0,14}(?:工作许可|就业许可|就业证|就业许可证|工作证)/,
    value: 'with-permit',
  },
  {
    when: new RegExp(
      `(?:may not|must not|shall not|can ?not|not (?:be )?(?:allowed|permitted|authori[sz]ed|entitled) to|prohibited from|no right to) (?:[a-z]+ ){0,3}?${WORK}|${WORK}[^.;]{0,40}(?:is|are) (?:not (?:permitted|allowed|authori[sz]ed)|prohibited|forbidden)`,
    ),
    value: 'no',
  },
  { when: new RegExp(`(?:不得|不可|不能|不允许|禁止|不准|严禁)[^。;,]{0,10}${WORK_ZH}`), value: 'no' },
  {
    when: new RegExp(
      `(?:may|can|allowed to|permitted to|entitled to|free to) (?:[a-z]+ ){0,2}?${WORK}|${WORK}[^.;]{0,40}(?:is|are) (?:permitted|allowed)`,
    ),
    value: 'yes',
  },
  { when: /(?:可|可以|允许|准予)[^。;,不]{0,8}(?:就业|从事有偿工作|受聘)/, value: 'yes' },
] as const;
const ABOUT_WORK = /\ballowed|prohibit|china|在华|中国|境内|holders?|持证人|持有人|permitted|允许|工作许可|就业/;
const NO_WORK =
  /documents? (?:required|to be)|^[\d(a-z一二三四五六七八九十]{1,3}[.)、]|letter|通知书?|certificate|证明|employer|雇主(?!担保)|residence permit|居留证件|experience|经历|working days|工作日|unable to get|cannot|fees?\b|counter|work permit(?: system| notice| notification)|在中国境内工作的人员|applicants? for|office/;

export const readEmployment: FactReader = (page) =>
  firstStated(page, 'employment.permitted', ({ text, line }) => {
    if (text.length > 1000 || line.kind === 'row' || !ABOUT_WORK.test(text) || NO_WORK.test(text)) return undefined;
    if (!/employ|work|就业|工作|有偿|受聘|务工/.test(text)) return undefined;
    return decide(text, EMPLOYMENT);
  });
