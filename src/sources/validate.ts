import type { z } from 'zod';
import { type Fault, show, suggest } from './fault.ts';
import { faultAt, type Part } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** Checks a part against a schema: the typed value, or every fault with its line. */
export function validate<T>(part: Part, schema: z.ZodType<T>, keys: Keys): { value?: T; faults: Fault[] } {
  const result = schema.safeParse(part.data);
  if (result.success) return { value: result.data, faults: [] };
  return { faults: result.error.issues.flatMap((issue) => faultsOf(part, issue, keys)) };
}

/** The keys that a map at a path accepts, for the suggestion beside an unknown one. */
export type Keys = (path: readonly PropertyKey[]) => readonly string[];

function faultsOf(part: Part, issue: Issue, keys: Keys): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const accepted = keys(issue.path);
      const remedy = `${accepted.join(', ')}${suggest(key, accepted)}`;
      return faultAt(part, [...issue.path, key], 'an unknown key', remedy);
    });
  const inner = issue.code === 'invalid_union' ? closest(issue, valueAt(part.data, issue.path)) : undefined;
  if (inner) return inner.flatMap((one) => faultsOf(part, { ...one, path: [...issue.path, ...one.path] }, keys));
  const value = valueAt(part.data, issue.path);
  return [faultAt(part, issue.path, show(value), remedyOf(issue, value))];
}

/** Of a choice (a string or a list, a name or { en, zh }), the faults of the form that was meant. */
function closest(issue: Issue & { code: 'invalid_union' }, value: unknown): Issue[] | undefined {
  const branch = typeof value === 'string' ? 0 : value !== null && typeof value === 'object' ? 1 : undefined;
  const issues = branch === undefined ? undefined : (issue.errors[branch] as Issue[] | undefined);
  return issues?.some((one) => one.code === 'invalid_type' && one.path.length === 0) ? undefined : issues;
}

function remedyOf(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_value') {
    const accepted = issue.values.map(String);
    return accepted.join(' | ') + (typeof value === 'string' ? suggest(value, accepted) : '');
  }
  if (issue.code === 'invalid_type')
    return `a ${issue.expected === 'object' ? 'map of keys' : issue.expected === 'array' ? 'list' : issue.expected}`;
  if (issue.code === 'too_big')
    return `at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`;
  return issue.message;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = data;
  for (const key of path) value = value === null || typeof value !== 'object' ? undefined : Reflect.get(value, key);
  return value;
}
