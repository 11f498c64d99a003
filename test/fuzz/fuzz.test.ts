import { expect, test } from 'vitest'

import { createTextThreads } from '#server/sync/thread/text-thread.ts'

import { fuzz } from './fuzz.ts'

const seed = Number(process.env['FUZZ_SEED'] ?? 2026)

/** `npm run fuzz` sends a million. */
test(`[SY10] 10,000 mutated frames: none throws, holds others up, hoards, or parts anyone from the log (seed ${seed})`, async () => {
  const threads = createTextThreads()
  const figures = await fuzz(threads, { seed, frames: 10_000 })
  await threads.close()
  expect(figures.accepted).toBeGreaterThan(200)
  expect(figures.refused).toBeGreaterThan(200)
  expect(figures.closed).toBeGreaterThan(200)
})
