import { availableParallelism } from 'node:os'

import { defineConfig } from 'vitest/config'

import { findServices } from './test/support/services.ts'

/** Real things are slow to start at times; a test that hangs still ends. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }

const env = { TZ: 'UTC' }

export default defineConfig(async () => {
  const services = (await findServices()).filter((service) => service.found)
  return {
    test: {
      globalSetup: ['./test/global-setup.ts'],
      projects: [
        {
          test: {
            name: 'unit',
            include: ['test/**/*.test.{ts,tsx}'],
            exclude: ['test/{e2e,services,bench}/**'],
            env,
            // Half of the time is the database’s: on two cores one worker, as by default, leaves one idle.
            maxWorkers: Math.max(2, availableParallelism() - 1),
            ...patience,
          },
        },
        {
          test: {
            name: 'e2e',
            include: ['test/e2e/**/*.test.ts'],
            globalSetup: ['./test/support/chromium-setup.ts', './test/support/demo-world-setup.ts'],
            env,
            // A browser and a server each: more at once only makes all of them wait.
            maxWorkers: 2,
            sequence: { groupOrder: 1 },
            testTimeout: 300_000,
            expect: { poll: { timeout: 30_000 } },
            hookTimeout: 180_000,
          },
        },
        {
          test: {
            name: 'services',
            include: services.map(({ name }) => `test/services/${name}/**/*.test.ts`),
            env,
            maxWorkers: 1,
            sequence: { groupOrder: 2 },
            testTimeout: 120_000,
            hookTimeout: 120_000,
          },
        },
      ],
    },
  }
})
