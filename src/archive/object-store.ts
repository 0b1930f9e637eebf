/** Where the store is and who asks. Plain values: they travel to a thread. */
export interface ObjectStoreSettings {
  /** s3://bucket or s3://bucket/prefix */
  readonly url: string;
  /** Of a store that is not Amazon's, http(s)://host:port; null: Amazon's of the region. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What is used of aws4fetch: an optional part, loaded by name only where a store is set. */
interface Client {
  fetch(url: string, init: RequestInit): Promise<Response>;
}

export interface ObjectStore {
  /** The address of a blob's object, for people. */
  readonly nameOf: (digest: string) => string;
  /** @throws Error naming the object where the store refuses or does not answer */
  put(digest: string, data: Uint8Array): Promise<void>;
  /** Null: there is no such object. @throws Error as `put` */
  get(digest: string): Promise<Buffer | null>;
}

const TIMEOUT_MS = 15_000;

/** A store that speaks S3. An object is a zstd frame, named by the digest of what it holds: `zstd -d` opens it. */
export function openObjectStore(settings: ObjectStoreSettings): ObjectStore {
  const { bucket, prefix } = partsOf(settings.url);
  const base = settings.endpoint
    ? `${settings.endpoint.replace(/\/$/, '')}/${bucket}`
    : `https://${bucket}.s3.${settings.region}.amazonaws.com`;
  const keyOf = (digest: string): string => `${prefix}${digest.slice(0, 2)}/${digest}.zst`;
  const nameOf = (digest: string): string => `s3://${bucket}/${keyOf(digest)}`;
  let client: Promise<Client> | null = null;

  /** Null: there is no such object. */
  async function ask(digest: string, init: RequestInit): Promise<Response | null> {
    client ??= load(settings);
    const sent = (await client).fetch(`${base}/${keyOf(digest)}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const response = await sent.catch((cause) => {
      throw new Error(`${nameOf(digest)}: the store does not answer (${wordsOf(cause)})`, { cause });
    });
    if (response.ok) return response;
    const code = codeIn(await response.text());
    if (response.status === 404 && code !== 'NoSuchBucket') return null;
    throw new Error(`${nameOf(digest)}: the store answers ${response.status} ${code}`);
  }

  return {
    nameOf,
    async put(digest, data) {
      const response = await ask(digest, { method: 'PUT', body: new Uint8Array(data) });
      if (!response) throw new Error(`${nameOf(digest)}: the store has no such place`);
    },
    async get(digest) {
      const response = await ask(digest, { method: 'GET' });
      return response && Buffer.from(await response.arrayBuffer());
    },
  };
}

function partsOf(url: string): { bucket: string; prefix: string } {
  const { hostname, pathname } = new URL(url);
  const path = pathname.replace(/^\/+|\/+$/g, '');
  return { bucket: hostname, prefix: path ? `${path}/` : '' };
}

const wordsOf = (fault: Error): string => (fault.cause as Error | undefined)?.message ?? fault.message;

/** The error code in an S3 answer, such as AccessDenied. */
const codeIn = (answer: string): string => /<Code>(\w{1,80})<\/Code>/.exec(answer)?.[1] ?? '';

async function load({ region, accessKeyId, secretAccessKey, sessionToken }: ObjectStoreSettings): Promise<Client> {
  const name: string = 'aws4fetch';
  try {
    const { AwsClient } = (await import(name)) as { AwsClient: new (options: object) => Client };
    return new AwsClient({ service: 's3', retries: 2, region, accessKeyId, secretAccessKey, sessionToken });
  } catch (cause) {
    throw new Error('archive.blobs: needs the package aws4fetch; run "npm ci" without --omit=optional', { cause });
  }
}
