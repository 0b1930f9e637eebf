import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatFault } from '../../src/sources/fault.ts';
import { loadSources } from '../../src/sources/load.ts';
import { familySchema, sourceSchema } from '../../src/sources/schema.ts';
import { readTable } from '../../src/sources/table.ts';

const ROOT = join(import.meta.dirname, '../..');
const { sources, faults } = loadSources(join(ROOT, 'sources'));
const byId = new Map(sources.map((source) => [source.id, source]));

describe('the declarations of this repository', () => {
  it('load without a fault', () => {
    expect(faults.map(formatFault)).toEqual([]);
  });

  it('cover every row of the table, with its host watched and its confidence kept', () => {
    const rows = readTable(readFileSync(join(ROOT, 'sources/missions.tsv'), 'utf8'));
    expect(rows.length).toBeGreaterThanOrEqual(329);
    for (const row of rows) {
      const source = byId.get(row.id!);
      expect(source, row.id).toMatchObject({
        confidence: row.confidence,
        evidence: row.evidence,
        country: row.country,
      });
      expect(
        source!.watches.some((watch) => new URL(watch.url).host === row.host),
        row.id,
      ).toBe(true);
    }
  });

  it('hold Decree 814, the four-department answers, the briefings and the list of latest policies', () => {
    const roles = new Map(sources.flatMap((source) => source.watches.map((watch) => [watch.url, watch.as])));
    expect(roles.get('https://www.gov.cn/zhengce/content/202508/content_7036507.htm')).toBe('page');
    expect(roles.get('https://www.mfa.gov.cn/wjbxw_new/202508/t20250814_11690096.shtml')).toBe('page');
    expect(roles.get('https://www.mfa.gov.cn/web/fyrbt_673021/jzhsl_673025/')).toBe('listing');
    expect(roles.get('https://www.fmprc.gov.cn/eng/xw/fyrbt/lxjzh/')).toBe('listing');
    expect(roles.get('https://www.gov.cn/zhengce/zuixin/ZUIXINZHENGCE.json')).toBe('listing');
  });

  it('watch the home page of every mission', () => {
    const missions = sources.filter((source) => ['embassy', 'mission'].includes(source.kind));
    const without = missions.filter((source) => !source.watches.some((watch) => watch.as === 'site'));
    expect(without.map((source) => source.id)).toEqual([]);
  });

  it('watch the mirrored visa centres on one host only', () => {
    const hosts = sources.flatMap((source) => source.watches.map((watch) => new URL(watch.url).host));
    expect([...new Set(hosts.filter((host) => host.endsWith('visaforchina.cn')))]).toEqual(['www.visaforchina.cn']);
  });

  it('guess the language from the edition, the host or the centre', () => {
    const language = (id: string, part: string) =>
      byId.get(id)!.watches.find((watch) => watch.url.includes(part))?.language;
    expect(language('embassy-us', '/eng/lsfw/zj/notice/')).toBe('en');
    expect(language('embassy-us', '/zytz/')).toBe('zh');
    expect(language('embassy-mx', '/esp/')).toBe('es');
    expect(language('city-shanghai', 'japanese.')).toBe('ja');
    expect(language('centre-moscow', 'MOW3_RU')).toBe('ru');
  });
});

it('the schemas that editors read are those of the code', () => {
  const stored = (name: string) => JSON.parse(readFileSync(join(ROOT, 'sources', name), 'utf8'));
  expect(stored('schema.json')).toEqual(JSON.parse(JSON.stringify(sourceSchema())));
  expect(stored('family.schema.json')).toEqual(JSON.parse(JSON.stringify(familySchema())));
});

const WORLD = join(ROOT, '../shared/world/worlds');
describe.skipIf(!existsSync(WORLD))('the simulated worlds (skipped where ../shared/world is absent)', () => {
  it.each(['small-sources', 'small-site-sources'])('%s load without a fault', (name) => {
    const world = loadSources(join(WORLD, name));
    expect(world.faults).toEqual([]);
    expect(world.sources.length).toBeGreaterThan(10);
  });
});
