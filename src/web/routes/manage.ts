import type { FastifyInstance } from 'fastify';
import { html } from '../../domain/html.ts';
import { renewFeed } from '../../subscribers/feed.ts';
import { exportData } from '../../subscribers/personal-data.ts';
import type { StoredSubscriber } from '../../subscribers/rows.ts';
import { deleteSubscriber, manage, unsubscribe, unsubscribing, updateSubscription } from '../../subscribers/store.ts';
import { checkSubscription } from '../../subscribers/wishes.ts';
import { hostCountriesOf } from '../countries.ts';
import { Refusal } from '../faults.ts';
import type { Site } from '../site.ts';
import type { View } from '../view.ts';
import { saying, wishesFrom, wishFaults, wishFields } from '../views/wishes.ts';
import { deadLink } from './subscribe.ts';

type Form = Readonly<Record<string, unknown>>;
interface Door {
  Params: { token: string };
  Body: Form | null;
}

export function manageRoutes(app: FastifyInstance, site: Site): void {
  const { db } = site.archive;
  // Mail programs may send their one click as a multipart form (RFC 8058 §3.2); what it says is known already.
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, _body, done) => done(null, {}));

  app.get<Door>('/manage/:token', (request, reply) => {
    const subscriber = manage(db, request.params.token, site.now());
    if (!subscriber) return deadLink(site, request, reply);
    return site.page(request, reply, (view) => ({
      title: view.t('manage.title'),
      secret: true,
      main: managePage(view, site, subscriber),
    }));
  });

  app.get<Door>('/manage/:token/export', (request, reply) => {
    const subscriber = manage(db, request.params.token, site.now());
    if (!subscriber) return deadLink(site, request, reply);
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="kvisa-watch-my-data.json"')
      .send(JSON.stringify(exportData(db, subscriber.id), null, 2));
  });

  app.post<Door>('/manage/:token', (request, reply) => {
    const { token } = request.params;
    const form = request.body ?? {};
    const subscriber = manage(db, token, site.now());
    if (!subscriber) return deadLink(site, request, reply);
    if (form.action === 'delete') {
      deleteSubscriber(db, subscriber.id);
      return site.page(request, reply, ({ t }) => ({
        title: t('manage.deleted'),
        secret: true,
        main: saying(t('manage.deleted'), t('manage.deleted.text')),
      }));
    }
    if (form.action === 'feed') {
      const feed = renewFeed(db, token, site.now());
      if (!feed) return deadLink(site, request, reply);
      const address = `${site.base()}/feeds/private/${feed}`;
      return site.page(request, reply, ({ t }) => ({
        title: t('feed.title'),
        secret: true,
        main: saying(
          t('feed.title'),
          t('feed.once'),
          html`<p><a href="${address}.atom"><code>${address}.atom</code></a></p><p class="note"><a href="${address}.json">JSON Feed</a></p>`,
        ),
      }));
    }
    if (form.action === 'leave') {
      unsubscribe(db, token, site.now());
      return site.page(request, reply, ({ t }) => ({
        title: t('leave.done'),
        secret: true,
        main: saying(t('leave.done'), t('leave.done.text')),
      }));
    }
    const wishes = checkSubscription(wishesFrom(form, subscriber));
    if (!wishes.ok) throw new Refusal(400, wishFaults(site.view(request), wishes.faults).join(' '));
    const saved = updateSubscription(db, token, wishes.subscription, site.now()) ?? subscriber;
    return site.page(request, reply, (view) => ({
      title: view.t('manage.title'),
      secret: true,
      main: managePage(view, site, saved, true),
    }));
  });

  app.get<Door>('/unsubscribe/:token', (request, reply) => {
    if (!unsubscribing(db, request.params.token, site.now())) return deadLink(site, request, reply);
    return site.page(request, reply, (view) => ({
      title: view.t('leave.title'),
      secret: true,
      main: saying(
        view.t('leave.title'),
        view.t('leave.text'),
        html`<form method="post" action="${view.url.pathname}${view.url.search}"><button>${view.t('manage.leave')}</button></form>`,
      ),
    }));
  });

  app.post<Door>('/unsubscribe/:token', (request, reply) => {
    if (!unsubscribe(db, request.params.token, site.now())) return deadLink(site, request, reply);
    return site.page(request, reply, ({ t }) => ({
      title: t('leave.done'),
      secret: true,
      main: saying(t('leave.done'), t('leave.done.text')),
    }));
  });
}

function managePage(view: View, site: Site, subscriber: StoredSubscriber, saved = false) {
  const { t } = view;
  const path = view.url.pathname;
  const action = `${path}${view.url.search}`;
  return html`<h1>${t('manage.title')}</h1><p class="lead">${t('manage.of', { address: subscriber.address })}</p>
    ${saved && html`<p class="done" role="status">✓ ${t('manage.saved')}</p>`}
    ${
      subscriber.state === 'active'
        ? html`<form class="wishes" method="post" action="${action}">${wishFields(view, subscriber, hostCountriesOf(site), site.publisherOf)}
      <p><button name="action" value="save">${t('manage.save')}</button></p></form>
      <form method="post" action="${action}"><p class="note">${t('feed.lead')}</p><p><button class="quiet" name="action" value="feed">${t('feed.make')}</button></p></form>`
        : html`<p class="empty">${t('manage.ended')}</p>`
    }
    <section class="leave"><form method="post" action="${action}">
      <button class="quiet" name="action" value="leave">${t('manage.leave')}</button>
      <button class="danger" name="action" value="delete">${t('manage.delete')}</button></form>
      <p><a href="${path}/export">${t('manage.export')}</a></p></section>`;
}
