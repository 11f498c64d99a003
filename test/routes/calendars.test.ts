import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'
import { newId } from '#test/support/build.ts'
import { readCalendar } from '#test/support/calendar.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { buildScheduledEvent } from '#test/support/relief.ts'
import { startServer } from '#test/support/server.ts'
import type { Browser } from '#test/support/server.ts'

test('[FD1] [FD4] who has the address reads the calendar without a session, and learns that nothing changed', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const { secretary, framework } = world
  await buildScheduledEvent(
    server.ctx,
    { secretary, framework },
    world.viewer('member', 'head').delegation.id,
  )
  const address = await made(await server.browser(secretary))
  const program = await server.browser(null)
  const answer = await program.get(address)
  expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('Cache-Control')).toBe('private, no-cache')
  expect(answer.headers.get('Set-Cookie')).toBeNull()
  const { entries } = readCalendar(await answer.text())
  expect(entries.map(({ summary }) => summary)).toEqual(['Event 1: T0'])

  const tag = answer.headers.get('ETag') ?? ''
  const again = await program.get(address, { 'If-None-Match': tag })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await program.get(address, { 'If-None-Match': '"another"' })).status).toBe(200)
})

test('[FD3] an address that is none is answered alike, and who tries many is refused for a while', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const address = await made(await server.browser(world.secretary))
  const program = await server.browser(null)
  const tried = []
  for (let number = 0; number < 101; number += 1) {
    tried.push((await program.get(paths.calendarFile(`${newId()}-${number}`))).status)
  }
  expect(tried.slice(0, 100)).toEqual(Array(100).fill(404))
  expect(tried[100]).toBe(429)
  // Whoever subscribed from there to what stands reads on.
  expect((await program.get(address)).status).toBe(200)
})

/** Makes a calendar of the delegation on its page, and answers the path that is shown once. */
async function made(browser: Browser): Promise<string> {
  const form = { intent: 'make', name: 'The wall', framework: '' }
  const page = await (await browser.post(paths.calendars, form)).text()
  const [path] = /\/calendars\/[\w-]+\.ics/.exec(page) ?? []
  if (path === undefined) throw new Error('no address is shown')
  expect(await (await browser.get(paths.calendars)).text()).not.toContain(path)
  return path
}
