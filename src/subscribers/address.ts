import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';

/** What is wrong with an address, for those who say it in words of their own. */
export type AddressFault = 'empty' | 'long' | 'spaces' | 'at' | 'local' | 'domain';

export type AddressCheck =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly fault: AddressFault; readonly remedy: string };

const refuse = (fault: AddressFault, remedy: string): AddressCheck => ({ ok: false, fault, remedy });

/** RFC 5322 dot-atom: no quoted strings, no comments, hence nothing that could begin a header of its own. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * One plain e-mail address, in the form it is stored and compared: NFKC, lower case, the domain in punycode (UTS 46).
 * Lengths are those of RFC 5321 §4.5.3.1. A fault comes with what to do about it.
 */
export function validateAddress(text: string): AddressCheck {
  if (text.length > 1000) return refuse('long', 'An e-mail address has at most 254 characters.');
  const plain = text.trim().normalize('NFKC').toLowerCase();
  if (!plain) return refuse('empty', 'Enter an e-mail address, such as name@example.org.');
  if (/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(plain)) {
    return refuse('spaces', 'Enter one address without spaces or line breaks, such as name@example.org.');
  }
  const [local, domain, ...rest] = plain.split('@');
  if (!local || !domain || rest.length)
    return refuse('at', 'An e-mail address has exactly one @, such as name@example.org.');
  if (local.length > 64 || !LOCAL.test(local)) {
    return refuse('local', "Before the @ only letters of A-Z, digits and the signs !#$%&'*+/=?^_`{|}~.- are accepted.");
  }
  const ascii = asciiDomain(domain);
  if (!ascii) return refuse('domain', `"${domain.slice(0, 80)}" is no name of a mail domain, such as example.org.`);
  const address = `${local}@${ascii}`;
  return address.length > 254 ? refuse('long', 'An e-mail address has at most 254 characters.') : { ok: true, address };
}

/** The domain as DNS knows it; undefined for host names without a dot, address literals and malformed names. */
function asciiDomain(domain: string): string | undefined {
  const ascii = domainToASCII(domain);
  const labels = ascii.split('.');
  const top = labels.at(-1) ?? '';
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(top) ? ascii : undefined;
}

/** What a suppression remembers of an address. */
export const hashAddress = (address: string): string => createHash('sha256').update(address).digest('hex');
