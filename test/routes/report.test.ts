import { expect, test } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { hour, toIso } from '#app/domain/kernel/instant.ts'
import { paths } from '#app/paths.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { issueFinding } from '#server/relief/issue-finding.ts'
import { newId } from '#test/support/build.ts'
import { armedTable, eventNow, evidence, t0 } from '#test/support/relief.ts'
import { startServer } from '#test/support/server.ts'

test('[RT1] [RT3] the page of the report says so before the firing, and then has its figures and files', async () => {
  await using server = await startServer()
  const { ctx } = server
  const table = await armedTable(ctx)
  const { member, verifier, event, leg } = table
  const browser = await server.browser(member)
  const early = await (await browser.get(paths.eventReport(event))).text()
  expect(early).toContain('The event has not fired.')
  const csv = paths.eventReportFile(event, 'report.csv')
  expect((await browser.get(csv)).status).toBe(404)

  const present = (viewer: Viewer) => ({ ...viewer, presenceProvedAt: ctx.now() })
  const [condition] = (await eventNow(ctx.db, table)).terms.conditions
  const finding = { verdict: 'verified', words: '', confidence: 'high', evidence, days: '30' }
  const found = { ...finding, event, condition: condition?.id }
  await issueFinding(ctx, present(verifier), found, newId())
  await ctx.clock.advance(t0 - ctx.now())
  await ctx.jobs.runDue()
  await ctx.clock.advance(2 * hour)
  const at = toIso(ctx.now()).slice(0, 19)
  const effect = { event, act: 'execute', leg, at, publication: 'Gazette 9' }
  await actOnEvent(ctx, present(member), effect, newId())

  const page = await (await browser.get(paths.eventReport(event))).text()
  for (const words of ['Gazette 9', 'In time', 'Leg in effect', 'Relief event fired', csv]) {
    expect(page).toContain(words)
  }
  const file = await browser.get(csv)
  expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="report.csv"')
  expect(file.headers.get('Cache-Control')).toBe('private, no-store')
  expect(await file.text()).toContain('Gazette 9')
  const json = await browser.get(paths.eventReportFile(event, 'report.json'))
  expect(await json.json()).toMatchObject({ event, legs: [{ secondsAfterFiring: 7_200 }] })
  const nobody = await server.browser(null)
  expect((await nobody.get(csv)).status).toBe(401)
})
