import type { Fact } from '../../domain/fact.ts';
import type { Sentence } from '../page.ts';
import type { Lexicon } from '../tongues/index.ts';
import { type FactReader, stated } from './reader.ts';
import { type Channel, waysIn } from './tongue-channel.ts';

const CENTRE =
  /(?:visa|application|service)s? (?:application )?(?:service )?(?:cent(?:re|er)|facilit(?:y|ies))s?|\b(?:cvasc|vfs|cssvc)\b|\b(?:the|our|this|your) cent(?:re|er)\b(?! of)|签证(?:申请)?(?:服务)?中心|(?:到|至|向|在|来|直接到|前往|赴)(?:本|该|我)?中心|ビザ(?:申请)?(?:サービス)?センター|査证(?:申请)?センター|查证申请センター|비자(?:신청)?(?:서비스)?센터|centro de (?:servicio\S* (?:para|de) )?(?:solicitud(?:es)? de )?visa(?:do)?s?|\bal centro\b|centre (?:de service[s]? )?(?:de |des |pour )?(?:les )?(?:demandes? de )?visas?|visa(?:bearbeitungs|antrags|stellen)?-?(?:zentrum|center)|визов\S+ центр\S*|مركز (?:خدمات )?(?:طلب(?:ات)? |تقديم )?(?:ال)?تأشير|centrum (?:wizow|składania|obsługi)\S*|centro (?:de )?vistos|centro visti/;
const POST =
  '(?:embass(?:y|ies)|consulates?(?:[ -]general)?|consular (?:section|office|department|counter|hall)|visa (?:office|section|hall|counter)|(?:counter|window)s?(?! service)(?: of the (?:mission|embassy|consulate))?|mission|chancery)';
const POST_ZH =
  '(?:使馆|使领馆|领馆|总领馆|总领事馆|领事馆|大使馆|领事部|领事处|签证处|签证组|签证大厅|领事大厅|证件大厅|办证大厅|公署|柜台|窗口|我馆|本馆)';
/** Where applicants go: the mission counts only as a place, not as who announces, collects or entrusts. */
const EMBASSY = new RegExp(
  [
    `\\b${POST}(?: [a-z]+){0,2} (?:accepts?|receives?|handles?|takes|process(?:es)?)\\b[^.;]{0,60}applications?(?:[^.;]{0,40} (?:by (?:prior |advance )?appointment|in person|directly|at (?:its|the) (?:counter|window)|on (?:working days|weekdays|mon|tue|wed|thu|fri))| directly)`,
    `^(?:where(?: to (?:apply|submit|lodge))?|place of (?:application|submission)|lodge at)[^:]{0,20}: ?(?:the )?(?:chinese )?${POST}`,
    `(?:受理|办理|申请|递交|申办)(?:机构|地点|单位|窗口|渠道|途径|方式)(?:为|是|:)[^。;,]{0,12}${POST_ZH}`,
    `\\b(?:to|at|with|in|through|via|visit|visiting|or)(?: (?:the|reception of|our|your|its|a|any|relevant|nearest|local|competent|same|chinese|responsible|this|person|directly|counter|of|-|hall|or|visits|section)){0,6} (?:[a-z'-]+ ){0,2}${POST}`,
    `(?:(?<!寄)到|(?<!寄)至|向|在|经由?|前往|赴(?!华)|往|通过|来(?!华)|交|径赴|交至)(?![^。;,]{0,16}(?:签证办理|要求|通知))[^。;,]{0,16}${POST_ZH}(?!网站|官网|邮箱|微信)|(?:到|来|至|赴)馆(?!员|内|藏|际)`,
    '(?:大使馆|领事馆|総领事馆|总领事馆|领事馆|领事部|领事部|大使馆)(?:の|窓口|に|で|へ|まで)|窓口(?:に|で|へ|は)|(?:대사관|영사관|총영사관|영사부)(?:에|으로|에서| 창구| 방문)|창구(?:에|에서)',
    "\\b(?:en|a|ante|al) (?:la |el )?(?:ventanilla|embajada|consulado|sección consular|oficina consular)|(?<![a-zà-ÿ])(?:au|à|auprès d\\S+|de l')(?: ?l'| la| de l'| du)? ?(?:guichet|ambassade|consulat|service consulaire|section consulaire)|\\b(?:bei|in|an|im|am) (?:der |dem )?(?:botschaft|(?:general)?konsulat|konsularabteilung|schalter)|(?:в|при|через) (?:консульск\\S+ отдел\\S?|(?:генеральн\\S+ )?консульств\\S|посольств\\S)|(?:في|إلى|لدى) (?:السفارة|القنصلية|القسم القنصلي|مقر)|\\bw (?:ambasadzie|konsulacie|wydziale)|\\b(?:presso|all'|in) ?(?:l'|il )?(?:ambasciata|consolato)|\\b(?:na|no|à) (?:embaixada|consulado|seção consular)",
  ].join('|'),
);
const ONLINE =
  /online|on-line|\bcova\b|登录[^。;,]{0,16}(?:网|系统|平台)|(?:via|on|over|through) the (?:internet|web\b)|online form|(?:visa )?application portal|electronic(?:ally)?|(?:on|via|through) (?:our|the|this) (?:[a-z]+ )?(?:website|web site|web page)|(?:at|on) (?:https?:\/\/|www\.)|(?:consular|china) app\b|在线|线上|网上|网络|互联网|电子(?:签证)?申请表|电子(?:方式|渠道|途径)|电子邮件[^。;,]{0,10}(?:申请|提交)|オンライン|온라인|en l[íi]nea|on-line|por internet|en ligne|sur https?:|via https?:|онлайн|через интернет|в электронном виде|عبر الإنترنت|إلكتروني|internetow|através do site|sistema online|https?:\/\/(?:cova|consular)/;
