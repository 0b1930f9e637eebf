import type { Archive } from '../archive/archive.ts';
import type { Config } from '../config.ts';
import { withoutSecrets } from '../log.ts';
import { createConnection } from '../queue/connection.ts';
import { isThere, type Member, members } from '../queue/presence.ts';
import { loadSources } from '../sources/load.ts';
import type { Finding } from './finding.ts';

/** The queue: can it be reached, is it of the version that this program knows, and who takes its jobs. */
export async function examineQueue(config: Config): Promise<Finding[]> {
  if (!config.queue) return [];
  const { host } = new URL(config.queue);
  const connection = createConnection({ url: config.queue, supervise: false, asItStands: true, onFault: () => {} });
  try {
    const there = (await members(connection)).filter(isThere);
    return [{ name: 'queue', state: 'ok', detail: `${host} answers` }, ...fetchers(config, there)];
  } catch (cause) {
    return [
      {
        name: 'queue',
        state: 'fault',
        detail: withoutSecrets(`${host}: ${wordsOf((cause as Error).message)}`),
        remedy:
          'check KVISA_QUEUE and PostgreSQL; the first "start" or "work" makes its tables; meanwhile pages stay due',
      },
    ];
  } finally {
    await connection.close();
  }
}

/** The engine speaks of itself where its tables in the database are meant. */
const wordsOf = (message: string): string =>
  /is not installed$/.test(message)
    ? 'answers, but the tables of the queue are not made yet'
    : /requires migrations$/.test(message)
      ? 'answers, but the tables of the queue are of another version of this program'
      : message;

function fetchers({ sources }: Config, there: readonly Member[]): Finding[] {
  const at = Map.groupBy(
    there.filter(({ role }) => role === 'fetcher'),
    ({ vantage }) => vantage ?? '',
  );
  const declared = loadSources(sources).sources.flatMap(({ watches }) =>
    watches.flatMap(({ rules }) => rules.vantage ?? []),
  );
  const missing = [...new Set(declared)].filter((vantage) => !at.has(vantage));
  const seen = [...at].map(([vantage, all]) => `${vantage} ${all.length}`).join(', ');
  if (at.size > 0 && missing.length === 0) return [{ name: 'fetchers', state: 'ok', detail: seen }];
  return [
    {
      name: 'fetchers',
      state: 'fault',
      detail: [seen || 'none is there', ...(missing.length > 0 ? [`none at ${missing.join(', ')}`] : [])].join('; '),
      remedy: `start one: "kvisa-watch work --vantage ${missing[0] ?? 'NAME'}"`,
    },
  ];
}

/** Pages that are not the same from every vantage point: nothing to mend here, but worth knowing. */
export function elsewhere({ vantages }: Pick<Archive, 'vantages'>): Finding[] {
  const all = vantages.differing();
  const [first] = all;
  if (!first) return [];
  return [
    {
      name: 'vantage points',
      state: 'warning',
      detail: `${all.length} looks from further places show something else: ${first.url} from ${first.vantage} (${first.outcome})${all.length > 1 ? ' …' : ''}`,
      remedy:
        '"sources list --json" has them under "elsewhere"; the version in force follows the first vantage point declared',
    },
  ];
}
