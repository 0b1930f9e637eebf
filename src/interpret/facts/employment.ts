import type { Sentence } from '../page.ts';
import { decide, type FactReader, firstStated } from './reader.ts';
import { employmentIn } from './tongue-permits.ts';

const WORK =
  '(?:paid (?:work|employment)|paid employment|employment|(?:take up|engage in|undertake|do|perform) (?:any )?(?:paid |gainful )?(?:work|employment|job)|work(?:ing)?|be employed|gainful)';
const PERMIT = '(?:work(?:ing)?|employment) (?:permit|licen[cs]e|authori[sz]ation)s?';
const WORK_ZH = '(?:就业|工作|有偿|劳动|务工|任职|受聘|从事有偿工作)';

/** May holders be employed in China: yes, no, or only with a work permit? */
const EMPLOYMENT = [
  {
    when: /(?:exige|nécessite|requiert|requiere|necesita|erfordert|sans|sin|ohne|tras|après|nach)[^.;]{0,30}(?:permis de travail|permiso de trabajo|arbeitserlaubnis)|(?:требу\S+|получи\S+|оформи\S+|необходим\S*)[^.;]{0,30}разрешени\S на работу/,
    value: 'with-permit',
  },
  {
    when: new RegExp(
      `(?:(?:not|n't) (?:need|require) (?:an? )?(?:[a-z]+ )?${PERMIT}|exempt(?:ed)? from (?:the |an? |any )*${PERMIT}|(?<!not )without (?:(?:applying|asking) for |having |obtaining |holding |needing )?(?:an? )?(?:[a-z]+ )?${PERMIT}(?![^.;]{0,50} (?:not|no|prohibited|forbidden)\\b)|without (?:an? |any )?(?:further |separate |additional )?(?:approval|permission|permit|authori[sz]ation)|${PERMIT}[^.;]{0,30}(?:is|are) not (?:required|needed|necessary)|no (?:[a-z]+ )?${PERMIT}[^.;]{0,20}(?:required|needed|necessary)?)`,
    ),
    value: 'yes',
  },
  {
    when: /(?:(?:无|没有|未取得|未办理|未获得?)(?:工作|就业)许可|未经(?:工作|就业)?(?:许可|批准))[^。;]{0,6}(?:不得|不可|不能|不准|禁止)/,
    value: 'with-permit',
  },
  {
    when: /(?:无需|不需要?|不必|无须|毋须|免)[^。;,]{0,8}(?:工作许可|就业许可|审批|许可)|(?:无|没有)工作许可(?:亦|也|均)可/,
    value: 'yes',
  },
  {
    when: new RegExp(
      `(?:on (?:the )?condition|as long as|only|after|once|upon|without|appl(?:y|ies) for|provided|unless|until|subject to|must|shall|need|requires?\\b|has been|hold(?:ing)?|with an?|obtain)[^.;]{0,60}${PERMIT}|${PERMIT}[^.;]{0,30}(?:must|has to|needs to|shall) (?:first )?be (?:obtained|held|issued|applied for)`,
    ),
    value: 'with-permit',
  },
  {
    when: /(?:取得|办妥|办理|获得|获|持有?|凭|申请|领取|申领)[^。;]{0,14}(?:工作许可|就业许可|就业证|就业许可证|工作证)/,
    value: 'with-permit',
  },
  {
    when: new RegExp(
      `(?:may not|must not|shall not|can ?not|(?:under|in) no circumstances (?:may|can|shall)[^.;]{0,24}|not (?:be )?(?:allowed|permitted|authori[sz]ed|entitled?) (?:[a-z]+ ){0,3}to|(?:does|do) not (?:authori[sz]e|permit|allow|include|confer)|prohibited from|no right to) (?:[a-z]+ ){0,3}?${WORK}|\\bno (?:gainful|paid) (?:work|employment|activity)|(?:${WORK}|a job|jobs)[^.;|:]{0,40}(?:is|are| ?[:|]) ?(?:not (?:permitted|allowed|authori[sz]ed)|prohibited|forbidden|ruled out|off limits|excluded)`,
    ),
    value: 'no',
  },
  {
    when: new RegExp(
      `(?:不得|不可|不能|不允许|禁止|不准|严禁|不可用于)[^。;,]{0,10}${WORK_ZH}|无就业权|(?:不具备|不具有|不享有|没有|无)[^。;,]{0,8}(?:就业|工作)(?:权利|资格)|(?:就业|务工|有偿工作)(?:许可)?[:|](?:不|否|禁止)`,
    ),
    value: 'no',
  },
  {
    when: new RegExp(
      `(?:may|can|allowed to|permitted to|entitled to|free to|right to) (?:[a-z]+ ){0,2}?${WORK}|${WORK}[^.;]{0,40}(?:is|are) (?:permitted|allowed)`,
    ),
    value: 'yes',
  },
  {
    when: /(?<!不)(?:享有|具有|具备|拥有)[^。;,]{0,8}(?:就业|工作)(?:权利|资格)|(?<!不)(?:可|可以|允许|准予|准许)[^。;,不]{0,8}(?:就业|从事有偿工作|受聘|(?:中国|在华|境内)工作(?!许可|签证|日|人员))/,
    value: 'yes',
  },
] as const;
const ABOUT_WORK =
  /gainful|就业权|permis de travail|permiso de trabajo|arbeitserlaubnis|разрешени\S на работу|^准|^(?:employment|work|there is no right)|right to work|准许|不准|就业权|资格|permit|visas?\b|签证|不得从事|\bno (?:gainful|paid)|\ballowed|prohibit|china|在华|中国|境内|holders?|持证人|持有人|permitted|允许|工作许可|就业/;
const NO_WORK =
  /(?<!(?:work|works) for an? )(?<!for a chinese )employer(?!s? in china)|documents? (?:required|to be)|^[\d(a-z一二三四五六七八九十]{1,3}[.)、]|letter|通知书?|certificate|证明|雇主(?!担保)|residence permit|居留证件|experience|经历|working days|工作日|unable to get|cannot|fees?\b|counter|work permit(?: system| notice| notification)|在中国境内工作的人员|applicants? for|office/;

const read = (sentence: Sentence): 'yes' | 'no' | 'with-permit' | undefined => {
  const { text, line } = sentence;
  const told = line.tongue && employmentIn(sentence, line.tongue);
  if (told !== undefined) return told ?? undefined;
  if (text.length > 1000 || line.kind === 'row' || !ABOUT_WORK.test(text) || NO_WORK.test(text)) return undefined;
  if (
    !/employ|work|\bjobs?\b|permis de travail|permiso de trabajo|arbeitserlaubnis|разрешени|就业|工作|有偿|受聘|务工/.test(
      text,
    )
  )
    return undefined;
  return decide(text, EMPLOYMENT);
};

/** "No employment" beside "who wishes to work needs a permit" means: with a permit. */
export const readEmployment: FactReader = (page) => {
  const stated = firstStated(page, 'employment.permitted', read);
  const permits = firstStated(page, 'employment.permitted', (sentence) =>
    read(sentence) === 'with-permit' ? 'with-permit' : undefined,
  );
  return stated.map((fact) =>
    fact.value === 'no' || fact.quote.includes('?') ? (permits.find(({ visa }) => visa === fact.visa) ?? fact) : fact,
  );
};
