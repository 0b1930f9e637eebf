import type { Fact } from '../../domain/fact.ts';
import { isFormerly } from '../tongues/former.ts';
import type { Lexicon } from '../tongues/index.ts';
import { DEGREES_ABROAD, FIELDS_ABROAD } from '../tongues/subjects.ts';
import { type FactReader, stated } from './reader.ts';

/** Fields of study, longer names first: what a name covers is not read again ("materials science" is no "science"). */
const FIELDS: readonly (readonly [id: string, name: RegExp])[] = [
  [
    'computer-science',
    /computer sciences?|computing|informatics|计算机(?:科学(?:与技术)?)?|计算科学|informática|informatique|informatik|информатик[аи]|コンピュータ(?:ー)?(?:科学)?|컴퓨터(?: ?과학| ?공학)?|علوم الحاسوب/g,
  ],
  [
    'information-technology',
    /information (?:and communications? )?technolog(?:y|ies)|\bict\b|信息(?:与通信)?技术|信息科学(?:与技术)?|情报技术|정보 ?기술|tecnologías? de la información|technologies de l'information|informationstechnologie|информационн\S{0,4} технологи\S{0,2}|تكنولوجيا المعلومات/g,
  ],
  [
    'artificial-intelligence',
    /artificial intelligence|\bai(?=[,.;)]| and | or | |$)(?<=[ ,(:]ai)|machine learning|人工智能|人工知能|인공 ?지능|inteligencia artificial|intelligence artificielle|künstlich\S{0,2} intelligenz|искусственн\S{0,4} интеллект\S{0,2}|الذكاء الاصطناعي/g,
  ],
  [
    'biotechnology',
    /bio-?tech(?:nolog(?:y|ies))?(?![a-z])|bioengineering|biological technology|生物(?:工程)?技术|生物科技|生物工程|バイオテクノロジー|생명 ?공학|biotecnología|biotechnologie|биотехнологи\S{0,2}|التكنولوجيا الحيوية/g,
  ],
  [
    'life-sciences',
    /life sciences?|biological sciences?|biology|生命科学|生物科学|生物学|ライフサイエンス|생명 ?과학|ciencias de la vida|sciences de la vie|lebenswissenschaften|биологи\S{0,2}/g,
  ],
  [
    'materials-science',
    /materials? sciences?(?: and engineering)?|new materials|advanced materials|材料科学(?:与工程)?|新材料|材料工程|材料学|材料科学|재료 ?과학|신소재|ciencia de (?:los )?materiales|science des matériaux|materialwissenschaft\S{0,2}|материаловедени\S/g,
  ],
  [
    'new-energy',
    /new energy|renewable energ(?:y|ies)|clean energy|新能源|可再生能源|清洁能源|新エネルギー|신에너지|energías? renovables?|énergies? renouvelables?/g,
  ],
  [
    'advanced-manufacturing',
    /advanced manufacturing|intelligent manufacturing|smart manufacturing|先进制造|智能制造|高端制造|先进制造|첨단 ?제조/g,
  ],
  [
    'quantum-technology',
    /quantum (?:technolog(?:y|ies)|information|computing|science)|量子(?:科技|技术|信息|科学|计算)/g,
  ],
  ['semiconductors', /semiconductors?|integrated circuits?|microelectronics|半导体|集成电路|芯片|半导体|반도체/g],
  ['robotics', /robotics|机器人|ロボット工学|로봇/g],
  ['aerospace', /aerospace|aviation and space|航空航天|航天|航空宇宙|항공우주/g],
  [
    'environmental-science',
    /environmental (?:sciences?|protection|engineering)|environment sciences?|环境科学|环境工程|环保|环境科学|환경 ?과학/g,
  ],
  ['data-science', /data sciences?|big data|大数据|数据科学|データサイエンス|데이터 ?과학/g],
  [
    'medicine',
    /medicine|medical sciences?|pharmac(?:y|ology|eutical sciences?)|医学|医药|生物医药|药学|医疗|의학|medicina|médecine|medizin|медицин\S{0,3}|الطب/g,
  ],
  [
    'agriculture',
    /agricultur(?:e|al sciences?)|agronomy|农业(?:科学)?|农学|农业|농업|agricultura|landwirtschaft|сельск\S{0,4} хозяйств\S|الزراعة/g,
  ],
  ['physics', /physics|物理(?:学)?|물리학/g],
  ['chemistry', /chemistry|化学|화학/g],
  [
    'mathematics',
    /mathemati(?:cs|cal sciences?)|maths?(?![a-z])|数学|수학|matemáticas?|mathématiques?|mathemati[kc]\S?|математик\S{1,2}|الرياضيات|matematica/g,
  ],
  [
    'engineering',
    /engineering(?: sciences?)?|工程(?:学|技术)?|工[学科]|공학|ingenier[íi]as?|ingénierie|ingenieur(?:wesen|wissenschaften)?|инженер\S{1,10}|техник[аеи]|الهندسة|ingegneria|engenharia/g,
  ],
  [
    'technology',
    /technolog(?:y|ies)|(?<!科学)技术|科技|技术|기술|tecnologías?|technologies?|techniques?|technik|technologie\S?|технологи\S{0,2}|التكنولوجيا|tecnologia/g,
  ],
  [
    'science',
    /(?<!social )sciences?(?! park| and technology talent)|(?:自然)?科学(?![院家])|理[学科]|과학|ciencias?|wissenschaft\S{0,2}|наук[иа]|العلوم|scienza|scienze/g,
  ],
];

