import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { ensureBuild } from '#server/build-freshness.ts'
import { StartError } from '#server/start-error.ts'

import { findServices } from './support/services.ts'
import type { Service } from './support/services.ts'

/**
 * `npm test`: every test that can run on this machine, in a real browser too. What cannot run for
 * lack of a service is named, and with CI=true that is a failure. Arguments go to vitest.
 */
const missing = (await findServices()).filter(
  ({ name, found }) => !found && existsSync(tests(name)),
)
for (const { name, missing: why } of missing) say(`Not run: ${tests(name)} (${why}).`)
if (missing.length > 0 && isCi()) {
  say('CI is set, so every service must be there.')
  process.exit(1)
}

try {
  await ensureBuild({ log: { info: say } })
} catch (error) {
  if (!(error instanceof StartError)) throw error
  say(error.message)
  process.exit(1)
}

// A process of its own: vitest's workers inherit loader options, and they load TypeScript themselves.
const vitest = spawn(process.execPath, [vitestProgram(), 'run', ...process.argv.slice(2)], {
  env: { ...process.env, TZ: 'UTC' },
  stdio: 'inherit',
})
// Ctrl-C reaches vitest too, which then stops the database it started; its end is ours.
process.on('SIGINT', () => {})
const [code]: (number | null)[] = await once(vitest, 'exit')
process.exitCode = code ?? 1

function tests(service: Service['name']): string {
  return join('test', 'services', service)
}

function vitestProgram(): string {
  return join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
}

function isCi(): boolean {
  return process.env.CI === 'true' || process.env.CI === '1'
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
