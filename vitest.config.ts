import { defineConfig } from 'vitest/config'

/** Real things are slow to start at times; a test that hangs still ends. */
const patience = { testTimeout: 30_000, hookTimeout: 60_000 }

const env = { TZ: 'UTC', LC_ALL: 'C' }

export default defineConfig({
  test: {
    globalSetup: ['./test/global-setup.ts'],
    projects: [
      {
        esbuild: { jsx: 'automatic' },
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/services/**', 'test/bench/**'],
          environment: 'node',
          env,
          ...patience,
        },
      },
      {
        esbuild: { jsx: 'automatic' },
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['./test/support/chromium-setup.ts'],
          environment: 'node',
          env,
          // A browser and a server each: more at once only makes all of them wait.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'services',
          include: ['test/services/**/*.test.ts'],
          environment: 'node',
          env,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