const STEM = /\bstem\b|科学[、,]技术[、,]工程[、,和]数学|理工/;
const MARKED =
  /(?:research|study|studies|specialisation|specialization|conferred|awarded|granted|obtained|talents?|professionals?|specialists?|experts?|graduates) (?:by [^.;:]{4,120} )?in\b|\bstem\b|\byou studied\b|研究方向|work in\b|works? in the|从事[^。;]{0,40}(?:研究|工作)|fields?\b|disciplines?|major(?:s|ed|ing)?\b|subjects?|areas? of|speciali[sz]|in the relevant|degrees?[^.;,]{0,20} in\b|degree (?:or (?:above|higher) )?in|or (?:above|higher) in|(?:superior|título|grado|máster|doctorado|licence|master|doctorat|diplôme|abschluss|степень|диплом)[^.;,]{0,30} (?:en|in|im bereich|в области|по специальности) |领域|专业|学科|所学|分野|専攻|분야|전공|campos?|ámbitos?|domaines?|fachrichtung|bereiche?n?|област[иья]|مجال|settori|áreas/;
/** Several fields named of the applicant, in whatever words. */
const OF_APPLICANTS =
  /applicants?|candidates?|\byou(?:r)?\b|\b(?:people|persons|those) (?:who|working|active|trained|qualified)|background|expertise|申请人|申请者|人员|(?:面向|限于|仅限)[^。;,]{2,30}/;
/** One field alone counts where the sentence says that the field is laid down. */
const NAMED =
  /fields?:|领域:|专业:|(?:所学|专业|学科|所从事工作)[^。;,]{0,8}(?:属于?|限于?|须为|应为)[^。;,]{2,20}|(?:major|field|discipline|speciali[sz]ation)[^.;,]{0,30}(?:must|shall|should|has to|is to) (?:be|fall|lie)/;
/** Fields beside a degree are what it is in. */
const DEGREED = /bachelor|master's|doctor(?:ate|al)|\bph\.?d|\bdegrees?\b|学士|硕士|博士|本科|学历|学位|毕业/;
const MEANT = /talents?|professionals?|graduates?|人才|卒业|毕业|인재|jóvenes|jeunes|junge|молод|المواهب/;
/** Sentences on what holders do, on documents or on places are no condition of study. */
const OTHERS =
  /exchanges? (?:and|in)|activit|engage in|交流|活动|合作|开展|允许的|可从事|letter|certificate|proof|证明|证书|材料清单|science park|科技园|科学院|ministry|部门|bureau|university of science|counter|大厅|技术维护|technical maintenance|intercambio|échanges|austausch|обмен|تبادل/;

/** "Talents in science and technology" is the name of the category, not a list of fields. */
const PEOPLE =
  /(?<![,、] ?)(?:sciences? (?:and|&) technolog(?:y|ies)|ciencia y (?:la )?tecnología|sciences? et (?:les |des )?technologies?|wissenschaft und technik|науки и техник[иа]|наук[иа] и технологи[йи]|العلوم والتكنولوجيا|ciência e tecnologia|scienza e (?:della )?tecnologia|科学技术|과학 ?기술)/g;
/** 理工科, 理工农医类: the sciences by their first characters. */
const ALL_SCIENCES = /理工(农?医?)(?:学科|科|类)?(?=[类学硕博专背本]|$)(?!学院|大学)/;
const EXPLICIT = /fields?:|领域:|专业:|分野:/;

