import type { App } from '../reading.ts';
import { loadSources } from '../sources/load.ts';
import { UsageFault } from './output.ts';

/**
 * Whoever mistypes the id of a source is told so: an empty answer would look like silence.
 * @throws UsageFault naming the first id that is neither in the archive nor declared
 */
export function knownSources({ archive, config }: App, asked: string | readonly string[] | undefined): void {
  const strangers = [asked ?? []].flat().filter((id) => !archive.sources.get(id));
  if (strangers.length === 0) return;
  const declared = new Set(loadSources(config.sources).sources.map(({ id }) => id));
  const unknown = strangers.find((id) => !declared.has(id));
  if (unknown !== undefined) throw new UsageFault(`--source ${unknown}: no such source; "sources list" shows them all`);
}
