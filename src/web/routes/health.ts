import type { FastifyInstance } from 'fastify';
import { missionBoard } from '../../archive/queries/board.ts';
import { openIncidents } from '../../watch/incident-log.ts';
import { INCIDENT_KINDS } from '../../watch/incidents.ts';
import { mailMetrics } from '../mail-metrics.ts';
import { type Metric, prometheus } from '../metrics.ts';
import type { Site } from '../site.ts';

/** A scheduler that has not ticked for so long stands still. */
const STILL_MS = 15 * 60_000;

/** What an operator's monitor asks: does it live, does it work, and how much. */
export function healthRoutes(app: FastifyInstance, site: Site): void {
  app.get('/healthz', (_request, reply) => reply.type('application/json').send('{"status":"ok"}\n'));

  app.get('/readyz', (_request, reply) => {
    const { faults } = healthOf(site);
    return reply
      .code(faults.length > 0 ? 503 : 200)
      .type('application/json')
      .send(`${JSON.stringify({ status: faults.length > 0 ? 'failing' : 'ok', faults })}\n`);
  });

  app.get('/metrics', (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(prometheus(metricsOf(site))),
  );
}

export function healthOf(site: Site): { faults: string[]; waiting: number } {
  const faults: string[] = [];
  const { lastTick } = site.room.status();
  if (lastTick !== null && site.room.now().getTime() - Date.parse(lastTick) > STILL_MS)
    faults.push(`the scheduler has not ticked since ${lastTick}`);
  try {
    return { faults, waiting: count(site, "SELECT count(*) FROM outbox WHERE state IN ('ready', 'leased')") };
  } catch (fault) {
    return { faults: [...faults, `the database cannot be read: ${(fault as Error).message}`], waiting: 0 };
  }
}

const count = (site: Site, sql: string): number => site.archive.db.prepare<[], number>(sql).pluck().get() ?? 0;

function metricsOf(site: Site): Metric[] {
  const gauge = (name: string, help: string, value: number): Metric => ({
    name: `kvisa_${name}`,
    help,
    type: 'gauge',
    samples: [{ value }],
  });
  const board = missionBoard(site.archive.db);
  const by = (key: 'state' | 'health'): Metric['samples'] =>
    [...Map.groupBy(board, (one) => one[key])].map(([value, all]) => ({ labels: { [key]: value }, value: all.length }));
  const { startedAt, lastTick } = site.room.status();
  const seconds = (at: string | null) => (at ? Date.parse(at) / 1000 : 0);
  return [
    {
      name: 'kvisa_build_info',
      help: 'The version that runs.',
      type: 'gauge',
      samples: [{ labels: { version: site.room.version }, value: 1 }],
    },
    gauge('start_time_seconds', 'When the service started, Unix time.', seconds(startedAt)),
    gauge(
      'scheduler_last_tick_seconds',
      'When the scheduler last looked at what is due, Unix time; 0: never.',
      seconds(lastTick),
    ),
    { name: 'kvisa_sources', help: 'Declared sources by health.', type: 'gauge', samples: by('health') },
    {
      name: 'kvisa_missions',
      help: 'Declared sources by what they say of the K visa.',
      type: 'gauge',
      samples: by('state'),
    },
    gauge('pages_watched', 'Pages that are watched.', count(site, 'SELECT count(*) FROM page WHERE watched = 1')),
    gauge(
      'pages_failing',
      'Watched pages that cannot be read now.',
      count(site, 'SELECT count(*) FROM page WHERE watched = 1 AND failure_streak > 0'),
    ),
    gauge('pages_overdue', 'Watched pages whose next check is more than an hour late.', overdue(site)),
    gauge('captures', 'Captures kept.', count(site, 'SELECT coalesce(max(id), 0) FROM capture')),
    gauge('changes', 'Changes recorded.', count(site, 'SELECT coalesce(max(id), 0) FROM change')),
    { name: 'kvisa_incidents', help: 'Incidents that stand, by kind.', type: 'gauge', samples: incidents(site) },
    gauge('outbox_waiting', 'Messages that wait for delivery.', healthOf(site).waiting),
    gauge(
      'outbox_dead',
      'Messages that were given up.',
      count(site, "SELECT count(*) FROM outbox WHERE state = 'dead'"),
    ),
    ...mailMetrics(site.archive.db),
  ];
}

function overdue(site: Site): number {
  const hourAgo = new Date(site.room.now().getTime() - 3_600_000).toISOString();
  return (
    site.archive.db
      .prepare<[string], number>('SELECT count(*) FROM page WHERE watched = 1 AND next_check_at < ?')
      .pluck()
      .get(hourAgo) ?? 0
  );
}

/** Every kind, also those of which none stands: a monitor cannot tell a series that is absent from one that is 0. */
function incidents(site: Site): Metric['samples'] {
  const standing = openIncidents(site.archive);
  return INCIDENT_KINDS.map((kind) => ({
    labels: { kind },
    value: standing.filter((one) => one.kind === kind).length,
  }));
}
