import type { Fact } from '../../domain/fact.ts';
import type { Sentence } from '../page.ts';
import { type FactReader, stated } from './reader.ts';

type Channel = 'online' | 'embassy' | 'visa-centre' | 'mail' | 'agent';

const CENTRE =
  /visa (?:application )?(?:service )?cent(?:re|er)s?|(?:visa|application|service) cent(?:re|er)s?|\bvisacent(?:re|er)|\bcvasc\b|\bvfs\b|签证(?:申请)?(?:服务)?中心|\bto the cent(?:re|er)\b|ビザ(?:申請)?センター|査証申請センター|비자(?:신청)?(?:서비스)?센터|centro de (?:solicitud de )?visa(?:do)?s?|centro de servicio\S* de (?:solicitud|visa)|centre (?:de service )?(?:de |des )?(?:demande|visas?)|visa(?:bearbeitungs|antrags)?zentrum|визов\S+ центр\S*|مركز (?:خدمات )?(?:طلب |تقديم )?(?:ال)?تأشير|centrum (?:wizow|składania)/;
const EMBASSY =
  /(?:chinese )?(?:embass(?:y|ies)|consulates?(?:[ -]general)?|consular (?:section|office|department|counter|hall)|visa (?:office|section|hall|counter))|(?:counter|window) of the (?:mission|embassy|consulate)|the mission\b|in person at the (?:counter|window|consular)|(?:使馆|使领馆|领馆|总领馆|总领事馆|领事馆|大使馆|领事部|领事处|签证(?:处|组|大厅)|领事大厅|证件大厅|公署|柜台|窗口)|大使館|領事館|総領事館|領事部|대사관|영사관|총영사관|영사부|embajada|consulado|sección consular|ventanilla|ambassade|consulat|service consulaire|guichet|botschaft|konsulat|посольств\S|консульств\S*|консульск\S+ отдел\S?|السفارة|القنصلية|القسم القنصلي|ambasad\S+|konsulat\S*|ambasciata|consolato|embaixada/;
const ONLINE =
  /online|on-line|\bcova\b|via the internet|website[^.;]{0,40}(?:fill|complete|submit|apply)|(?:visa )?application portal|electronic(?:ally)?|在线|线上|网上|网络|互联网|电子签证申请表|网站[^。;]{0,20}(?:填|提交|申请)|cova\.|オンライン|온라인|en l[íi]nea|por internet|en ligne|sur (?:le )?site|www\.[^ ]*visaforchina[^ ]* (?:fill|complete)|онлайн|через интернет|عبر الإنترنت|إلكتروني|internet\S*|através do site/;
const MAIL =
  /(?:by|through|via|per) (?:registered |regular |postal |express )?(?:post|mail|courier|postal service)|mail(?:ed|-in)? applications?|postal applications?|邮寄|邮递|挂号信|快递|寄送|郵送|우편|por correo(?! electr)|par (?:la )?(?:poste|courrier)(?! électr)|per post|postalisch|по почте|почтой|بالبريد(?! الإ)/;
const AGENT =
  /(?:travel|visa|authori[sz]ed|entrusted|designated)[ /]*(?:visa |travel )?(?:agenc(?:y|ies)|agents?)|\bagenc(?:y|ies)\b|entrust(?:ed)? (?:someone|another|others|a third|a person|person|any)|someone else|旅行社|代理(?:机构|人|公司|办理|申请)|代办(?:机构|公司|人)?|委托(?:他人|代理|旅行社|指定)|他人代(?:为|办)|代为(?:办理|申请|递交|提交)|旅行会社|代理(?:申請|店|機関)|여행사|대행|agencia(?: de viajes)?|agence(?: de voyages?)?|reisebüro|agentur|турагентств\S*|турфирм\S*|агентств\S+|وكالة|مكتب سفريات|agenzia|agência/;

const CHANNELS: readonly (readonly [Channel, RegExp])[] = [
  ['online', ONLINE],
  ['embassy', EMBASSY],
  ['visa-centre', CENTRE],
  ['mail', MAIL],
  ['agent', AGENT],
];

