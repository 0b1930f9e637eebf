import { resolveTxt } from 'node:dns/promises';

/** One thing the world's mail servers look up before they believe us. */
export interface DnsCheck {
  readonly name: 'SPF' | 'DKIM' | 'DMARC';
  readonly ok: boolean;
  /** The record found, empty where there is none. */
  readonly found: string;
  /** What to publish, where something is missing. */
  readonly remedy?: string;
}

export interface MailDnsOptions {
  /** The domain of `mail.from`. */
  readonly domain: string;
  /** Of the key this installation signs with; absent: the mail server signs, and its key cannot be known here. */
  readonly dkimSelector?: string;
  /** The signing domain, where it is not `domain`. */
  readonly dkimDomain?: string;
  /** The public half of the signing key in base64: printed for publishing, and what is published must equal it. */
  readonly dkimKey?: string;
  /** The host that mails leave by, for the text to publish. */
  readonly mailServer?: string;
  /** Texts at a name; `node:dns` where absent. */
  readonly lookup?: (name: string) => Promise<string[][]>;
}

/** The first record that begins as it must; none where the name does not exist. Other faults of DNS are thrown. */
async function record(name: string, begin: RegExp, lookup: NonNullable<MailDnsOptions['lookup']>): Promise<string> {
  try {
    return (await lookup(name)).map((parts) => parts.join('')).find((text) => begin.test(text)) ?? '';
  } catch (fault) {
    if (['ENOTFOUND', 'ENODATA'].includes((fault as NodeJS.ErrnoException).code ?? '')) return '';
    throw fault;
  }
}

const check = (name: DnsCheck['name'], found: string, remedy: string): DnsCheck =>
  found ? { name, ok: true, found } : { name, ok: false, found, remedy };

/** A key that differs from the one we sign with is worse than none: every signature fails. */
function checkKey(name: string, found: string, key: string | undefined): DnsCheck {
  const remedy = `Publish the public key as TXT at ${name}: "v=DKIM1; k=rsa; p=${key ?? '…'}".`;
  const published = /\bp=([A-Za-z0-9+/=\s]+)/.exec(found)?.[1]?.replace(/\s+/g, '');
  if (found && key && published !== key)
    return {
      name: 'DKIM',
      ok: false,
      found,
      remedy: `The key found is not the one this installation signs with. ${remedy}`,
    };
  return check('DKIM', found, remedy);
}

/** Checks what large providers ask of bulk senders: SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489). */
export async function checkMailDns(options: MailDnsOptions): Promise<DnsCheck[]> {
  const { domain, dkimSelector, dkimKey, mailServer = 'YOUR-MAIL-SERVER', lookup = resolveTxt } = options;
  const keyName = `${dkimSelector}._domainkey.${options.dkimDomain ?? domain}`;
  const [spf, dmarc, dkim] = await Promise.all([
    record(domain, /^v=spf1(?: |$)/i, lookup),
    record(`_dmarc.${domain}`, /^v=DMARC1\b/i, lookup),
    dkimSelector ? record(keyName, /\bp=[A-Za-z0-9+/]/, lookup) : '',
  ]);
  return [
    check('SPF', spf, `Publish a TXT record at ${domain}: "v=spf1 a:${mailServer} -all".`),
    ...(dkimSelector ? [checkKey(keyName, dkim, dkimKey)] : []),
    check(
      'DMARC',
      dmarc,
      `Publish a TXT record at _dmarc.${domain}: "v=DMARC1; p=quarantine; rua=mailto:postmaster@${domain}".`,
    ),
  ];
}
