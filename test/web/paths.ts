import { listMailbox } from '../../src/notify/channels/mailbox-files.ts';
import { addConfirmed } from '../../src/subscribers/store.ts';
import { mintToken } from '../../src/subscribers/tokens.ts';
import { everything } from '../notify/samples.ts';
import type { SmallArchive } from '../support/small-archive.ts';
import { hostileExchange, hostileFailure, hostileMails, keepMail } from './hostile-parts.ts';
import { NOW } from './room.ts';

/** Every kind of page for people, over the small archive. */
export const pathsOf = ({ ids, captures }: SmallArchive): string[] => [
  '/',
  '/changes',
  '/changes?kind=withdrawn',
  `/changes/${ids.amended}`,
  `/changes/${ids.amended}?view=side`,
  `/changes/${ids.hostile}`,
  '/sources',
  '/sources?country=US',
  '/sources/embassy-us',
  '/sources/embassy-au',
  `/snapshots/${captures.usAfter}`,
  `/snapshots/${captures.hostile}`,
  '/compare',
  `/compare/${captures.usBefore}...${captures.usAfter}?view=side&whole=1`,
  `/compare/${captures.jp}...${captures.hostile}`,
  '/matrix',
  '/matrix?topic=eligibility&only=differs',
  '/search?q=visa',
  '/search?q=script',
  '/status',
  '/subscribe?source=embassy-us',
  '/mailbox',
  '/about',
  '/api',
  '/privacy',
  '/nowhere',
  '/changes?kind=%3Cscript%3E',
];

/** Lists of an archive in which nothing stands yet. */
export const EMPTY_PATHS = ['/', '/changes', '/sources', '/matrix', '/search?q=visa', '/status', '/subscribe'];

/** Adds what only a running installation has: hostile headers and failures, mails, and the pages behind secret links. */
export async function furnish(small: SmallArchive): Promise<string[]> {
  hostileFailure(small);
  for (const [index, mail] of hostileMails(small).entries()) await keepMail(small, mail, index);
  const mails = await listMailbox(`${small.data}/mailbox`);
  const { db } = small.archive;
  const wishes = { subscription: everything, origin: 'cli', now: NOW } as const;
  const { id } = addConfirmed(db, { address: 'reader@example.org', ...wishes });
  return [
    `/snapshots/${hostileExchange(small)}`,
    `/mailbox/${mails[0]}`,
    ...(['confirm', 'manage', 'unsubscribe'] as const).map(
      (purpose) => `/${purpose}/${mintToken(db, id, purpose, NOW)}`,
    ),
    '/manage/nobody-has-this-token',
  ];
}
