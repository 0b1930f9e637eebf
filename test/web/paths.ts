import type { SmallArchive } from '../support/small-archive.ts';

/** Every kind of page for people, over the small archive. */
export const pathsOf = ({ ids, captures }: SmallArchive): string[] => [
  '/',
  '/changes',
  `/changes/${ids.amended}`,
  `/changes/${ids.amended}?view=side`,
  `/changes/${ids.hostile}`,
  '/sources',
  '/sources/embassy-us',
  '/sources/embassy-au',
  `/snapshots/${captures.usAfter}`,
  `/snapshots/${captures.hostile}`,
  `/compare/${captures.usBefore}...${captures.usAfter}?view=side&whole=1`,
  `/compare/${captures.jp}...${captures.hostile}`,
  '/matrix',
  '/search?q=visa',
  '/search?q=script',
  '/status',
  '/subscribe?source=embassy-us',
  '/mailbox',
  '/about',
  '/privacy',
];
