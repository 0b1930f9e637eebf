import type { Block } from '../domain/document.ts';
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

/** An authority speaks: a notice of a mission, a decree, a guide of the police or of a visa centre, reproduced elsewhere. */
const AUTHORITY_VOICE =
  /(?:使馆|使领馆|总领馆|签证(?:申请服务)?中心)[^。\n]{0,20}(?:文本|通知|转载)|国务院(?:令|关于|决定)|(?:条例|实施细则|管理法)|办理指南|办事指南|申请须知|兹通知|特此通知|现将有关事项|原文如下|notice (?:on|of|about) |embassy of (?:the )?(?:people's republic of )?china|china-embassy\.org|chinese embassy and consulates|procedures? to apply|documents required|颁发对象|所需材料|申请材料|收费标准|список документов|aviso del consulado|consulado general/i;
/** A reporter, a broker or an encyclopedia speaks about it. */
const REPORT_VOICE =
  /\breport(?:ed|s|ing)?\b|reporters?|according to (?:the )?(?:media|xinhua|reports|announcement)|news|记者|报道|报讯|讯息|编辑|小编|揭秘|攻略|咨询热线|我们的(?:服务|团队|顾问)|联系我们|our (?:team|service|experts|consultants|clients)|we (?:help|assist|offer|can help)|contact us|agency fee|百科|维基|wiki|сообща(?:ет|ют|л)|по данным|según (?:informó|indicó)|a indiqué|보도|기자|発表した|と報じ|共同通信|專訪|發言人|快訊|新闻网|how to .* step-by-step|complete step/i;

/** Is the text itself an authority's, whoever hosts the copy? The title and the first lines tell whose voice it is. */
export function isOfficialText(title: string, blocks: readonly Block[]): boolean {
  const text = simplify(
    `${title}\n${blocks
      .slice(0, 60)
      .map((block) => block.text)
      .join('\n')}`.slice(0, 12_000),
  );
  return AUTHORITY_VOICE.test(text) && !REPORT_VOICE.test(text);
}
