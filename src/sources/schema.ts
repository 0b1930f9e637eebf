import { z } from 'zod';
import { RENDERERS, SOURCE_KINDS, WATCH_ROLES } from '../domain/source.ts';
import * as values from './values.ts';

/** A string that a check of values.ts accepts; its remedy becomes the message. */
const checked = (check: (text: string) => values.Remedy, about: string) =>
  z
    .string()
    .superRefine((text, context) => {
      const remedy = check(text);
      if (remedy) context.addIssue({ code: 'custom', message: remedy });
    })
    .describe(about);

const oneOrMore = (item: z.ZodString, about: string) =>
  z.union([item, z.array(item)], { error: `a string or a list of strings: ${about}` }).describe(about);

const selectors = (about: string) => oneOrMore(checked(values.checkSelector, about), about);
const text = (about: string, most = 2000) => z.string().trim().min(1, `some text: ${about}`).max(most).describe(about);
const language = checked(values.checkLanguage, 'BCP 47: en, zh, zh-Hant, fr …');

/** Keys that a family, a source and a watch share; the narrower place wins. */
const rules = {
  render: z.enum(RENDERERS).optional().describe('http, browser, or auto: the browser only where the page needs it'),
  content: selectors('CSS selectors of the content; the first that finds text wins').optional(),
  ignore: selectors('CSS selectors removed before reading').optional(),
  links: oneOrMore(
    checked(values.checkPattern, 'a regular expression over absolute addresses'),
    'regular expressions: links that count as articles besides the built-in patterns',
  ).optional(),
  schedule: checked(values.checkCron, 'a cron expression, UTC').optional(),
  proxy: checked(values.checkProxy, 'an http or socks proxy for these addresses').optional(),
  http2: z.boolean().optional().describe('false keeps to HTTP/1.1'),
  legacyTls: z.boolean().optional().describe('true accepts old TLS versions and ciphers'),
  vantage: oneOrMore(
    checked(values.checkVantage, 'the name of a vantage point, as its fetcher was started with'),
    'where it is fetched from, by the names of fetchers; with several, the first counts and the others are compared with it',
  ).optional(),
};

const watch = z
  .strictObject({
    url: checked(values.checkUrl, 'the address, http or https, without credentials or fragment'),
    as: z
      .enum(WATCH_ROLES)
      .describe('site: find the sections from a home page; listing: follow new links; page: watch its text'),
    language: language.optional(),
    ...rules,
  })
  .describe('One watched address');

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const kebab = (about: string) =>
  z
    .string()
    .max(80)
    .regex(KEBAB, 'lower-case letters, digits and single hyphens (kebab-case), such as embassy-us')
    .describe(about);

const name = z
  .union([text('the name, for both languages'), z.strictObject({ en: text('English name'), zh: text('中文名称') })], {
    error: 'a name, or { en: …, zh: … } with both',
  })
  .describe('The name in English and Chinese');

export const Declaration = z
  .strictObject({
    id: kebab('Unique, never reused'),
    name,
    kind: z.enum(SOURCE_KINDS).describe('Who publishes'),
    country: checked(values.checkCountry, 'ISO 3166-1 alpha-2 of the host country; CN for ministries and cities'),
    city: text('The city').optional(),
    family: kebab('A template under families/').optional(),
    confidence: z.enum(['high', 'medium', 'low']).optional().describe('How sure the addresses are'),
    evidence: text('Where the addresses were seen').optional(),
    languages: z.array(language).optional().describe('The languages it publishes in'),
    district: text('The consular district').optional(),
    notes: text('For the people who maintain the declaration').optional(),
    ...rules,
    watch: z.array(watch).min(1, 'at least one entry with url and as'),
  })
  .describe('A source of kvisa-watch');
export type Declaration = z.infer<typeof Declaration>;

export const Family = z
  .strictObject({ notes: text('What the template is for, and where its values come from').optional(), ...rules })
  .describe('Keys that the sources of a family share');
export type Family = z.infer<typeof Family>;

/** JSON Schema (draft 2020-12) of a source file, for completion in editors. */
export const sourceSchema = () => z.toJSONSchema(Declaration, { io: 'input' });
/** The same for a family file. */
export const familySchema = () => z.toJSONSchema(Family, { io: 'input' });
