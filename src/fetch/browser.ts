import type { FetchedBody } from '../domain/capture.ts';
import { type Problem, problem } from '../domain/problem.ts';
import type { Journey, Means } from './journey.ts';

export interface Browser {
  render(means: Means, journey: Journey, first: FetchedBody): Promise<FetchedBody | Problem>;
  close(): Promise<void>;
}
export function createBrowser(_options: { executablePath?: string; enabled: boolean; userAgent: string }): Browser {
  return { render: async () => problem('browser', 'none'), close: async () => {} };
}
