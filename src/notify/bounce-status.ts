/** hard: the address is dead. soft: it may live; the message, its sender or the moment was refused. */
export type Permanence = 'hard' | 'soft';

/**
 * RFC 3463 codes by which systems say "there is no such mailbox or domain". 5.1.10 is RFC 7505 (a domain without mail);
 * 5.4.1 and 5.4.310 are Exchange Online's for a recipient and a domain it does not know; 5.4.4 an unroutable host.
 */
const HARD_STATUS = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1', '5.4.1', '5.4.4', '5.4.310']);
/** 5.2.2 full, 5.2.3 too large, 5.3 the system, 5.6 the content, 5.7 policy: all about something else than the address. */
const SOFT_STATUS = /^(?:4\.|5\.2\.[23]$|5\.[367]\.|5\.1\.[78]$)/;

const SOFT_WORDS =
  /quota|mailbox (?:is )?full|storage|spam|blocked|blacklist|block list|policy|at a rate|too many|greylist|temporar|try again later|too large|reputation|邮箱已满|容量|垃圾邮件|频率|拒收/i;
const HARD_WORDS =
  /(?:user|recipient|address|mailbox|account|alias)[^.\n]{0,40}(?:unknown|not (?:found|exist|listed|active)|does ?n[o']t|is disabled|invalid|unavailable|inactive)|(?:unknown|no such|invalid|illegal) (?:user|recipient|address|mailbox|alias|person|domain)|doesn't have an? [^\n]{0,30}account|unrouteable|domain[^\n]{0,80}not found|no mailbox here|(?:用户|收件人|地址|邮箱|账号|帐号)[^。\n]{0,12}不存在|找不到(?:收件人|邮箱)/i;

const ENHANCED = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;

/** The most exact RFC 3463 code at hand: that of the diagnosis where the status field only says "undefined". */
export function exactStatus(status: string, diagnosis: string): string {
  const told = ENHANCED.exec(status)?.[1] ?? '';
  const found = ENHANCED.exec(diagnosis)?.[1];
  return found && (!told || /\.0\.0$/.test(told)) ? found : told;
}

/**
 * Whether a failure means that the address is dead. Where neither code nor words say so it counts as soft: wrongly kept
 * costs a few mails, wrongly dropped costs a reader.
 */
export function judgeFailure(status: string, diagnosis: string): Permanence {
  const exact = exactStatus(status, diagnosis);
  if (SOFT_STATUS.test(exact)) return 'soft';
  if (exact === '5.2.1' && SOFT_WORDS.test(diagnosis)) return 'soft';
  if (HARD_STATUS.has(exact)) return 'hard';
  if (SOFT_WORDS.test(diagnosis)) return 'soft';
  return HARD_WORDS.test(diagnosis) ? 'hard' : 'soft';
}