const MAIL =
  /recorded delivery|registered letter|letter post|(?:by|through|via|per) (?:registered |recorded |tracked |certified |regular |postal |express |ordinary |letter |a )*(?:post|mail|courier|letter|postal service)\b|mail(?:ed|-in)? applications?|postal applications?|\b(?:mail|post) (?:in )?(?:your|their|the|all|his or her) (?:documents|papers|applications?|materials|forms?|passports?)|applications? (?:sent )?by (?:post|mail)|邮寄(?!费|服务费)|(?:通过|经|由|到)(?:当地)?(?:邮局|邮政)|\bems\b|邮递|挂号信|快递|寄(?:至|到|往|送)|邮送|우편|por correo(?! electr)|solicitud postal|par (?:la )?(?:poste|courrier)(?! électr)|per post|postalisch|по почте|почтой|بالبريد(?! الإ)|pocztą|per posta|por correio/;
const AGENT =
  /(?:由|经|通过)(?:代理机构|旅行社)|(?:travel|(?<!port )visa|authori[sz]ed|entrusted|designated|accredited)[ /]*(?:(?<!port )visa |travel |service )?(?:agenc(?:y|ies)|agents?)|\b(?:an|your|the|their) agent\b|(?<!visa |issuing )\bagenc(?:y|ies)\b(?! authori[sz]ed| of (?:the )?(?:public|government|ministry))|service agencies|entrust(?:ed)? (?:someone|another|others|a third|a person|person|any|an? agent)|someone else|(?:relative|friend|representative)s? (?:may|can|to) (?:apply|submit)|by proxy|旅行社|代理(?:机构|人|公司|办理|申请)|代办(?:机构|公司|人)?|(?:亲友|朋友|家人|亲属)代|委托(?:他人|代理|旅行社|指定|[^。;,]{0,6}机构)|他人代(?:为|办)|代为(?:办理|申请|递交|提交)|旅行会社|代理(?:申请|申请|店|机関|机関)|여행사|대행|대리|agencia(?: de viajes)?|agence(?: de voyages?)?|reisebüro|agentur|турагентств\S*|турфирм\S*|агентств\S+|وكالة|مكتب سفريات|agenzia|agência/;

const CHANNELS: readonly (readonly [Channel, RegExp])[] = [
  ['online', ONLINE],
  ['embassy', EMBASSY],
  ['visa-centre', CENTRE],
  ['mail', MAIL],
  ['agent', AGENT],
];

