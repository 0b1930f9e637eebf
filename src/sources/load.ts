import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from '../domain/source.ts';
import { type Fault, show, suggest } from './fault.ts';
import { resolveSource } from './resolve.ts';
import { Declaration, Family } from './schema.ts';
import { type Keys, validate } from './validate.ts';
import { normaliseUrl } from './values.ts';
import { faultAt, type Part, readYaml } from './yaml.ts';

export interface Declarations {
  /** Every source without a fault, by file and position. */
  readonly sources: Source[];
  /** Everything wrong with any file, all of it in one run. */
  readonly faults: Fault[];
}

const OWN_FAMILIES = fileURLToPath(new URL('../../sources/families', import.meta.url));

/**
 * Reads every declaration under a folder (`**\/*.yaml`). Families come from its `families/`, and where it has none of
 * a name, from this repository's. Bad declarations are faults and never thrown; sources with a fault are left out.
 */
export function loadSources(folder: string): Declarations {
  const faults: Fault[] = [];
  const families = new Map([...loadFamilies(OWN_FAMILIES, []), ...loadFamilies(join(folder, 'families'), faults)]);
  const parts = yamlFiles(folder)
    .filter((path) => !relative(folder, path).startsWith(`families${sep}`))
    .flatMap((path) => collect(readYaml(path), faults));
  if (!parts.length && !faults.length) faults.push(emptyFolder(folder));
  const spoiled = new Set(faults.map((fault) => fault.file));
  const taken = new Map<string, Part>();
  const sources = parts.flatMap((part) => {
    const before = faults.length;
    const { value, faults: own } = validate(part, Declaration, sourceKeys);
    faults.push(...own, ...duplicateId(part, taken));
    if (!value) return [];
    faults.push(...duplicateUrls(part, value), ...unknownFamily(part, value, families));
    return faults.length > before || spoiled.has(part.file)
      ? []
      : [resolveSource(part.file, value, families.get(value.family ?? '')?.rules)];
  });
  return { sources, faults };
}

const collect = (read: { parts: Part[]; faults: Fault[] }, faults: Fault[]): Part[] => {
  faults.push(...read.faults);
  return read.parts;
};

function yamlFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/i.test(name));
    return names
      .sort()
      .map((name) => join(folder, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  } catch {
    return [];
  }
}

/** What is found wrong with a folder that exists and holds no declaration. */
export const EMPTY_FOLDER = 'a folder without declarations';

function emptyFolder(folder: string): Fault {
  const file = relative(process.cwd(), folder) || folder;
  const exists = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  const found = exists ? EMPTY_FOLDER : 'no such folder';
  return { file, line: 0, key: '', found, remedy: 'a folder with at least one source in a *.yaml file' };
}

/** `rules` is absent where the family exists and is at fault, which is reported once, at the family. */
type Families = Map<string, { readonly rules?: Family }>;

function loadFamilies(folder: string, faults: Fault[]): Families {
  const families: Families = new Map();
  for (const path of yamlFiles(folder)) {
    const part = collect(readYaml(path), faults)[0];
    const { value, faults: own } = part ? validate(part, Family, familyKeys) : { faults: [] };
    faults.push(...own);
    families.set(basename(path).replace(/\.ya?ml$/i, ''), { rules: value });
  }
  return families;
}

const familyKeys: Keys = () => Object.keys(Family.shape);
const sourceKeys: Keys = (path) => {
  if (path.length === 0) return Object.keys(Declaration.shape);
  return path[0] === 'name' ? ['en', 'zh'] : Object.keys(Declaration.shape.watch.element.shape);
};

function duplicateId(part: Part, taken: Map<string, Part>): Fault[] {
  const id = (part.data as { id?: unknown } | null)?.id;
  if (typeof id !== 'string') return [];
  const other = taken.get(id);
  if (!other) taken.set(id, part);
  if (!other) return [];
  const place = `${other.file}:${other.place(['id']).line}`;
  return [faultAt(part, ['id'], `${show(id)}, which ${place} has already`, 'an id that no other source has')];
}

/** http and https of one address are one page. */
function duplicateUrls(part: Part, declared: Declaration): Fault[] {
  const seen = new Map<string, number>();
  return declared.watch.flatMap(({ url }, i) => {
    const address = normaliseUrl(url).replace(/^https?:/, '');
    const other = seen.get(address);
    if (other === undefined) seen.set(address, i);
    if (other === undefined) return [];
    const line = part.place(['watch', other, 'url']).line;
    const found = `${show(url)}, which line ${line} watches already`;
    return [faultAt(part, ['watch', i, 'url'], found, 'each address once per source')];
  });
}

function unknownFamily(part: Part, declared: Declaration, families: Families): Fault[] {
  if (!declared.family || families.has(declared.family)) return [];
  const names = [...families.keys()].sort();
  const remedy = `${names.join(' | ')}${suggest(declared.family, names)}`;
  return [faultAt(part, ['family'], show(declared.family), remedy)];
}
