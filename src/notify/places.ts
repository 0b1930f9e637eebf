import type { Subscription } from '../domain/subscriber.ts';

/** What mails can be written in. */
export type Language = Subscription['language'];

const regions = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  zh: new Intl.DisplayNames('zh', { type: 'region' }),
};

/** A country by its ISO 3166-1 code; the code itself where it is none. */
export const countryName = (code: string, language: Language): string =>
  /^[A-Z]{2}$/.test(code) ? (regions[language].of(code) ?? code) : code;

const englishDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day (YYYY-MM-DD) as people write it, "1 December 2025"; anything else as it is. */
export function day(iso: string, language: Language): string {
  const [year, month, date] = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso.split('-').map(Number) : [];
  if (!year || !month || !date || month > 12 || date > 31) return iso;
  if (language === 'zh') return `${year}年${month}月${date}日`;
  return englishDay.format(Date.UTC(year, month - 1, date));
}

/** One formatter for each language and zone (some hundreds at most): making one costs as much as half a mail. */
const formats = new Map<string, Intl.DateTimeFormat>();

function timeFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone,
      year: 'numeric',
      month: language === 'zh' ? 'long' : 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'shortOffset',
    });
  formats.set(key, format);
  return format;
}

/** A time in the reader's zone, which is named. */
export function time(iso: string, language: Language, timeZone: string): string {
  const part = new Map(
    timeFormat(language, timeZone)
      .formatToParts(new Date(iso))
      .map(({ type, value }) => [type, value]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? '';
  const month = get('month').replace('月', '');
  const day =
    language === 'zh' ? `${get('year')}年${month}月${get('day')}日` : `${get('day')} ${month} ${get('year')},`;
  // A minus, unlike a hyphen, keeps to its digits at the end of a line.
  const zone = get('timeZoneName')
    .replace(/^GMT(?:\+0)?/, 'UTC')
    .replace('-', '−');
  return `${day} ${get('hour')}:${get('minute')}${language === 'zh' ? `（${zone}）` : ` ${zone}`}`;
}