/** The sentence speaks of lodging: applying, submitting, filling in the form, coming to the counter. */
const LODGES =
  /\bfiling\b|\bfil(?:e|es|ing) (?:the |your |an? |their |his )(?:[a-z]+ ){0,2}(?:applications?|papers|documents)|applications? (?:are|is|(?:may|can|must|should) be) filed|^(?:[^ ]{1,3} )?(?:manner|mode|method|way|form|place|channel)s? (?:of|to|for) (?:application|submission|lodging|apply|applying)|(?:appear|present (?:themselves|yourself|himself)) (?:in person |personally )?at\b|\bsend (?:an?|your|some)\b|(?:embass|consulat|cent(?:re|er))[^.;]{0,60}takes? applications|\bbring (?:your|the|all|them|it|these|original)[^.;]{0,60} to\b|\b(?:mail|post|send) (?:in )?(?:your|their|the|all|his or her) (?:documents|papers|applications?|materials|forms?|passports?)|^(?:where|地点|lieu|dónde|wo)(?: to apply)?:|送(?:交|至|到)|交材料|d[ée]p[oô]t|подаю|lodgement|携[^。;]{0,60}(?:到|至|前往|赴|来)|请[^。;,]{1,60}申请[。;]?$|^(?:在|经|到|赴|向|以|通过|委托)[^。;]{1,50}申请[。;]?$|applications? is possible|how to apply:|(?:files|papers) (?:are|is)|ways to apply|(?:申请|办理)(?:渠道|途径|方式)|appl(?:y|ied|ying)\b|applications?[^.;]{0,70}(?:submit|lodge|accept|made|handed|process|filed|received|through|at the|via|by |entrust|handle)|(?:handle|receiv|accept|process)[^.;]{0,40}applications?|submit(?:s|ted|ting)?|submission|lodg(?:e|ed|ing)|hand(?:ed)? in|(?:fill|complet)[^.;]{0,60}form|forms?[^.;]{0,30}(?:filled|completed)|drop off|com(?:e|ing) (?:to|in person|directly)|walk in(?:to)?\b|visit the (?:embassy|consul|visa)|go in person|visiting the|in person|entrust|代办|申请人?可|可以?[^。;,]{0,60}(?:申请|办理)|申请人?[可须应]|提交|递交|办理|受理|申办|申请表|填写|填表|前往|亲自|采集|留取|申请[^。;]{0,10}(?:到|通过|以|经)|寄(?:至|到|往|送)|申请(?:する|でき|して|は|窓口)|申请(?:する|でき|して)|提出|신청|접수|제출|solicit(?:ar|ud|e)|tramit|present(?:ar|arse)|entreg|trámite|demande[^.;]{0,60}(?:dépos|présent|guichet)|dépos|présent|remplir|beantrag|einreich|antrag|пода(?:ч|т|в|[её]т)|принима|يقدم|обра(?:т|щ)|заполн|تقديم|تقدم|składa|złoż|wniosk|presentare|richiedere|rellenar/;
/** It names the ways of lodging itself, not only where the form is filled in. */
const NAMES_WAYS =
  /(?:filing|submission|lodging|lodg[e]?ment) is possible|申请[^。;,]{0,4}(?:均|皆|即)可|^lodge your|applicants apply |applications? is possible|how to apply:|(?:applications?(?: for [^.;,]{1,30})?|files|papers|documents) (?:are to be|are|is|may be|must be|can be|shall be|should be|will be) (?:only )?(?:submitted|lodged|accepted|made|filed|received|handed in)|(?:submission|lodging|filing) of (?:the )?applications?:|^(?:please )?apply |applications? (?:is|are) possible|how to apply|^(?:在|经|到|赴|向|以|通过|委托)[^。;]{1,50}申请[。;]?$|where to (?:apply|submit)|hand in (?:their|your|the) application|(?:may|must|can|should|shall|to|please) (?:apply|submit|lodge|hand in)|(?:提交|递交)(?:签证)?申请|[请须][^。;]{1,60}(?:申请|办理)[。;]?$|(?:递交|提交)(?:申请)?(?:材料)?[。;]?$|申请(?:须|可|应|需)|可以?[^。;,]{1,60}申请[。;]?$|ways to apply|申请(?:手续|受理)|受理[。;]?$|(?:受理|办理|申请|递交)(?:方式|途径|渠道|地点)[:为]|办理[。;]?$/;
