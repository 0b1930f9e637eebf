import { createHash, randomBytes } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { type RevocationList, standsBy } from './revocation.ts';

/** The Time-Stamp Protocol (RFC 3161, RFC 5816): a question about a SHA-256 digest, the answer, and what a token proves. */

const SHA256 = '2.16.840.1.101.3.4.2.1';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
/** PKIStatus 0 and 1: granted, granted with modifications (RFC 3161 §2.4.2). */
const GRANTED = [0, 1];

export interface StampQuery {
  /** DER, for a body of type application/timestamp-query. */
  readonly bytes: Buffer;
  readonly nonce: Buffer;
}

/** A token whose imprint and signature hold. */
export interface ProvenToken {
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Who signed, as its certificate names it. */
  readonly signer: string;
  /** Of when the lists are by which no certificate on the way was revoked; absent: none were asked. */
  readonly revocationAsOf?: string;
}

/** Whom a token must lead to. */
export interface Trust {
  readonly roots: readonly pki.Certificate[];
  /** Every certificate on the way must be told of by one of these, and stand. */
  readonly revocations?: readonly RevocationList[];
}

const view = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const hexOf = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('hex');

/** Asks for a time-stamp over a head, with a nonce against old answers and the certificates that verifying needs. */
export function stampQuery(head: string): StampQuery {
  // Positive and without a leading zero, whatever the dice say: DER integers must be minimal.
  const nonce = Buffer.concat([Buffer.from([0x01]), randomBytes(15)]);
  const query = new pki.TimeStampReq({
    version: 1,
    messageImprint: new pki.MessageImprint({
      hashAlgorithm: new pki.AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new asn1.Null() }),
      hashedMessage: new asn1.OctetString({ valueHex: view(Buffer.from(head, 'hex')) }),
    }),
    nonce: new asn1.Integer({ valueHex: view(nonce) }),
    certReq: true,
  });
  return { bytes: Buffer.from(query.toSchema().toBER()), nonce };
}

/** The token of an answer that fits the question; a text says what is wrong with it. Signatures are left to `proveToken`. */
export function readAnswer(bytes: Uint8Array, head: string, nonce: Buffer): Buffer | string {
  try {
    const { status, timeStampToken } = pki.TimeStampResp.fromBER(view(bytes));
    if (!GRANTED.includes(status.status)) return `refused with status ${status.status}${words(status)}`;
    if (!timeStampToken) return 'granted without a token';
    const token = Buffer.from(timeStampToken.toSchema().toBER());
    const { info } = openToken(token);
    if (imprintOf(info) !== head) return 'the token is over another digest than the one sent';
    if (!info.nonce || hexOf(info.nonce.valueBlock.valueHexView) !== nonce.toString('hex'))
      return 'the token does not repeat the nonce: an old or foreign answer';
    return token;
  } catch (fault) {
    return `no time-stamp answer: ${(fault as Error).message}`;
  }
}

const words = ({ statusStrings }: pki.PKIStatusInfo): string =>
  (statusStrings ?? []).map(({ valueBlock }) => `: ${valueBlock.value.replace(/\s+/g, ' ').slice(0, 200)}`).join('');

const imprintOf = ({ messageImprint }: pki.TSTInfo): string =>
  messageImprint.hashAlgorithm.algorithmId === SHA256
    ? hexOf(messageImprint.hashedMessage.valueBlock.valueHexView)
    : '';

/** @throws Error where the bytes are no token */
function openToken(token: Uint8Array): { signed: pki.SignedData; info: pki.TSTInfo } {
  const content = pki.ContentInfo.fromBER(view(token));
  const signed = new pki.SignedData({ schema: content.content });
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== TST_INFO || !eContent) throw new Error('the bytes are signed, but no time-stamp');
  return { signed, info: pki.TSTInfo.fromBER(eContent.getValue()) };
}

/**
 * Proves a token without network: its imprint is of `text`, the signature is of the certificate inside, and this was
 * made for time-stamping. With `trust`, the certificate must also lead to a root and be valid at the time stated, and, where
 * lists are given, not revoked. A text says what does not hold.
 */
export async function proveToken(token: Uint8Array, text: string, trust?: Trust): Promise<ProvenToken | string> {
  try {
    const { signed, info } = openToken(token);
    if (imprintOf(info) !== createHash('sha256').update(text).digest('hex')) return 'its imprint is not of this head';
    const { signatureVerified, signerCertificate, certificatePath } = await signed.verify({
      signer: 0,
      data: view(Buffer.from(text)),
      checkChain: trust !== undefined,
      trustedCerts: [...(trust?.roots ?? [])],
      extendedMode: true,
    });
    if (!signatureVerified || !signerCertificate) return 'its signature does not fit';
    if (!stampsTime(signerCertificate)) return 'it is signed by a certificate that is not for time-stamping';
    const proven = { at: info.genTime.toISOString(), signer: nameOf(signerCertificate) };
    if (!trust?.revocations) return proven;
    const standing = await standsBy(certificatePath, proven.at, trust.revocations);
    return 'fault' in standing ? standing.fault : { ...proven, revocationAsOf: standing.asOf };
  } catch (fault) {
    return (fault as Error).message;
  }
}

/** RFC 3161 §2.3: the extended key usage is critical and allows nothing but time-stamping. */
function stampsTime({ extensions = [] }: pki.Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  const purposes = (usage?.parsedValue as pki.ExtKeyUsage | undefined)?.keyPurposes ?? [];
  return usage?.critical === true && purposes.length === 1 && purposes[0] === TIME_STAMPING;
}

const nameOf = ({ subject }: pki.Certificate): string =>
  subject.typesAndValues
    .map(({ value }) => String(value.valueBlock.value).replace(/[\s\p{Cc}]+/gu, ' '))
    .join(', ')
    .slice(0, 200);

/** The certificates of a PEM file. @throws Error where one cannot be read or none is there */
export function readCertificates(pem: string): pki.Certificate[] {
  const found = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  if (found.length === 0) throw new Error('no certificate in PEM form');
  return found.map(([, body]) => pki.Certificate.fromBER(view(Buffer.from(body!, 'base64'))));
}
