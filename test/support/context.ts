import { pino } from 'pino'

import type { OpenDatabase } from '#db/client.ts'
import type { Requester } from '#server/accounts/requester.ts'
import type { ServerContext } from '#server/context.ts'
import { createContext } from '#server/create-context.ts'
import type { ContextOptions } from '#server/create-context.ts'
import { createTextThreads } from '#server/sync/thread/text-thread.ts'
import type { Hint, Wake } from '#server/wake.ts'

import { testStart } from './build.ts'

/** One for all tests of a file; it starts with the first question and ends with the process. */
const threads = createTextThreads()

/**
 * A ServerContext over a test's own database. Its time stands still at `testStart` until
 * `ctx.clock.advance(…)` moves it; sessions, as always, live by the machine's time.
 */
export function testContext(
  open: OpenDatabase,
  overrides: Partial<ContextOptions> = {},
): Promise<ServerContext> {
  return createContext({
    open,
    wake: wakeInProcess(),
    threads,
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
    publicUrl: 'http://127.0.0.1:3000',
    sessionSecret: 'a secret of a test, which need not be one',
    demo: false,
    version: 'test',
    machineTime: () => testStart,
    ...overrides,
  })
}

/** A browser that has these cookies, or none. */
export function requester(cookie: string | null = null): Requester {
  return { cookie, from: '192.0.2.7', userAgent: 'a test' }
}

/** The `Cookie` header of a browser that got these `Set-Cookie` lines; one that is emptied is gone. */
export function cookieOf(setCookies: readonly string[]): string {
  const jar = new Map<string, string>()
  for (const line of setCookies) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
    if (value === '') jar.delete(name)
    else jar.set(name, value)
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

function wakeInProcess(): Wake {
  const listeners: ((hint: Hint) => void)[] = []
  return {
    send(hint, news) {
      if (news === undefined) listeners.forEach((listener) => listener(hint))
    },
    subscribe: (listener) => void listeners.push(listener),
    close: async () => {},
  }
}
