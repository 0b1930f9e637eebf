import type { Database } from 'better-sqlite3';
import { type Html, html } from '../../domain/html.ts';
import type { View } from '../view.ts';

type Words = Readonly<Record<'en' | 'zh', string>>;
interface Kept {
  readonly table: string;
  readonly title: Words;
  readonly until: Words;
  readonly columns: readonly (readonly [names: string, meaning: Words])[];
}

/** The tables that hold anything about a person, column by column; a test holds this against the schema. */
export const KEPT: readonly Kept[] = [
  {
    table: 'subscriber',
    title: { en: 'Your subscription', zh: '您的订阅' },
    until: {
      en: 'Until you delete it; a request that is not confirmed goes after two days.',
      zh: '保存至您删除为止；未确认的请求两天后删除。',
    },
    columns: [
      ['id', { en: 'a number', zh: '编号' }],
      ['address', { en: 'your e-mail address', zh: '您的邮箱地址' }],
      [
        'state',
        { en: 'whether you confirmed, left, or your mails came back', zh: '状态：待确认、有效、已退订或因退信停发' },
      ],
      [
        'origin',
        { en: 'whether it came by the form, by a program or by the operator', zh: '来源：网页、接口或管理员' },
      ],
      ['sources_json countries_json topics_json min_severity', { en: 'what you asked to hear of', zh: '您关注的内容' }],
      ['language rhythm hour time_zone', { en: 'how and when you want to hear of it', zh: '接收方式与时间' }],
      ['created_at confirmed_at ended_at', { en: 'when you asked, confirmed and left', zh: '申请、确认与退订的时间' }],
    ],
  },
  {
    table: 'token',
    title: { en: 'Links in mails, addresses of private feeds', zh: '邮件中的链接与专属订阅源地址' },
    until: { en: 'Until they expire, or you delete yourself.', zh: '保存至过期或您删除信息为止。' },
    columns: [
      [
        'hash',
        {
          en: 'a digest of the secret; the secret itself is in your mail alone',
          zh: '密钥的摘要；密钥本身只存在于您的邮件中',
        },
      ],
      ['subscriber_id purpose', { en: 'whose it is, and the one thing it opens', zh: '所属订阅及其唯一用途' }],
      ['created_at expires_at', { en: 'since when and until when it works', zh: '生效与失效时间' }],
      ['wishes_json', { en: 'what you asked for, until you confirm it', zh: '确认之前的订阅内容' }],
    ],
  },
  {
    table: 'outbox',
    title: { en: 'Messages to you', zh: '发给您的邮件' },
    until: { en: 'For 90 days after they are sent.', zh: '发送后保存90天。' },
    columns: [
      ['id kind subscriber_id address', { en: 'what kind of message, to whom', zh: '邮件种类与收件人' }],
      ['notice_id digest_id', { en: 'which change it tells', zh: '所述变更' }],
      [
        'message_id',
        { en: 'its number in the mail’s header; bounces are told by it', zh: '邮件头中的编号，用于识别退信' },
      ],
      ['payload_json', { en: 'the link of a confirmation, erased once it is sent', zh: '确认链接，发送后即清除' }],
      ['state created_at due_at finished_at', { en: 'whether and when it went out', zh: '发送状态与时间' }],
      [
        'lease_owner lease_until attempts last_answer',
        { en: 'how often it was tried, and the mail server’s answer', zh: '尝试次数与邮件服务器的答复' },
      ],
    ],
  },
  {
    table: 'delivery_attempt',
    title: { en: 'Attempts to deliver them', zh: '投递记录' },
    until: { en: 'As long as the message.', zh: '与邮件记录同时删除。' },
    columns: [
      [
        'outbox_id attempt at outcome answer',
        { en: 'when it was tried and what the mail server said', zh: '每次尝试的时间与服务器答复' },
      ],
    ],
  },
  {
    table: 'suppression',
    title: { en: 'Addresses that must not be written to', zh: '停发地址' },
    until: {
      en: 'Stays after you delete yourself, so that no mail goes there again. The address does not stand in it; who guesses the address can check the guess.',
      zh: '删除信息后仍会保留，以确保不再发送。其中不含地址本身，但可用来核对某个已知地址。',
    },
    columns: [
      [
        'hash reason at',
        {
          en: 'the SHA-256 digest of an address that bounced or complained, why and when',
          zh: '退信或被投诉地址的SHA-256摘要、原因与时间',
        },
      ],
    ],
  },
];

/** What a table really holds in this installation; an unexplained column is shown by its name, never hidden. */
export function columnsOf(db: Database, table: string): string[] {
  return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table);
}

/** The privacy page, made from the schema of the database that runs. */
export function privacyPage(view: View, db: Database): Html {
  const { lang, t } = view;
  const say = (words: Words): string => words[lang === 'zh' ? 'zh' : 'en'];
  const section = ({ table, title, until, columns }: Kept): Html => {
    const explained = columns.flatMap(([names]) => names.split(' '));
    const others = columnsOf(db, table).filter((name) => !explained.includes(name));
    return html`<h3>${say(title)}</h3><ul>${columns.map(([names, meaning]) => html`<li>${say(meaning)} <code class="note">${names}</code></li>`)}${others.map((name) => html`<li><code>${name}</code></li>`)}</ul><p>${say(until)}</p>`;
  };
  return html`<article class="prose"><h1>${t('privacy.title')}</h1>
  <h2>${say(READERS.title)}</h2><p>${say(READERS.text)}</p>
  <h2>${say(SUBSCRIBERS.title)}</h2><p>${say(SUBSCRIBERS.text)}</p>
  ${KEPT.map(section)}</article>`;
}

const READERS = {
  title: { en: 'Readers', zh: '读者' },
  text: {
    en: 'No cookies, no scripts, nothing loaded from elsewhere. Your network address is used in memory to keep request rates fair and is not written down.',
    zh: '不使用Cookie，不运行脚本，不加载任何第三方内容。您的网络地址仅在内存中用于限制请求频率，不作记录。',
  },
} as const;
const SUBSCRIBERS = {
  title: { en: 'Subscribers', zh: '订阅者' },
  text: {
    en: 'This is all that is kept, as the database of this installation names it. Nothing is shared. Mails carry no tracking. The link “Change what you get” in every mail shows everything, changes it and deletes it at once.',
    zh: '以下为保存的全部内容，与本站数据库一致。不与任何人共享，邮件中没有跟踪内容。每封邮件中的“修改订阅”链接可查看、修改并立即删除全部信息。',
  },
} as const;
