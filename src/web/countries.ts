import type { Site } from './site.ts';

/** ISO codes of the countries that have declared sources, China with its own authorities among them. */
export const countriesOf = (site: Site): string[] =>
  site.archive.db.prepare<[], string>('SELECT DISTINCT country FROM source WHERE withdrawn_at IS NULL').pluck().all();

/** The countries people apply in. */
export const hostCountriesOf = (site: Site): string[] => countriesOf(site).filter((code) => code !== 'CN');
