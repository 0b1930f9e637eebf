import type { Subscription } from '../domain/subscriber.ts';
import { finish, type SourceName, whereOf } from './mail-frame.ts';
import type { Rendered } from './mail-parts.ts';
import { WORDS } from './words.ts';

/** The one mail that goes out before a subscription is confirmed. It carries nothing a stranger could have written. */
export function renderConfirmMail(
  subscription: Subscription,
  options: { readonly confirmUrl: string; readonly sourceName?: SourceName },
): Rendered {
  const words = WORDS[subscription.language];
  const topics = subscription.topics
    .map((topic) => words.topic[topic])
    .join(subscription.language === 'zh' ? '、' : ', ');
  const wishes = words.wishes(
    whereOf(subscription, options.sourceName),
    topics || words.allTopics,
    subscription.minSeverity,
    words.rhythm[subscription.rhythm],
  );
  return finish({
    language: subscription.language,
    subject: words.confirmSubject,
    preheader: words.confirmAsk,
    body: [
      { kind: 'lead', text: words.confirmLead },
      { kind: 'paragraph', text: words.confirmAsk },
      { kind: 'paragraph', text: wishes },
      { kind: 'button', link: { label: words.confirmButton, url: options.confirmUrl } },
      { kind: 'paragraph', text: words.confirmExpires },
    ],
    foot: [{ kind: 'paragraph', tone: 'quiet', text: words.confirmIgnore }],
  });
}

/** Shows that mail leaves this installation and arrives. */
export function renderTestMail(options: { readonly baseUrl: string }): Rendered {
  return finish({
    language: 'en',
    subject: 'kvisa-watch: test mail',
    preheader: 'Mail from this installation arrives.',
    body: [
      { kind: 'lead', text: 'Mail from this installation arrives.' },
      { kind: 'paragraph', text: '签证变更提醒邮件可以正常送达。' },
      { kind: 'links', links: [{ label: 'Web pages', url: options.baseUrl }] },
    ],
    foot: [{ kind: 'paragraph', tone: 'quiet', text: 'Sent by the command "mail test".' }],
  });
}

/** Tells the operator that many changes came at once and were sent as digests. */
export function renderFloodMail(
  flood: { readonly subscribers: number; readonly most: number },
  options: { readonly statusUrl: string },
): Rendered {
  return finish({
    language: 'en',
    subject: `kvisa-watch: a flood of changes, ${flood.most} for one subscriber`,
    preheader: 'Single alerts were replaced by digests.',
    body: [
      { kind: 'lead', text: `Up to ${flood.most} alerts for one subscriber were replaced by a digest.` },
      {
        kind: 'paragraph',
        text: `Subscribers concerned: ${flood.subscribers}. Many pages changed at once: often a new site template, or a fault in reading one. Look at the changes before the next round.`,
      },
      { kind: 'button', link: { label: 'Status', url: options.statusUrl } },
    ],
    foot: [
      { kind: 'paragraph', tone: 'quiet', text: 'Sent to the operator of this installation, at most once an hour.' },
    ],
  });
}
