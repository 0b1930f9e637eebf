import type { SourceHealth } from './archive/sources.ts';
import type { Subscription } from './domain/subscriber.ts';
import type { BlindSpots } from './notify/mail-frame.ts';

/** Of the sources a subscriber asked for, those that cannot be read at present and since when: what their mails cannot know. */
export function blindSpots(
  health: readonly SourceHealth[],
  { sources, countries }: Subscription,
): BlindSpots | undefined {
  const all = health.filter(({ withdrawnAt }) => withdrawnAt === null);
  const chosen =
    sources.length + countries.length === 0
      ? all
      : all.filter(({ id, country }) => sources.includes(id) || countries.includes(country));
  const blind = chosen.filter((one) => one.health === 'down' || one.health === 'never-reached');
  if (blind.length === 0) return undefined;
  const since = blind.map(({ lastSuccess, firstDeclared }) => lastSuccess ?? firstDeclared).sort()[0]!;
  return { failing: blind.length, total: chosen.length, since };
}
