import pino from 'pino';

/** What the service writes down. Names are stable: monitoring may rely on them. */
export const LOG_EVENTS = [
  'start',
  'stop',
  'round',
  'fetched',
  'queue',
  'replaced',
  'failure',
  'mail',
  'webhooks',
  'bounces',
  'time-stamp',
  'incident',
  'recovery',
  'fault',
  'web.fault',
  'request',
] as const;
export type LogEvent = (typeof LOG_EVENTS)[number];

export type Facts = Readonly<Record<string, unknown>>;

/** Writes one event. `line` is what a person reads on a terminal; absent: nothing is shown there. */
export type Log = (event: LogEvent, facts: Facts, line?: string) => void;

const LOUD: ReadonlySet<LogEvent> = new Set(['failure', 'incident', 'fault', 'web.fault']);
const ADDRESS = /[^\s<>"',;:()[\]{}]{1,64}@[^\s<>"',;:()[\]{}]{1,255}/g;
const USERINFO = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^/\s@]{1,500}@/gi;
const SECRET_PATH = /\/(confirm|manage|unsubscribe|feeds\/private)\/[\w-]{8,}/g;

/** The text without mail addresses, passwords in addresses and secret links: answers of servers quote them. */
export const withoutSecrets = (text: string): string =>
  text.replace(USERINFO, '$1***@').replace(ADDRESS, '***').replace(SECRET_PATH, '/$1/***');

/** Every text inside a value, cleaned; errors become their stack. */
function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (value instanceof Error) return withoutSecrets(value.stack ?? value.message);
  if (depth > 6 || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one) => clean(one, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one, depth + 1)]));
}

/**
 * Lines for people on a terminal, else one JSON object per line (pino), as `KVISA_LOG` says (`json` or `text`).
 * Neither holds a secret nor the address of a subscriber.
 */
export function createLog(
  stream: { write(text: string): unknown; isTTY?: boolean },
  wanted: string | undefined = process.env.KVISA_LOG,
): Log {
  const json = wanted === 'json' || (wanted !== 'text' && !stream.isTTY);
  if (!json)
    return (_event, _facts, line) => {
      if (line === undefined) return;
      stream.write(`${stamp()}  ${withoutSecrets(line)}\n`);
    };
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (text: string) => void stream.write(text) },
  );
  return (event, facts, line) =>
    logger[LOUD.has(event) ? 'warn' : 'info'](
      { event, ...(clean(facts) as Facts) },
      line === undefined ? event : withoutSecrets(line),
    );
}

const stamp = (): string => new Date().toISOString().slice(0, 19).replace('T', ' ');
