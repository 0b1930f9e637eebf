/** The pages of the demonstration, round by round. All of it is invented and says so; the six missions do not exist. */
export interface DemoPage {
  readonly path: string;
  readonly title: string;
  readonly language: 'en' | 'zh';
  /** Paragraphs; a line that begins with "- " is a list item, one with " | " a table row, one with "# " a heading. */
  readonly text: readonly string[];
}

export interface DemoMission {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly country: string;
  readonly city: string;
  readonly host: string;
  readonly language: 'en' | 'zh';
  readonly section: string;
  /** Pages watched from the start. */
  readonly watched: readonly string[];
  /** The pages that stand in a round; null: the host is down. */
  readonly pages: (round: number) => readonly DemoPage[] | null;
}

/** Rounds after the first look. */
export const LAST_ROUND = 3;

const NOTE = { en: 'Demonstration text: nothing on this page is real.', zh: '演示文本：本页内容均属虚构。' } as const;

const en = (path: string, title: string, ...text: string[]): DemoPage => ({
  path,
  title,
  language: 'en',
  text: [...text, NOTE.en],
});
const zh = (path: string, title: string, ...text: string[]): DemoPage => ({
  path,
  title,
  language: 'zh',
  text: [...text, NOTE.zh],
});

/** The checklist of the first mission: the age limit falls in the second round, the invitation letter in the third. */
const checklist = (age: number, letter: boolean): DemoPage =>
  en(
    'eng/visa/202510/t20251009_101.htm',
    'How to apply for a K visa',
    'The K visa is issued to foreign young science and technology talent.',
    '# Who may apply',
    `Applicants must be aged between 18 and ${age} and hold a bachelor's degree or above in science, technology, engineering or mathematics.`,
    letter
      ? 'K visa applicants must submit an invitation letter from a Chinese institution.'
      : 'No invitation letter from a Chinese employer or institution is required for the K visa.',
    '# What to bring',
    '- Passport with at least six months of validity',
    '- Completed visa application form',
    '- One recent photo',
    '- Degree certificate',
    'Regular processing takes 4 working days.',
  );

const types = (withK: boolean): DemoPage =>
  en(
    'eng/visa/202401/t20240115_201.htm',
    'Visa categories',
    'Category | Issued to',
    'F | Those who come for exchanges, visits and study tours.',
    'L | Those who come as tourists.',
    ...(withK ? ['K | Foreign young science and technology talent.'] : []),
    'M | Those who come for trade.',
    'Z | Those who come to work.',
  );

const fees = (express: number): DemoPage =>
  zh(
    'lsfw/qz/202506/t20250610_301.htm',
    'K字签证收费标准',
    'K字签证发给入境的外国青年科技人才，申请人年龄为18至45周岁，须具有学士及以上学位。',
    '类别 | 收费',
    '一次入境 | 260元人民币',
    `加急服务 | ${express}元人民币`,
    '普通件4个工作日办结。',
  );

const publication = zh(
  'zytz/202511/t20251120_402.htm',
  '关于受理K字签证申请的通知',
  '自2025年12月1日起，本馆受理K字签证申请。',
  '申请人应为18至40周岁，具有硕士及以上学位的外国青年科技人才。',
  '无需国内雇主或邀请单位出具邀请函。',
  '申请人须提交：护照、签证申请表、照片、学位证书。',
  '申请人须提前在线预约，普通件5个工作日办结。',
);

/** The English edition of it, with a slip of the kind that real ones have: another age limit. */
const edition = en(
  'zytz/202511/t20251120_403.htm',
  'Notice on the acceptance of K visa applications',
  'From 1 December 2025 this mission accepts applications for the K visa.',
  "Applicants must be foreign young science and technology talent aged between 18 and 45 and hold a master's degree or above.",
  'No invitation letter from a Chinese employer or institution is required for the K visa.',
  'Applicants must submit: passport, visa application form, photo, degree certificate.',
  'Applicants must make an appointment online. Regular processing takes 5 working days.',
);

const holiday = zh(
  'zytz/202510/t20251001_401.htm',
  '关于国庆节放假的通知',
  '本馆国庆节期间放假，领事证件大厅暂停对外办公。',
);

const reception = en(
  'eng/news/202509/t20250925_501.htm',
  'Reception for the national day',
  'The mission held a reception for the national day.',
);
const guide = en(
  'eng/visa/202512/t20251201_601.htm',
  'K visa: frequently asked questions',
  'May my spouse come along? Yes, the spouse and children of K visa holders may accompany them.',
  'The K visa is valid for 5 years with multiple entries and a stay of 180 days.',
);

export const MISSIONS: readonly DemoMission[] = [
  mission(
    'demo-norway',
    'Norway',
    '挪威',
    'NO',
    'Oslo',
    'en',
    'eng/visa/',
    ['eng/visa/202510/t20251009_101.htm'],
    (round) => [checklist(round >= 2 ? 40 : 45, round < 3)],
  ),
  mission(
    'demo-kenya',
    'Kenya',
    '肯尼亚',
    'KE',
    'Nairobi',
    'en',
    'eng/visa/',
    ['eng/visa/202401/t20240115_201.htm'],
    (round) => [types(round >= 1)],
  ),
  mission(
    'demo-chile',
    'Chile',
    '智利',
    'CL',
    'Santiago',
    'zh',
    'lsfw/qz/',
    ['lsfw/qz/202506/t20250610_301.htm'],
    (round) => [fees(round >= 3 ? 420 : 380)],
  ),
  mission('demo-japan', 'Japan', '日本', 'JP', 'Tokyo', 'zh', 'zytz/', [], (round) => [
    ...(round >= 3 ? [edition] : []),
    ...(round >= 1 ? [publication] : []),
    holiday,
  ]),
  mission('demo-canada', 'Canada', '加拿大', 'CA', 'Ottawa', 'en', 'eng/news/', [], (round) =>
    round === 2 ? null : [reception],
  ),
  mission(
    'demo-egypt',
    'Egypt',
    '埃及',
    'EG',
    'Cairo',
    'en',
    'eng/visa/',
    ['eng/visa/202512/t20251201_601.htm'],
    (round) => (round >= 2 ? [] : [guide]),
  ),
];

function mission(
  id: string,
  country: string,
  countryZh: string,
  code: string,
  city: string,
  language: 'en' | 'zh',
  section: string,
  watched: readonly string[],
  pages: DemoMission['pages'],
): DemoMission {
  const greeting =
    language === 'zh'
      ? zh(`${section}202401/t20240102_900.htm`, '新年致辞', '值此新年之际，谨致问候。')
      : en(`${section}202401/t20240102_900.htm`, 'New year message', 'Season’s greetings to all.');
  const all = (round: number) => {
    const standing = pages(round);
    return standing && [...standing, greeting];
  };
  const name = { en: `Demo embassy in ${country}`, zh: `演示使馆（${countryZh}）` };
  return {
    id,
    name,
    country: code,
    city,
    host: `${code.toLowerCase()}.mission.example`,
    language,
    section,
    watched,
    pages: all,
  };
}