/** The papers travel online as well, not the form alone. */
const ENDS_ONLINE = /upload|online review|submit\S* online|上传|在线提交|网上提交|在线审核/;
const FILLS_IN = /form|申请表|填表|填写|formulario|formulaire|анкет|antragsformular|신청서|申请书|表格/;
const REFUSED =
  /(?:not|no longer|never) (?:be )?(?:accept|acceptable|process|available|permitted|allowed|come|submit|apply)|(?:cannot|can not|may not|unable to) (?:be )?(?:accept|submit|apply|lodge)|not acceptable|不接受|不受理|不予受理|不再(?:接受|受理)|不得|请勿|勿|暂停|恕不|停止(?:受理|办理|接受)|受け付けていません|受付けません|접수하지|no (?:se )?acepta|n'accepte pas|nicht (?:angenommen|möglich|akzeptiert)|не принима|لا (?:تقبل|يقبل)/;
/** Other business of the mission, and what it says of itself. */
const NOT_LODGING =
  /officers? (?:decides?|may|has|have)|decide[sd]? (?:each|on)|领事官员|refund|退还|payment|支付|付款|缴费|telephone|电话答复|hotline|not liable|passport applications?|notari|legali[sz]|公证|认证|护照换发|stays? (?:permit|with)|24 hours of arrival|register with the local|登记|police|enquir|inquir|咨询|closed|closure|闭馆|放假|collect(?:ing)? (?:your|the) passport|领取护照|取证|will be published|diplomatic|service passport|外交|公务护照|采集过|already|extension|延期|holding valid visas?|last (?:one )?month|on-?line (?:review|approval) is/;
/** In a list of papers a form "filled in online" is a paper. */
const PAPERS =
  /documents?(?! submission)|materials|checklist|what to submit|submit the following|originals and copies|材料|文件清单|书面|documentos|unterlagen|документ|书类|서류/;

interface Heard {
  readonly open: Set<Channel>;
  readonly filled: Set<Channel>;
  readonly closed: Set<Channel>;
  readonly visas: readonly string[];
  explicit: boolean;
  quote: string;
}

/** A sentence on appointments names the counter without saying that papers are lodged there. */
const ON_APPOINTMENTS =
  /walk-in|without (?:an? |prior )*appointment|before (?:they|applicants|you) come|无需预约|不经预约|不必(?:事先)?预约|现场取号/;
/** An entry that is the form's name and no more. */
const NAMES_FORM =
  /^(?:[^ ]{1,4} )?(?:one |an? |the |your )?(?:(?:completed|signed|printed|online|cova|chinese|visa) (?:and )?){0,4}(?:application )?form\b/;
const inPapers = ({ line }: Sentence): boolean =>
  line.kind === 'item' &&
  line.text.length < 240 &&
  (PAPERS.test(line.leadIn || line.heading) || NAMES_FORM.test(line.text));

/** Who announces, and where a time slot is booked, is no way to apply. */
const ANNOUNCER =
  /(?:亲自|本人)?(?:到|来|赴|前往)[^。;,]{0,10}(?:馆|中心|处|部)(?:接受|参加|进行)?(?:面谈|面试|面签)|^[^.;:。]{0,90}(?:hereby |would like to )(?:informs?|announces?|notif(?:y|ies)|reminds?)|(?:网上|在线|线上)预约(?:系统|平台)?|online (?:appointment|booking)s?(?: system)?|(?:book|make|schedule|reserve|arrange)[^.;,]{0,24}(?:appointments?|bookings?|time slots?) online|rendez-vous en ligne|cita (?:previa )?(?:en línea|online)|online-termin\S*/g;

/** A certified copy is a paper, certifying another matter. */
const CERTIFIED =
  /(?:notari[sz]ed|legali[sz]ed|certified|apostilled) (?:copy|copies|translations?|degrees?|diplomas?)|(?:notari[sz]|legali[sz]|authenticat)\S* of (?:the |your |their )?(?:degrees?|diplomas?)|(?:公证|认证)(?:本|件|书|副本|复印件|材料)|(?:学位|学历|证书)[^。;,]{0,4}(?:公证|认证)/g;

