import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Node 24 strips the types itself; one process keeps start-up short, each file still has its own module graph.
    pool: 'forks',
    maxWorkers: 2,
    // Limits against hanging, not against a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'json-summary'] },
  },
});
