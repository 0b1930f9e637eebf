import type { Block } from '../domain/document.ts';
import { mentionsKVisa } from './kvisa.ts';
import { simplify } from './text/han.ts';

/** Domains of Chinese authorities, embassies and their visa centres; a host counts with all that lies below it. */
const AUTHORITIES: readonly string[] = [
  'gov.cn',
  'china-embassy.org',
  'chineseembassy.org',
  'china-consulate.org',
  'chineseconsulate.org',
  'chinaembassy.org',
  'visaforchina.cn',
  'visaforchina.org',
  'fmcoprc.gov.hk',
  'fmcoprc.gov.mo',
];

/** Is this the address of an authority? Unparsable addresses are not. */
export function isOfficialHost(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.toLowerCase().replace(/\.$/, '');
  return AUTHORITIES.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** How authorities write: who is told what, by which office, with which form. */
const AUTHORITY_VOICE: readonly RegExp[] = [
  /关于[^\n]{2,40}的(?:通知|公告|通告)|国务院(?:令|关于|决定)|(?:条例|实施细则|管理法)|第[一二三四五六七八九十百\d]+条|办理指南|办事指南|(?:申请|申办|办理)[^\n]{0,20}须知|兹通知/i,
  /特此通知|现将有关事项|原文如下|转载自?(?:中国)?驻|[（(]驻[^)）\n]{2,14}(?:使馆|领馆)|通知详情|颁发对象|所需材料/i,
  /须提供(?:下列|以下|在|如下)?|提供下列|如您?系|适用于|领事官员|《中华人民共和国签证申请表》|《外国人签证|公安机关/i,
  /(?:大?使馆|总?领馆|总领事馆|公署)[^。\n]{0,40}(?:将于|将自|委托|采集|调减|签证费)|收费标准|须具备下列条件|应当?具备(?:下列|以下)条件/i,
  /notice (?:on|of|about) |embassy of (?:the )?(?:people's republic of )?china|china-embassy\.org|chinese embass(?:y|ies) (?:and|or) consulates|consular section of (?:the )?chinese embassy|procedures? to apply|documents required|documents? (?:for|with) your application/i,
  /materials (?:needed|required) for|period of validity of a visa|authori[sz]ed by the ministry|the applicant shall|applicants? shall|applicants? may apply for a|visa office of the embassy/i,
  /список документов|embajada de la república popular|ambassade de (?:la république populaire de )?chine|(?:посольство|генеральное консульство) (?:китая|кнр)|aviso del consulado|consulado general|botschaft der volksrepublik/i,
];
/** A reporter, a broker or an encyclopedia speaks about it. */
const REPORT_VOICE: readonly RegExp[] = [
  /记者(?:从|获悉|了解|报道)|本报|撰文|据(?:了解|悉|报道|[^。,，]{2,16}(?:消息|报道))|\d日[^。\n]{0,6}[电讯](?![子话])|来源[:：]\s?\S{0,10}(?:日报|晚报|新闻|新华|中新|时报)|小编|浏览(?:过|次数)/i,
  /点击次数|点击[:：]|人气|一般来说|通常(?:包括|情况下为)|本文|本篇|相关推荐/i,
  /避雷|全面指南|建议(?:您|在申请|直接|关注|先)|签证公司|代办公司|网站消息|浏览过|揭秘/i,
  /攻略|专业咨询|咨询(?:热线|我们|顾问)|我们的(?:服务|团队|顾问)|百科|维基|词条|(?:大使馆|外交部|领事司|移民局|总领馆)[^。,，\n]{0,12}(?:日(?:公布|宣布|表示)|表示|指出|称|指)[,，:：]/i,
  /(?:大使馆|总领馆)\d{1,2}月\d{1,2}日(?:公布|宣布)|发言人/i,
  /\breported\b|\breporters?\b|\b(?:said|told) (?:on|that|the|in|it|late|reporters)\b|\bsaid\.|,? said [a-z]+|\bannounced\b|according to (?:the (?:notice(?! o[nf]| issued)|media|report|latest|information released)|a (?:person|report)|chinese|xinhua)|\bciting\b/i,
  /china daily\)|\(yicai\)|key points:|our (?:team|service|experts|consultants|clients)|we (?:help|assist|offer|can help|recommend)|agency fee|\bstatement said\b|according to a statement/i,
  /\btypically\b|it['’]s (?:best|crucial|important|essential) to|(?<![a-z])here(?:['’]s| is) a|essential documents|double-check|ensure a smooth|this article|checklist guide/i,
  /leave a reply|posted in|wikipedia|step-by-step guide|uscis|u\.s\. citizen/i,
  /si consiglia|здравствуйте|журналист|сообщ(?:ает|ют|ил)|цитирует|anunció|informó|según informó/i,
  /a annoncé|dévoil|facilite l'entrée|보도|기자|밝혔다|発表した|報じた/i,
  /共同】/i,
];
/** Of the K visa an authority speaks by decree or as ministries; missions publish under their own address. */
const K_AUTHORITY = /国务院令|国务院关于|司法部、外交部|decree of the state council|state council decree/i;

/** Is the text itself an authority's, whoever hosts the copy? Its wording and its first lines tell whose voice it is. */
export function isOfficialText(title: string, blocks: readonly Block[]): boolean {
  const body = blocks.slice(0, 80).map((block) => block.text);
  const text = simplify(`${title}\n${body.join('\n')}`.slice(0, 12_000)).replace(
    /(?<=\p{Script=Han})\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}\)/gu,
    '',
  );
  if (REPORT_VOICE.some((sign) => sign.test(text))) return false;
  return mentionsKVisa(title, blocks) ? K_AUTHORITY.test(text) : AUTHORITY_VOICE.some((sign) => sign.test(text));
}
