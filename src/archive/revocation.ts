import * as pki from 'pkijs';

/** Revocation lists (RFC 5280 §5), and what they say of a certificate that stamped a time (RFC 3161 §4.1). */
export type RevocationList = pki.CertificateRevocationList;

const REASON_CODE = '2.5.29.21';
/** Lists that tell of some certificates alone: changes since another list, or one part of several. */
const IN_PART = ['2.5.29.27', '2.5.29.28'];
/** Unspecified, affiliation changed, superseded, out of service: what was signed before still holds. */
const STOPPED = [0, 3, 4, 5];

const view = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The lists of a file, in PEM form or one in DER. @throws Error where one cannot be read */
export function readRevocationLists(file: Buffer): RevocationList[] {
  const found = [
    ...file.toString('latin1').matchAll(/-----BEGIN X509 CRL-----([A-Za-z0-9+/=\s]+)-----END X509 CRL-----/g),
  ];
  const each = found.length > 0 ? found.map(([, body]) => Buffer.from(body!, 'base64')) : [file];
  return each.map((bytes) => pki.CertificateRevocationList.fromBER(view(bytes)));
}

/**
 * Does every certificate on the way from a signer to its root stand, by lists that its issuer signed, as far as a signature of
 * `at` goes? Gives the time (ISO 8601 UTC) of the oldest list that had to be asked; `fault` says what does not hold.
 */
export async function standsBy(
  path: readonly pki.Certificate[],
  at: string,
  lists: readonly RevocationList[],
): Promise<{ asOf: string } | { fault: string }> {
  const times: string[] = [];
  for (const [index, issuer] of path.slice(1).entries()) {
    const certificate = path[index]!;
    const own = await newestOf(issuer, lists);
    if (!own) return { fault: 'no revocation list is given that tells of all certificates of its issuer' };
    const fault = revocationIn(own, certificate, at);
    if (fault) return { fault };
    times.push(own.thisUpdate.value.toISOString());
  }
  return { asOf: times.sort()[0] ?? at };
}

/** The newest whole list that this issuer signed. */
async function newestOf(
  issuer: pki.Certificate,
  lists: readonly RevocationList[],
): Promise<RevocationList | undefined> {
  const signed: RevocationList[] = [];
  for (const list of lists) {
    const inPart = list.crlExtensions?.extensions.some(({ extnID }) => IN_PART.includes(extnID));
    if (!inPart && (await list.verify({ issuerCertificate: issuer }))) signed.push(list);
  }
  return signed.sort((a, b) => b.thisUpdate.value.getTime() - a.thisUpdate.value.getTime())[0];
}

function revocationIn(list: RevocationList, { serialNumber }: pki.Certificate, at: string): string | undefined {
  const entry = list.revokedCertificates?.find(({ userCertificate }) => userCertificate.isEqual(serialNumber));
  if (!entry) return undefined;
  const since = entry.revocationDate.value.toISOString();
  const reason = entry.crlEntryExtensions?.extensions.find(({ extnID }) => extnID === REASON_CODE)?.parsedValue as
    | { readonly valueBlock: { readonly valueDec: number } }
    | undefined;
  const code = reason?.valueBlock.valueDec;
  if (code === undefined || !STOPPED.includes(code))
    return `its certificate was revoked on ${since} for a reason that leaves nothing it signed (${code ?? 'none stated'})`;
  return at >= since ? `its certificate was revoked on ${since}, before the time that it states` : undefined;
}
