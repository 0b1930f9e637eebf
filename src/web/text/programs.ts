import type { Table } from './table.ts';

/** Words of the page for those who write programs. */
export const PROGRAMS = {
  'api.title': { en: 'For programs', zh: '供程序使用' },
  'api.lead': {
    en: 'Everything these pages show can be read by programs: no key, no registration, JSON over HTTP. The exact shapes:',
    zh: '本站展示的全部内容均可由程序读取：无需密钥，无需注册，以JSON格式提供。完整格式说明：',
  },
  'api.lists': { en: 'Lists', zh: '列表' },
  'api.address': { en: 'Address', zh: '地址' },
  'api.holds': { en: 'What it holds', zh: '内容' },
  'api.parameters': { en: 'Parameters', zh: '参数' },
  'api.of.changes': {
    en: 'Changes, newest first, with facts, wording and severity',
    zh: '变化，由新到旧，含规定、文字与重要程度',
  },
  'api.of.sources': {
    en: 'Who is watched, their health, since when they name the K visa, and where their language editions contradict each other',
    zh: '受监测机构、可访问性、首次提及K字签证的时间，以及双语版本之间的矛盾',
  },
  'api.of.snapshots': {
    en: 'Every capture: address, time, status and SHA-256 of the bytes',
    zh: '全部快照：网址、时间、状态码与字节的SHA-256摘要',
  },
  'api.of.facts': {
    en: 'Rules in force now or at a past time, each with the sentence that proves it',
    zh: '当前或某一时间有效的规定，均附原文语句',
  },
  'api.of.search': {
    en: 'Pages that say or said something, and when the words appeared and vanished',
    zh: '出现过某段文字的页面，以及文字出现与消失的时间',
  },
  'api.of.facets': {
    en: 'How many pages a search finds, by publisher, country, kind, language, year and state',
    zh: '搜索结果的页面数，按机构、国家、类别、语言、年份和是否现行统计',
  },
  'api.of.seals': {
    en: 'The hash chain over all captures, one link a day',
    zh: '全部快照的哈希链，每日一环',
  },
  'api.try': { en: 'To try', zh: '示例' },
  'api.rules': { en: 'What holds for all lists', zh: '通用约定' },
  'api.paging': {
    en: 'An answer is {"items", "next"}. Where next is not null, ask again with cursor=next; the Link header says the same.',
    zh: '响应格式为{"items", "next"}。next不为空时，以cursor=next继续查询；Link响应头给出同一地址。',
  },
  'api.etag': {
    en: 'Answers carry an ETag; If-None-Match costs nothing. Every origin may read (CORS).',
    zh: '响应带有ETag，可用If-None-Match复查。允许任何来源读取（CORS）。',
  },
  'api.errors': {
    en: 'Faults are problem+json (RFC 9457) and name the parameter.',
    zh: '错误以problem+json（RFC 9457）返回，并指明出错的参数。',
  },
  'api.rates': {
    en: 'Up to {burst} requests at once and {second} a second in the long run; searches {search} and {searchSecond}. Beyond that: 429 with Retry-After.',
    zh: '短时最多{burst}次请求，长期每秒{second}次；搜索为{search}次和每秒{searchSecond}次。超出时返回429及Retry-After。',
  },
  'api.times': { en: 'Times are ISO 8601 in UTC.', zh: '时间均为ISO 8601格式的UTC时间。' },
  'api.feeds': {
    en: 'Each publisher has a feed of its own, linked on its page. For a feed of your own choice, subscribe and ask for a private one.',
    zh: '每个机构都有自己的订阅源，链接见其页面。如需自选内容，请先订阅再生成专属订阅源。',
  },
  'api.memento': {
    en: 'Past states of a page by its official address, for any Memento client (RFC 7089):',
    zh: '按官方网址访问页面的历史状态，适用于任何Memento客户端（RFC 7089）：',
  },
} as const satisfies Table;