/** Steps told in one line, "① … ② …" or "… → …", are heard one by one. */
const stepsOf = (text: string): string[] => text.split(/(?=[①-⑳])| ?[→➔⇒➡] ?|(?<=\p{Script=Han})-(?=\p{Script=Han})/u);

const entryOf = (heard: Map<string, Heard>, visas: readonly string[]): Heard =>
  heard.get(visas.join()) ?? {
    open: new Set(),
    filled: new Set(),
    closed: new Set(),
    visas,
    explicit: false,
    quote: '',
  };

function hearTongue(sentence: Sentence, tongue: Lexicon, centre: boolean, heard: Map<string, Heard>): void {
  const ways = waysIn(sentence, tongue, centre);
  if (ways === undefined) return;
  const entry = entryOf(heard, sentence.visas);
  for (const channel of ways.open) entry.open.add(channel);
  for (const channel of ways.filled) entry.filled.add(channel);
  for (const channel of ways.closed) entry.closed.add(channel);
  if (entry.quote === '' && ways.open.length + ways.filled.length > 0) entry.quote = sentence.raw;
  heard.set(sentence.visas.join(), entry);
}

function hear(sentence: Sentence, step: string, centre: boolean, heard: Map<string, Heard>): void {
  const { visas } = sentence;
  const text = step.replace(ANNOUNCER, ' ').replace(CERTIFIED, ' ');
  if (text.length > 1500 || !LODGES.test(text) || NOT_LODGING.test(text) || inPapers(sentence)) return;
  const refused = text
    .split(/[,;。]|(?<= )but |(?<= )however /)
    .filter((clause) => REFUSED.test(clause) && !/without|未/.test(clause));
  const entry = entryOf(heard, visas);
  // At a visa centre the counter is the centre's.
  const found = CHANNELS.filter(([, words]) => words.test(text)).map(
    ([channel, words]) =>
      [
        centre && channel === 'embassy' && !/馆|领事|签证处|embass|consul|\bmission|chancery/.test(text)
          ? 'visa-centre'
          : channel,
        words,
      ] as const,
  );
  if (found.length === 0) return;
  for (const [channel, words] of found) {
    if (words === EMBASSY && ON_APPOINTMENTS.test(text) && !/馆|embass|consul/.test(text)) continue;
    if (sentence.answer === false || refused.some((clause) => words.test(clause))) entry.closed.add(channel);
    else if (
      channel === 'online' &&
      found.length === 1 &&
      FILLS_IN.test(text) &&
      !NAMES_WAYS.test(text) &&
      !ENDS_ONLINE.test(text)
    )
      entry.filled.add(channel);
    else entry.open.add(channel);
  }
  // "In person or through an agent" leaves open where; the form's own way still counts.
  const whoOnly = found.length === 1 && entry.open.has('agent') && /in person|亲自|本人/.test(text);
  if (NAMES_WAYS.test(text) && !whoOnly) entry.explicit = true;
  if (entry.quote === '' || (entry.open.size > 0 && entry.quote === '')) entry.quote = sentence.raw;
  heard.set(visas.join(), entry);
}

/** Every way by which an application may be lodged; a way that is refused is not open. */
export const readChannel: FactReader = (page) => {
  const heard = new Map<string, Heard>();
  const centre = /visaforchina|visacent/.test(page.url);
  for (const sentence of page.sentences) {
    const { tongue } = sentence.line;
    for (const step of stepsOf(sentence.text)) {
      if (tongue === undefined) hear(sentence, step, centre, heard);
      else hearTongue({ ...sentence, text: step }, tongue, centre, heard);
    }
  }
  const facts: Fact[] = [];
  for (const { open, filled, closed, visas, explicit, quote } of heard.values()) {
    const ways = explicit && open.size > 0 ? open : new Set([...open, ...filled]);
    const value = CHANNELS.map(([channel]) => channel).filter((channel) => ways.has(channel) && !closed.has(channel));
    if (value.length > 0) facts.push(...stated(page, 'procedure.channel', value, quote, visas));
  }
  return facts;
};
