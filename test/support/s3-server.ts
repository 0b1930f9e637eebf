// A small object store that speaks as much of S3 as a PUT and a GET need, and checks signatures (AWS Signature Version 4) by code of
// its own. A program, not a function: who reads from it may stand still meanwhile. Objects are files in the folder it is given.
import { createHash, createHmac } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

const [folder, accessKey, secret] = process.argv.slice(2) as [string, string, string];
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hex = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isSigned({ method, url, headers }: IncomingMessage): boolean {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!found || found[1] !== accessKey) return false;
  const [, , day, region, signed, signature] = found as unknown as string[];
  const names = signed!.split(';');
  const canonical = [
    method,
    url,
    '',
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = `AWS4-HMAC-SHA256\n${headers['x-amz-date']}\n${scope}\n${hex(canonical)}`;
  const key = [day!, region!, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return names.includes('host') && hmac(key, text).toString('hex') === signature;
}

const server = createServer(async (request, response) => {
  const body = await buffer(request);
  const file = join(folder, encodeURIComponent(request.url ?? ''));
  if (!isSigned(request)) return void response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
  if (request.url?.startsWith('/nowhere/'))
    return void response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>');
  if (request.method === 'PUT') {
    writeFileSync(file, body);
    return void response.writeHead(200).end();
  }
  if (!existsSync(file)) return void response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  response.writeHead(200).end(readFileSync(file));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
