import { createPublicKey } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { stat } from 'node:fs/promises';
import { parseFrom } from '../app.ts';
import type { Config } from '../config.ts';
import { checkMailDns, type MailDnsOptions } from '../notify/mail-dns.ts';
import type { Finding } from './finding.ts';

/** Names that are nobody's (RFC 2606, RFC 6761, RFC 6762): nothing can be published there. */
const RESERVED = /(^|\.)(localhost|local|test|invalid|example|internal)$|(^|\.)example\.(com|net|org)$/;

/** The domain of `mail.from`, where one can be published for; undefined for local and reserved names. */
export function mailDomain(from: string): string | undefined {
  const domain = parseFrom(from).address.split('@')[1]?.toLowerCase() ?? '';
  return domain.includes('.') && !RESERVED.test(domain) ? domain : undefined;
}

/** What the world's mail servers will ask before they believe us, and whether bounces come back. Asks DNS. */
export async function examineMail(config: Config, lookup?: MailDnsOptions['lookup']): Promise<Finding[]> {
  if (!config.mail.url) return [];
  return [...(await dns(config, lookup ?? resolver())), ...(await bounces(config))];
}

function resolver(): NonNullable<MailDnsOptions['lookup']> {
  const quick = new Resolver({ timeout: 3000, tries: 2 });
  return (name) => quick.resolveTxt(name);
}

async function dns({ mail }: Config, lookup: MailDnsOptions['lookup']): Promise<Finding[]> {
  const domain = mailDomain(mail.from);
  if (!domain)
    return [
      {
        name: 'mail.from',
        state: 'warning',
        detail: `${mail.from} is no address of a public domain`,
        remedy: 'set mail.from to an address of your own domain, or large providers refuse the mails',
      },
    ];
  const dkimKey = mail.dkim.privateKey ? publicKey(mail.dkim.privateKey) : undefined;
  const options = { domain, dkimSelector: mail.dkim.selector ?? undefined, dkimDomain: mail.dkim.domain ?? undefined };
  const mailServer = URL.parse(mail.url ?? '')?.hostname;
  try {
    const checks = await checkMailDns({ ...options, dkimKey, mailServer, lookup });
    return checks.map(({ name, ok, found, remedy }) =>
      ok ? { name, state: 'ok', detail: found } : { name, state: 'warning', detail: found || 'no record', remedy },
    );
  } catch (fault) {
    const remedy = 'check the name server of this machine, then ask again';
    return [{ name: 'mail dns', state: 'warning', detail: `${domain}: ${(fault as Error).message}`, remedy }];
  }
}

/** The public half of a key as a DKIM record holds it (RFC 6376 §3.6.1); undefined where the text is no key. */
function publicKey(pem: string): string | undefined {
  try {
    return createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64');
  } catch {
    return undefined;
  }
}

async function bounces({ mail }: Config): Promise<Finding[]> {
  const name = 'bounces';
  const howto = 'docs/operations-mail.md shows how';
  if (!mail.bounceSpool || !mail.bounces)
    return [
      {
        name,
        state: 'warning',
        detail: mail.bounces ? 'mail.bounceSpool is not set: nobody reads what comes back' : 'mail.bounces is not set',
        remedy: `set mail.bounces and mail.bounceSpool, so that dead addresses are given up; ${howto}`,
      },
    ];
  const folder = await stat(mail.bounceSpool).catch(() => null);
  if (folder?.isDirectory()) return [{ name, state: 'ok', detail: `read from ${mail.bounceSpool}` }];
  return [{ name, state: 'warning', detail: `${mail.bounceSpool} is no folder`, remedy: `make it; ${howto}` }];
}