function fieldsIn(text: string, tongue?: Lexicon): string[] {
  if (tongue !== undefined) return fieldsAbroad(text);
  let rest = (EXPLICIT.test(text) ? text : text.replace(PEOPLE, ' ')).replace(
    /青年科技人才|科学技术人才|科技人才|science and technology talents?|(?:master|bachelor|doctor) of (?:science|engineering|technology|medicine)|scientific and technological|sci-tech/g,
    ' ',
  );
  const sciences = ALL_SCIENCES.exec(rest)?.[1];
  rest = rest.replace(ALL_SCIENCES, ' ');
  const found: string[] = [];
  for (const [id, name] of FIELDS) {
    const without = rest.replace(name, ' ');
    if (without !== rest) found.push(id);
    rest = without;
  }
  if (sciences !== undefined && found.length === 0)
    found.push(
      'science',
      'engineering',
      ...(sciences.includes('农') ? ['agriculture'] : []),
      ...(sciences.includes('医') ? ['medicine'] : []),
    );
  if (STEM.test(text) && /\bstem\b/.test(text))
    for (const id of ['science', 'technology', 'engineering', 'mathematics']) if (!found.includes(id)) found.push(id);
  return found;
}

/** "Young talents in science and technology" names the category in every language. */
const PEOPLE_ABROAD =
  /(?:jung|talent|jeune|joven|jóven|giovan|jove[nm]|молод|специалист|人材|青年|若手|인재|청년|مواهب|كفاءات|شباب|trẻ|muda|เยาวชน|genç|młod)[^.;:()]{0,70}?(?:wissenschaft\S* und techn\S+|scien\S+ (?:et|and) (?:d\S+ |les )?techn\S+|scientifiques et tech\S+|ciencia\S* y (?:la )?tecnolog\S+|científic\S+ y tecnol\S+|ciência\S* e (?:da )?tecnolog\S+|scien\S+ e (?:della )?tecnolog\S+|scientific\S+ e tecnolog\S+|наук\S+ и (?:техни|техноло)\S+|научно-техни\S+|科学技[术術]|과학 ?기술|العلوم والتكنولوجيا|العلوم والتقنية|khoa học (?:và )?(?:kỹ thuật|công nghệ)|sains dan teknologi|วิทยาศาสตร์และเทคโนโลยี|bilim ve teknoloji|nauk\S* i techn\S+)(?! ?(?:,|、|·|или|oder|ou |o |أو))|科学技[术術](?:人材|者|分野の(?:外国人)?(?:若手|青年))|과학 ?기술 ?(?:인재|인력)/g;

function fieldsAbroad(text: string): string[] {
  let rest = text.replace(PEOPLE_ABROAD, ' ').replace(/科学技[术術](?:、|・|·)工学/g, '科学、技术、工学');
  return FIELDS_ABROAD.flatMap(([id, name]) => {
    const without = rest.replace(name, ' ');
    const found = without !== rest;
    rest = without;
    return found ? [id] : [];
  });
}

/** In other languages three fields are a list of them, two beside a degree or a school. What holders do is no condition. */
function clarityAbroad(text: string, count: number, tongue: Lexicon): number {
  const degree = DEGREES_ABROAD.some(([, name]) => text.search(name) >= 0);
  if (count < 2 || (ACTIVE.test(text) && !degree) || isFormerly(text, tongue)) return 0;
  if (degree || tongue.school.test(text)) return 3;
  return count >= 3 ? 2 : 0;
}
const ACTIVE =
  /intercambi|échange|austausch|scamb|intercâmb|обмен|تبادل|交流|교류|trao đổi|pertukaran|แลกเปลี่ยน|değişim|wymian|uitwissel|tätigkeit|activit|actividad|attivit|atividad|деятельн|活动|활동|أنشطة|hoạt động|kegiatan|กิจกรรม|faaliyet|działaln/;

/** How clearly a sentence speaks of fields of study: 0 not at all. */
function clarity(text: string, count: number): number {
  if (
    count === 0 ||
    (OTHERS.test(text) && !/学士|硕士|博士|本科|学历|bachelor|master(?:'s)? |doctora|\bph\.?\s?d\b/.test(text))
  )
    return 0;
  if (count >= 2 && DEGREED.test(text)) return 3;
  if (MARKED.test(text)) return count >= 2 || NAMED.test(text) ? 3 : 0;
  if (MEANT.test(text) && count >= 3) return 2;
  return count >= 2 && OF_APPLICANTS.test(text) ? 1 : 0;
}

/** The fields of study or work that qualify; the sentence that says it most clearly wins. */
export const readFields: FactReader = (page) => {
  const best = new Map<string, { clear: number; fact: Fact }>();
  for (const sentence of page.sentences) {
    if (sentence.text.length > 1500) continue;
    const { text, line } = sentence;
    const value = fieldsIn(text, line.tongue);
    const clear =
      line.tongue === undefined ? clarity(text, value.length) : clarityAbroad(text, value.length, line.tongue);
    if (clear === 0) continue;
    for (const fact of stated(page, 'eligibility.fields', value, sentence.raw, sentence.visas)) {
      if (clear > (best.get(fact.visa ?? '')?.clear ?? 0)) best.set(fact.visa ?? '', { clear, fact });
    }
  }
  return [...best.values()].map(({ fact }) => fact);
};
