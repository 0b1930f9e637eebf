import { SEVERITIES, TOPICS } from '../../domain/change.ts';
import { type Html, html, type Insert } from '../../domain/html.ts';
import { RHYTHMS, type Subscription } from '../../domain/subscriber.ts';
import type { TextKey } from '../text.ts';
import type { View } from '../view.ts';
import type { PublisherOf } from './change-list.ts';
import { countryName, nameOf } from './parts.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => [String(hour), `${hour}:00`] as const);
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** All time zones by name; one that is kept under an older name stays choosable. */
const zonesWith = (kept?: string) =>
  (kept && !ZONES.includes(kept) ? [kept, ...ZONES] : ZONES).map((zone) => [zone, zone.replaceAll('_', ' ')] as const);

/** The fields of a subscription, the same when it is made and when it is changed. */
export function wishFields(
  view: View,
  wishes: Partial<Subscription>,
  countries: readonly string[],
  publisherOf: PublisherOf,
): Html {
  const { t } = view;
  const named = countries.map((code) => ({ code, name: countryName(view, code) }));
  named.sort((a, b) => a.name.localeCompare(b.name, view.tag));
  return html`<fieldset><legend>${t('subscribe.where')}</legend>
      ${(wishes.sources ?? []).map((id) => check('sources', id, nameOf(view, publisherOf(id).name), true))}
      <label class="field">${t('subscribe.countries')} <select name="countries" multiple size="6" aria-describedby="everywhere several">${named.map(({ code, name }) => html`<option value="${code}"${wishes.countries?.includes(code) && html` selected`}>${name}</option>`)}</select></label>
      <p class="note"><span id="everywhere">${t(wishes.sources?.length ? 'subscribe.besides' : 'subscribe.everywhere')}</span> <span id="several" class="desk">${t('subscribe.several')}</span></p></fieldset>
    <fieldset><legend>${t('subscribe.topics')}</legend><div class="checks">${TOPICS.map((topic) => check('topics', topic, t(`topic.${topic}`), wishes.topics?.includes(topic)))}</div>
      <p class="note">${t('subscribe.alltopics')}</p></fieldset>
    <div class="fields flat">
      ${choose(
        'minSeverity',
        t('subscribe.weight'),
        SEVERITIES.map((value) => [value, t(`severity.${value}`)]),
        wishes.minSeverity ?? 'minor',
      )}
      ${choose(
        'rhythm',
        t('subscribe.rhythm'),
        RHYTHMS.map((value) => [value, t(`rhythm.${value}`)]),
        wishes.rhythm ?? 'at-once',
      )}
      ${choose('hour', t('subscribe.hour'), HOURS, String(wishes.hour ?? 8))}
      ${choose('timeZone', t('subscribe.zone'), zonesWith(wishes.timeZone), wishes.timeZone ?? 'UTC')}
      ${choose(
        'language',
        t('subscribe.language'),
        [
          ['en', 'English'],
          ['zh', '中文'],
        ],
        wishes.language ?? view.lang,
      )}
    </div>
    <p class="note"><a href="${view.href('/about')}#marks">${t('subscribe.marks')}</a></p>`;
}

const check = (name: string, value: string, label: Insert, on = false): Html =>
  html`<label class="check"><input type="checkbox" name="${name}" value="${value}"${on && html` checked`}> ${label}</label>`;

const choose = (
  name: string,
  label: string,
  choices: readonly (readonly [value: string, label: string])[],
  chosen: string,
): Html =>
  html`<label class="field">${label} <select name="${name}">${choices.map(([value, text]) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`)}</select></label>`;

/** A form field that may stand there never, once or often. */
const listOf = (value: unknown): unknown[] => (value === undefined || value === '' ? [] : [value].flat());

/** The wishes as a form sent them, for `checkSubscription`. */
export function wishesFrom(
  form: Readonly<Record<string, unknown>>,
  kept: Partial<Subscription> & { hour?: number; timeZone?: string } = {},
) {
  return {
    sources: listOf(form.sources),
    countries: listOf(form.countries),
    topics: listOf(form.topics),
    minSeverity: form.minSeverity ?? 'minor',
    language: form.language ?? 'en',
    rhythm: form.rhythm ?? 'at-once',
    hour: form.hour ?? kept.hour ?? 8,
    timeZone: form.timeZone ?? kept.timeZone ?? 'UTC',
  };
}

/** How the form calls what it asks for. */
const FIELDS: Readonly<Record<string, TextKey>> = {
  sources: 'subscribe.sources',
  countries: 'subscribe.countries',
  topics: 'subscribe.topics',
  minSeverity: 'subscribe.weight',
  language: 'subscribe.language',
  rhythm: 'subscribe.rhythm',
  hour: 'subscribe.hour',
  timeZone: 'subscribe.zone',
};

/** The faults of `checkSubscription` ("field.index: what was expected") as the form's own words, each field once. */
export function wishFaults({ t }: View, faults: readonly string[]): string[] {
  const fields = new Set(faults.map((fault) => fault.split(/[.:]/, 1)[0]!));
  return [...fields].map((field) => t('subscribe.wrong', { field: FIELDS[field] ? t(FIELDS[field]) : field }));
}

/** A page of a few words: thanks, done, a dead link. */
export const saying = (title: string, words: string, more?: Insert): Html =>
  html`<section class="fault"><h1>${title}</h1><p class="lead">${words}</p>${more}</section>`;
