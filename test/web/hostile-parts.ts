import { join } from 'node:path';
import { problem } from '../../src/domain/problem.ts';
import { mailboxChannel } from '../../src/notify/channels/mailbox.ts';
import type { Reader } from '../../src/notify/mail-frame.ts';
import type { Rendered } from '../../src/notify/mail-parts.ts';
import { renderChangeMail } from '../../src/notify/render.ts';
import { renderDigestMail } from '../../src/notify/render-digest.ts';
import { everything } from '../notify/samples.ts';
import { addPage } from '../support/seed.ts';
import { INJECTIONS, type SmallArchive } from '../support/small-archive.ts';

const AT = '2026-10-21T11:00:00.000Z';
const SOURCE = {
  name: { en: 'Embassy of China in Australia', zh: '中国驻澳大利亚大使馆' },
  kind: 'embassy',
  country: 'AU',
};

/** A capture whose headers, redirects and address are injections too. Returns its id. */
export function hostileExchange({ archive }: SmallArchive): number {
  const url = `http://au.example/%22%3E${encodeURIComponent(INJECTIONS[0])}`;
  const page = addPage(archive, 'embassy-au', url, AT);
  return archive.captures.keep(page, {
    url,
    finalUrl: url,
    redirects: INJECTIONS.slice(0, 4).map((text) => ({ url, status: 302, location: text })),
    status: 200,
    requestHeaders: { referer: INJECTIONS[1] },
    responseHeaders: Object.fromEntries(INJECTIONS.map((text, index) => [`x-${index}${text}`, text])),
    startedAt: AT,
    durationMs: 1,
    renderer: 'http',
    body: Buffer.from(INJECTIONS.join('\n')),
    mediaType: 'text/html',
    charset: '"><script>',
  });
}

/** A page that fails, with an answer that is an injection. */
export function hostileFailure({ archive }: SmallArchive): void {
  const page = addPage(archive, 'embassy-au', 'http://au.example/fails', AT);
  archive.pages.failed(page, AT, problem('http', INJECTIONS[0]));
}

/** The alert and the digest that tell of the hostile page, in both languages. */
export function hostileMails({ archive, ids }: SmallArchive): readonly Rendered[] {
  const change = archive.changes.get(ids.hostile)!;
  return (['en', 'zh'] as const).flatMap((language) => {
    const reader: Reader = {
      subscriber: { ...everything, language },
      baseUrl: 'https://watch.example',
      manageUrl: 'https://watch.example/manage/m',
      unsubscribeUrl: 'https://watch.example/unsubscribe/u',
    };
    const seen = { before: null, after: [AT] };
    return [
      renderChangeMail(change, { ...reader, source: SOURCE, seen, alsoAt: [...INJECTIONS] }),
      renderDigestMail([{ change, source: SOURCE }], reader),
    ];
  });
}

/** Puts a mail into the local mailbox, as delivery does. */
export async function keepMail({ data }: SmallArchive, mail: Rendered, number: number): Promise<void> {
  await mailboxChannel(join(data, 'mailbox')).send(
    {
      from: { name: 'K-visa Watch', address: 'alerts@example.org' },
      to: 'reader@example.org',
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${number}@alerts.example.org>`,
      headers: {},
      date: AT,
    },
    new AbortController().signal,
  );
}
