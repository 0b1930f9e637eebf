import { join } from 'node:path';
import { type Archive, openArchive } from './archive/archive.ts';
import { createAway } from './archive/away.ts';
import type { ObjectStoreSettings } from './archive/object-store.ts';
import { type Config, ConfigFault } from './config.ts';

export const VERSION = '0.1.0';

/** An open archive with its configuration: all that a reading command needs. */
export interface App {
  readonly config: Config;
  readonly archive: Archive;
  readonly close: () => void;
}

/** Opens the archive alone, for commands that read. */
export function openApp(config: Config): App {
  const store = objectStoreOf(config, process.env);
  const archive = openArchive(config.data, store && createAway(store));
  return { config, archive, close: () => archive.close() };
}

/**
 * The object store of old bytes, if one is set.
 * @throws ConfigFault where its keys are not in the environment
 */
export function objectStoreOf(
  { archive }: Pick<Config, 'archive'>,
  env: Readonly<Record<string, string | undefined>>,
): ObjectStoreSettings | undefined {
  const { blobs: url, blobsEndpoint: endpoint, blobsRegion: region } = archive;
  if (!url) return undefined;
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  if (!accessKeyId || !secretAccessKey)
    throw new ConfigFault(['archive.blobs: needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment']);
  return { url, endpoint, region, accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

/** Honest: names the program and where its operator can be reached. */
export function userAgent(config: Config): string {
  if (config.fetch.userAgent) return config.fetch.userAgent;
  const contact = config.fetch.contact ?? (config.web.baseUrl ? `${config.web.baseUrl}/about` : null);
  return `kvisa-watch/${VERSION}${contact ? ` (+${contact})` : ' (policy archive; contact: mail.from of its alerts)'}`;
}

/** The address of this installation's pages, for links in mails. */
export const baseUrl = (config: Pick<Config, 'web'>): string =>
  (config.web.baseUrl ?? `http://${config.web.host}:${config.web.port}`).replace(/\/$/, '');

export const mailboxFolder = (config: Pick<Config, 'data'>): string => join(config.data, 'mailbox');
