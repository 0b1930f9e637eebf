import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from '../../domain/html.ts';
import type { Subscription } from '../../domain/subscriber.ts';
import { askToConfirm } from '../../notify/subscribe.ts';
import { validateAddress } from '../../subscribers/address.ts';
import { canConfirm, confirm, manageToken } from '../../subscribers/store.ts';
import { checkSubscription } from '../../subscribers/wishes.ts';
import { hostCountriesOf } from '../countries.ts';
import { Country, SourceId } from '../query.ts';
import type { Site } from '../site.ts';
import type { View } from '../view.ts';
import { saying, wishesFrom, wishFaults, wishFields } from '../views/wishes.ts';

type Form = Readonly<Record<string, unknown>>;

/** A field that people do not see: named so that programs which fill in everything fill it in. */
const TRAP = 'homepage';
/** When the form was shown, in milliseconds since 1970. */
const SHOWN = 'shown';
/** People need longer for an address; a form sent without the time (a script of somebody's own) is taken. */
const LEAST_FILL_MS = 1500;

function tooQuick(form: Form, now: string): boolean {
  const elapsed = Date.parse(now) - Number(form[SHOWN] ?? Number.NaN);
  return elapsed >= 0 && elapsed < LEAST_FILL_MS;
}

export function subscribeRoutes(app: FastifyInstance, site: Site): void {
  const { db } = site.archive;

  app.get<{ Querystring: Form }>('/subscribe', (request, reply) => {
    const source = SourceId.safeParse(request.query.source);
    const country = Country.safeParse(request.query.country);
    return showForm(site, request, reply, {
      sources: source.success && site.archive.sources.get(source.data) ? [source.data] : [],
      countries: country.success ? [country.data] : [],
    });
  });

  app.post<{ Body: Form | null }>('/subscribe', { config: { rate: 'form' } }, (request, reply) => {
    const form = request.body ?? {};
    const address = validateAddress(String(form.email ?? form.address ?? ''));
    const wishes = checkSubscription(wishesFrom(form));
    const quick = tooQuick(form, site.now());
    const program = /^application\/json\b/.test(request.headers['content-type'] ?? '');
    if (program && !(address.ok && wishes.ok))
      return reply
        .code(400)
        .send({ faults: [...(address.ok ? [] : [address.remedy]), ...(wishes.ok ? [] : wishes.faults)] });
    const { t } = site.view(request);
    const faults = [
      ...(address.ok ? [] : [t(`address.${address.fault}`)]),
      ...(wishes.ok ? [] : wishFaults(site.view(request), wishes.faults)),
      ...(quick ? [t('subscribe.quick')] : []),
    ];
    if (!address.ok || !wishes.ok || faults.length > 0) {
      const chosen = wishes.ok ? wishes.subscription : {};
      return showForm(site, request, reply.code(400), chosen, faults, String(form.email ?? form.address ?? ''));
    }
    const wanted = {
      address: address.address,
      subscription: wishes.subscription,
      origin: program ? 'api' : 'web',
      now: site.now(),
    } as const;
    // Who fills in a field that nobody sees is no person, and need not know that we noticed.
    if (!form[TRAP]) askToConfirm(db, wanted, site.base());
    if (program)
      return reply.code(202).send({ status: 'a confirmation mail is sent if this address can be subscribed' });
    // The same words for every address: whether it was known is nobody's business.
    const kept = site.room.status().mail === 'mailbox';
    return site.page(request, reply.code(202), (view) => ({
      title: view.t('subscribe.thanks'),
      secret: true,
      main: saying(
        view.t('subscribe.thanks'),
        view.t('subscribe.thanks.text'),
        kept && view.local && html`<p><a href="${view.href('/mailbox')}">${view.t('subscribe.kept')}</a></p>`,
      ),
    }));
  });

  app.get<{ Params: { token: string } }>('/confirm/:token', (request, reply) => {
    if (!canConfirm(db, request.params.token, site.now())) return deadLink(site, request, reply);
    return site.page(request, reply, (view) => ({
      title: view.t('confirm.title'),
      secret: true,
      main: saying(
        view.t('confirm.title'),
        view.t('confirm.text'),
        html`<form method="post" action="${view.url.pathname}${view.url.search}"><button>${view.t('confirm.act')}</button></form>`,
      ),
    }));
  });

  app.post<{ Params: { token: string } }>('/confirm/:token', (request, reply) => {
    const subscriber = confirm(db, request.params.token, site.now());
    if (!subscriber) return deadLink(site, request, reply);
    const manage = manageToken(db, subscriber.id, site.now());
    return site.page(request, reply, (view) => ({
      title: view.t('confirm.done'),
      secret: true,
      main: saying(
        view.t('confirm.done'),
        view.t('confirm.done.text'),
        html`<p><a href="${view.href(`/manage/${manage}`)}">${view.t('manage.title')}</a></p>`,
      ),
    }));
  });
}

function showForm(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  wishes: Partial<Subscription>,
  faults: readonly string[] = [],
  email = '',
) {
  return site.page(request, reply, (view: View) => ({
    title: view.t('subscribe.title'),
    main: html`<h1>${view.t('subscribe.title')}</h1><p class="lead">${view.t('subscribe.lead')}</p>
      ${faults.length > 0 && html`<div class="fault-box" role="alert"><p><b>${view.t('subscribe.fault')}</b></p><ul>${faults.map((one) => html`<li>${one}</li>`)}</ul></div>`}
      <form class="wishes" method="post" action="${view.href('/subscribe')}">
        <label class="field">${view.t('subscribe.address')} <input type="email" name="email" autocomplete="email" required maxlength="254" value="${email.slice(0, 254)}"></label>
        <div class="visually-hidden" aria-hidden="true"><label>${view.t('subscribe.trap')} <input type="text" name="${TRAP}" tabindex="-1" autocomplete="off"></label></div>
        ${faults.length === 0 && html`<input type="hidden" name="${SHOWN}" value="${Date.parse(site.now())}">`}
        ${wishFields(view, wishes, hostCountriesOf(site), site.publisherOf)}
        <p><button>${view.t('subscribe.send')}</button></p><p class="note"><a href="${view.href('/privacy')}">${view.t('privacy.title')}</a></p></form>`,
  }));
}

export const deadLink = (site: Site, request: FastifyRequest, reply: FastifyReply) =>
  site.page(request, reply.code(404), (view) => ({
    title: view.t('link.dead'),
    secret: true,
    main: saying(
      view.t('link.dead'),
      view.t('link.dead.text'),
      html`<p><a class="button" href="${view.href('/subscribe')}">${view.t('nav.subscribe')}</a></p>`,
    ),
  }));