/** The sentence speaks of lodging: applying, submitting, filling in the form, coming to the counter. */
const LODGES =
  /appl(?:y|ied|ying)\b|applications?[^.;]{0,70}(?:submit|lodge|accept|made|handed|process|filed|received|through|at the|via|by )|submit(?:s|ted|ting)?|submission|lodg(?:e|ed|ing)|hand(?:ed)? in|(?:fill|complet)[^.;]{0,60}form|drop off|come (?:to|in person)|go in person|visiting the|in person|申请人?可|提交|递交|办理|受理|申办|申请表|填写|填表|前往|亲自|采集|留取|申请[^。;]{0,10}(?:到|通过|以|经)|申請(?:する|でき|して|は|窓口)|提出|신청|접수|제출|solicit(?:ar|ud|e)|tramit|present(?:ar|arse)|trámite|demande[^.;]{0,60}(?:dépos|présent|guichet)|dépos|remplir|beantrag|einreich|antrag|пода(?:ч|т|в)|обра(?:т|щ)|заполн|تقديم|تقدم|składa|złoż|presentare|richiedere/;
const REFUSED =
  /(?:not|no longer|never) (?:be )?(?:accept|acceptable|process|available|permitted|allowed)|(?:cannot|can not|may not|unable to) (?:be )?(?:accept|submit|apply|lodge)|not acceptable|不接受|不受理|不予受理|不再接受|不得|暂停|恕不|停止(?:受理|办理)|受け付けていません|受付けません|접수하지|no se acepta|n'accepte pas|nicht (?:angenommen|möglich|akzeptiert)|не принима/;
const NOT_LODGING =
  /refund|退还|payment|支付|付款|缴费|cancel|telephone|电话答复|hotline|not liable|legal[^.]{0,10}effect|passport applications?|notar|公证|认证|护照换发|stays? (?:permit|with)|24 hours of arrival|register with the local|登记|police|公安(?!机关出入境)|enquir|inquir|咨询|closed|closure|闭馆|放假|collect(?:ing)? (?:your|the) passport|领取护照|取证|published|公布|provides? the following|website for details/;

interface Heard {
  readonly open: Set<Channel>;
  readonly closed: Set<Channel>;
  readonly visas: readonly string[];
  quote: string;
}

/** "the embassy's visa centre announces": who speaks is no counter. Names of the publisher are taken out. */
const withoutPublisher = (text: string): string =>
  text.replace(
    /(?:requirements?|regulations?|notice|request|approval|consent) of (?:the )?(?:chinese )?(?:embass\S+|consulate\S*)(?: and \S+)?|委托(?=[^。;,]{0,12}签证)|(?:website|网站) ?\(?www\.[^ )]*\)?/g,
    ' ',
  );

function hear(sentence: Sentence, heard: Map<string, Heard>): void {
  const text = sentence.text;
  if (text.length > 1500 || !LODGES.test(text)) return;
  const clauses = text.split(/[,;。]|(?<= )but |(?<= )however /);
  const refused = clauses.filter((clause) => REFUSED.test(clause));
  const key = sentence.visas.join();
  const entry = heard.get(key) ?? {
    open: new Set<Channel>(),
    closed: new Set<Channel>(),
    visas: sentence.visas,
    quote: '',
  };
  for (const [channel, words] of CHANNELS) {
    const cleaned = channel === 'agent' ? text : withoutPublisher(text);
    if (!words.test(cleaned)) continue;
    if (refused.some((clause) => words.test(clause))) entry.closed.add(channel);
    else if (channel !== 'embassy' || !centreOnly(cleaned)) entry.open.add(channel);
    if (entry.quote === '') entry.quote = sentence.raw;
  }
  if (entry.quote !== '') heard.set(key, entry);
}

/** The embassy is named only as what entrusts or leads the centre. */
const centreOnly = (text: string): boolean =>
  CENTRE.test(text) &&
  !/or (?:the |at )?(?:chinese )?(?:embass|consul)|(?:at|to) the (?:counter|consular|embass|consul)|或[^。;]{0,12}(?:使|领)|领事部|使领馆/.test(
    text,
  );

/** Every way by which an application may be lodged; a way that is refused is not open. */
export const readChannel: FactReader = (page) => {
  const heard = new Map<string, Heard>();
  for (const sentence of page.sentences) if (!NOT_LODGING.test(sentence.text)) hear(sentence, heard);
  const facts: Fact[] = [];
  for (const { open, closed, quote, visas } of heard.values()) {
    const value = CHANNELS.map(([channel]) => channel).filter((channel) => open.has(channel) && !closed.has(channel));
    if (value.length > 0) facts.push(...stated(page, 'procedure.channel', value, quote, visas));
  }
  return facts;
};
