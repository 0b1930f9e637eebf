import { isLanguageName, normalise, startsWithLanguage, wordOf } from './words.ts';

/** What a menu entry leads to, as a person reads it: a section to watch, a page to click through, or both. */
export interface Reading {
  readonly section?: { readonly why: string; readonly score: number };
  readonly hub?: { readonly why: string; readonly score: number };
}

/** A site map holds the whole menu; nothing else has this score. */
export const SITE_MAP_SCORE = 40;

/** A menu entry: where it leads, what it says, and the heading it stands under. */
export interface Entry {
  readonly path: string;
  readonly label: string;
  readonly group: string;
}

/** Longer labels are headlines: the longest section names seen have 9 words or 16 Chinese characters. */
const LONGEST = { han: 24, other: 72 };

/** Folder names as the foreign ministry's sites have them, pinyin initials and foreign words, before any number. */
const FOLDERS = {
  visa: /^(?:qz|qzyw|qzxz|qzsq|qzxx|qzfw|fhqz|lhqz|zgqz|lsqz|lhqzyw|.*qianzheng.*|.*visas?|visas?.*|visados?|vistos?|visum|vis|vizy?|viza)$/,
  notice:
    /^(?:zytz|tzgg|tz|gg|gsgg|zxgg|zytz.*|lstz|qztz|.*tongzhi.*|.*gonggao.*|notices?|.*_notices?|announcements?|avisos?|annonces?|avis)$/,
  /** 证件, passports and visas in one place. */
  papers: /^(?:zj|zjfw|lszj)$/,
  policy: /^(?:zhengce|zuixin|zc|zcfg|zcjd|zcwj|zcfb|policy|policies|fyrbt|lxjzh|jzhsl)$/,
  consular: /^(?:lsfw|lsyw|lsyws|lsb|lsqw|lsxx|consular.*|consulaire.*|konsular.*|servicios?consular.*|consulares?)$/,
};
/** `qz2021`, `zytz_142816`, `zytz_en`, `lsfw_` are qz, zytz and lsfw. */
const bareFolder = (segment: string): string =>
  segment
    .toLowerCase()
    .replace(/[_-](?:en|cn|eng|chn)$/, '')
    .replace(/[_-]*\d*$/, '');

const foldersOf = (path: string): string[] =>
  path
    .split('/')
    .filter((one) => one && !/\.\w+$/.test(one))
    .map(bareFolder);

/** Reads a menu entry by its label, then by its heading and folder where the label alone says too little. */
export function classify(entry: Entry): Reading {
  const label = normalise(entry.label);
  if (isHeadline(label)) return {};
  const group = normalise(entry.group);
  if (isLanguageName(label)) return edition(label, 80);
  const said = readLabel(isMore(label) ? group : label);
  if (said?.section || said?.hub) return said;
  if (EDITION_PATH.test(entry.path)) return edition(label || entry.path, 70);
  if (startsWithLanguage(label) && /^\/[^/]*\/?$/.test(entry.path)) return edition(label, 60);
  return said ?? readPlace(label, group, entry.path);
}

const edition = (name: string, score: number): Reading => ({
  hub: { why: `an edition of the site: "${name}"`, score },
});

/** `more >>` below a box of headlines. */
const isMore = (label: string): boolean =>
  label.length < 24 && wordOf('more', label)?.length === label.replace(/[^\p{L} ]/gu, '').trim().length;

const SITE_MAP = /\/(?:wzdt|sitemap|site[-_]map|map|dtdh)(?:\.\w+|\/)?$/i;

const isHeadline = (label: string): boolean => {
  const han = label.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > LONGEST.han || label.length > LONGEST.other;
};

const EDITION_PATH =
  /^\/(?:eng?|chn?|zh|zh-cn|cn|esp?|rus?|fra?|fre|det?|ger|ara?|jpn?|ja|kor?|por?|pl|pt|slo|sk|ita?|tha?|vie?|mon|per|tur|hun|cze|english|chinese|french|spanish|russian|arabic|german|japanese|korean|portuguese|index_\w+)\/(?:index\.\w+)?$/i;

/** A consulate by name is not consular services: 总领事馆新闻 is its news. */
const CONSULATE = /[总總総]?[领領]事[馆館]|[总總総][领領]事|총?영사관|총영사/g;

/** Is a page, by its title or folder, one of consular services? A home page is not, whatever the post is called. */
export function isConsularPage(path: string, title: string): boolean {
  if (path === '/' || EDITION_PATH.test(path)) return false;
  const said = wordOf('consular', normalise(title).replace(CONSULATE, ''));
  return said !== undefined || FOLDERS.consular.test(foldersOf(path).at(-1) ?? '');
}

/** What the label itself says; undefined where it says nothing about the topic. */
function readLabel(label: string): Reading | undefined {
  const says = (topic: Parameters<typeof wordOf>[0]) => wordOf(topic, label);
  const consular = wordOf('consular', label.replace(CONSULATE, ''));
  const visa = says('visa');
  if (visa) {
    const section = { why: `its label names visas: "${visa}"`, score: 100 };
    return { section, hub: { why: 'visas may have sections of their own below', score: consular ? 60 : 30 } };
  }
  const spokesperson = says('spokesperson');
  if (spokesperson) return { section: { why: `press conferences: "${spokesperson}"`, score: 45 } };
  if (says('other')) return {};
  const entry = says('entry');
  if (entry) {
    const section = { why: `its label names coming to China: "${entry}"`, score: 80 };
    return { section, hub: { why: 'visas may have sections of their own below', score: 50 } };
  }
  const notice = says('notice');
  if (notice) {
    const section = { why: `its label names notices: "${notice}"`, score: consular ? 85 : 75 };
    return consular ? { section, hub: { why: `consular services: "${consular}"`, score: 30 } } : { section };
  }
  const policy = says('policy');
  if (policy) return { section: { why: `its label names policies: "${policy}"`, score: 50 } };
  if (consular) return { hub: { why: `consular services: "${consular}"`, score: 70 } };
  const map = says('map');
  if (map) return { hub: { why: `a map of the site: "${map}"`, score: SITE_MAP_SCORE } };
  const service = says('service');
  return service ? { hub: { why: `services: "${service}"`, score: 20 } } : undefined;
}

/** What the heading above and the folders of the address add. */
function readPlace(label: string, group: string, path: string): Reading {
  const folders = foldersOf(path);
  const last = folders.at(-1) ?? '';
  const under = wordOf('visa', group) !== undefined || folders.slice(0, -1).some((one) => FOLDERS.visa.test(one));
  const procedure = wordOf('procedure', label);
  if (under && procedure) return { section: { why: `"${procedure}" below visas`, score: 65 } };
  if (under) return { section: { why: 'its folder is one of visas', score: 45 } };
  if (FOLDERS.visa.test(last)) return { section: { why: `its folder is named after visas: ${last}`, score: 60 } };
  if (FOLDERS.notice.test(last)) return { section: { why: `its folder is named after notices: ${last}`, score: 50 } };
  if (FOLDERS.papers.test(last)) {
    const section = { why: `its folder is named after passports and visas: ${last}`, score: 45 };
    return { section, hub: { why: section.why, score: 35 } };
  }
  if (FOLDERS.policy.test(last)) return { section: { why: `its folder is named after policies: ${last}`, score: 42 } };
  if (FOLDERS.consular.test(last)) return { hub: { why: `its folder is a consular one: ${last}`, score: 35 } };
  if (SITE_MAP.test(path)) return { hub: { why: 'its address is that of a site map', score: SITE_MAP_SCORE } };
  return { hub: { why: 'a menu entry that says neither', score: 5 } };
}
