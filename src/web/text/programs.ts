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
  'api.try': { en: 'To try', zh: '示例' },
  'api.rules': { en: 'What holds for all lists', zh: '通用约定' },
  'api.paging': {
    en: 'An answer is {"items", "next"}. Where next is not null, ask again with cursor=next; the Link header says the same. Changes, sources and snapshots can also be asked for one by one, by their id.',
    zh: '响应格式为{"items", "next"}。next不为空时，以cursor=next继续查询；Link响应头给出同一地址。变化、机构和快照也可按编号逐条读取。',
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
    en: 'Up to {burst} requests at once and {second} a second in the long run; searches {search} and {searchSecond}. RateLimit says what is left; beyond that: 429 with Retry-After.',
    zh: '短时最多{burst}次请求，长期每秒{second}次；搜索为{search}次和每秒{searchSecond}次。RateLimit响应头给出余量；超出时返回429及Retry-After。',
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
