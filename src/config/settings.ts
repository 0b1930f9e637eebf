import { z } from 'zod';
import { VANTAGE } from '../domain/source.ts';
import { isWholeUrl } from './secrets.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const vantage = z.string().regex(VANTAGE, 'expected a short name in lower case, such as de or sg-2');
const httpUrl = z.string().regex(/^https?:\/\/\S+$/, 'expected an address that begins with http:// or https://');

/** Every setting, with its default: config/kvisa-watch.yaml shows the same, commented for people. */
export const Settings = z.strictObject({
  data: z.string().default('data'),
  queue: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'expected a connection URL such as postgres://user:password@host:5432/database')
    .refine(isWholeUrl, 'no URL as it stands: write @ / # ? : and % in a password as %40 %2F %23 %3F %3A and %25')
    .nullable()
    .default(null),
  vantage: vantage.nullable().default(null),
  sources: z.string().default('sources'),
  fetch: z
    .strictObject({
      userAgent: z.string().min(1).optional(),
      contact: httpUrl.optional(),
      proxy: z
        .string()
        .regex(/^(https?|socks[45]?h?):\/\/\S+$/, 'expected http://host:port or socks5://host:port')
        .nullable()
        .default(null),
      perHostDelayMs: whole(0, 600_000).default(5000),
      concurrency: whole(1, 256).default(8),
      timeoutMs: whole(100, 600_000).default(30_000),
      maxBytes: whole(1000, 1_000_000_000).default(20_000_000),
      retries: whole(0, 10).default(2),
      allowAddresses: z.array(z.string()).default([]),
      newPagesPerHost: whole(0, 1000).default(20),
    })
    .prefault({}),
  browser: z
    .strictObject({ enabled: flag.default(true), executablePath: z.string().nullable().default(null) })
    .prefault({}),
  confirm: z
    .strictObject({ recheckMs: whole(0, 86_400_000).default(600_000), times: whole(0, 10).default(1) })
    .prefault({}),
  archive: z
    .strictObject({
      keepNoise: z.enum(['all', 'daily', 'none']).default('daily'),
      blobs: z
        .string()
        .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]*(\/[\w./-]*)?$/, 'expected s3://bucket or s3://bucket/prefix')
        .nullable()
        .default(null),
      blobsEndpoint: httpUrl.nullable().default(null),
      blobsRegion: z
        .string()
        .regex(/^[\w-]+$/, 'expected a region such as eu-central-1')
        .default('us-east-1'),
      blobsAfterDays: whole(1, 36_500).default(90),
      timestampAuthority: httpUrl.nullable().default(null),
    })
    .prefault({}),
  mail: z
    .strictObject({
      url: z
        .string()
        .regex(/^smtps?:\/\/\S+$/, 'expected a connection URL such as smtp://user:password@host:587')
        .nullable()
        .default(null),
      from: z.string().default('kvisa-watch@localhost'),
      operator: z.string().nullable().default(null),
      bounces: z.string().nullable().default(null),
      bounceSpool: z.string().nullable().default(null),
      perMinute: whole(1, 100_000).default(120),
      connections: whole(1, 20).default(5),
      dkim: z
        .strictObject({
          domain: z.string().nullable().default(null),
          selector: z.string().nullable().default(null),
          privateKey: z.string().nullable().default(null),
        })
        .prefault({}),
    })
    .prefault({}),
  web: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: whole(0, 65_535).default(8321),
      baseUrl: httpUrl.nullable().default(null),
      trustedProxies: z
        .array(z.union([z.literal('loopback'), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))
        .default(['loopback']),
      adminToken: z.string().min(16).nullable().default(null),
    })
    .prefault({}),
});

/** Settings as a file or the environment holds them, before they are checked. */
export type Raw = Record<string, unknown>;

/** The way to every setting, such as ['fetch', 'timeoutMs']. */
export function settingPaths(): string[][] {
  const walk = (section: Raw, path: readonly string[]): string[][] =>
    Object.entries(section).flatMap(([key, value]) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? walk(value as Raw, [...path, key])
        : [[...path, key]],
    );
  const optional = [
    ['fetch', 'userAgent'],
    ['fetch', 'contact'],
  ];
  return [...walk(Settings.parse({}) as unknown as Raw, []), ...optional];
}
