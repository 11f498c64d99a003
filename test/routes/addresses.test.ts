import { expect, test } from 'vitest'

import { hour } from '#app/domain/kernel/instant.ts'
import { checkInclusion } from '#app/domain/transparency/receipt.ts'
import { paths } from '#app/paths.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import { act } from '#server/act.ts'
import { setAccess } from '#server/drafting/set-access.ts'
import { buildMandate, buildPerson, buildViewer, newId } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { startServer } from '#test/support/server.ts'

test('an unknown document and a hidden one are answered with the same words', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const hidden = await world.document('A very private title')
  const grants = [{ to: 'kind', kind: 'secretariat', access: 'edit' }]
  await setAccess(server.ctx, world.secretary, { document: hidden, grants }, newId())
  const browser = await server.browser(world.viewer('member', 'head'))
  const pages = await Promise.all(
    [hidden, newId(), 'no-id-at-all', '%00'].map(async (id) => {
      const answer = await browser.get(`/d/${id}`)
      return { id, status: answer.status, page: await answer.text() }
    }),
  )
  const [first] = pages
  expect(first?.page).toContain('There is nothing here that you may see')
  for (const { id, status, page } of pages) {
    expect(status).toBe(404)
    expect(comparable(page, id)).toBe(comparable(first?.page ?? '', hidden))
    expect(page).not.toContain('A very private title')
  }
})

test('an act on an unknown document and on a hidden one are answered alike', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const hidden = await world.document()
  const grants = [{ to: 'kind', kind: 'secretariat', access: 'edit' }]
  await setAccess(server.ctx, world.secretary, { document: hidden, grants }, newId())
  const browser = await server.browser(world.viewer('member', 'chair'))
  for (const id of [hidden, newId()]) {
    const answer = await browser.post(paths.document(id), { intent: 'close', key: newId() })
    expect(answer.status).toBe(404)
  }
})

test('health says that the database answers, to anyone', async () => {
  await using server = await startServer()
  const nobody = await server.browser(null)
  const answer = await nobody.get(paths.health)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ status: 'ok', database: 'ok', version: 'test' })
})

test('a document that is hidden from a delegation is in none of its lists and finds', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const hidden = await world.document('Quasar annex')
  const open = await world.document('Quasar format')
  const grants = [{ to: 'kind', kind: 'secretariat', access: 'edit' }]
  await setAccess(server.ctx, world.secretary, { document: hidden, grants }, newId())
  const browser = await server.browser(world.viewer('member', 'head'))
  const listed = await (await browser.get(paths.apiDocuments)).json()
  expect(listed).toEqual([
    { id: open, symbol: 'HCG/2026/L.2', title: 'Quasar format', access: 'edit' },
  ])
  const found = await (await browser.get(paths.searchFor('quasar'))).json()
  expect(found.documents).toEqual([{ id: open, symbol: 'HCG/2026/L.2', title: 'Quasar format' }])
  expect(new Set(found.passages.map((passage: { document: string }) => passage.document))).toEqual(
    new Set([open]),
  )
  for (const path of [paths.desk, paths.framework(world.framework), paths.record]) {
    expect(await (await browser.get(path)).text()).not.toContain('Quasar annex')
  }
})

test('[PM10] a capital reviewer is shown to nobody else, neither among people nor in the record nor by a search', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const { delegation, coalition } = world.viewer('member', 'head')
  const person = await buildPerson(server.ctx.db, { name: 'Quentin Unseen' })
  const reviewer = await buildViewer(server.ctx.db, {
    delegation: { ...delegation, coalition, country: 'NO' },
    as: 'capital-reviewer',
    person,
  })
  const invitation = newId<'invitation'>()
  await act(server.ctx, reviewer, { key: newId(), command: {} }, async () => ({
    entry: { t: 'invitation.accept', b: { invitation, mandate: reviewer.mandate.id } },
    subject: invitation,
    topics: [],
    result: {},
  }))
  const sees = async (kind: 'member' | 'observer') => {
    const browser = await server.browser(world.viewer(kind, 'delegate'))
    const pages = [paths.people, paths.record, paths.searchFor('Quentin')]
    const texts = await Promise.all(pages.map(async (path) => (await browser.get(path)).text()))
    return texts.map((text) => text.includes('Quentin Unseen'))
  }
  expect(await sees('observer')).toEqual([false, false, false])
  expect(await sees('member')).toEqual([true, true, true])
})

test('the record’s proof is one that a program can check', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  await world.document()
  const browser = await server.browser(world.viewer('civil-society', 'delegate'))
  const receipt = await (await browser.get(paths.recordProof('0', '3'))).json()
  expect(checkInclusion(receipt)).toEqual({ ok: true })
  expect(checkInclusion({ ...receipt, entry: receipt.entry.replace('v', 'w') }).ok).toBe(false)
  expect((await browser.get(paths.recordProof('3', '3'))).status).toBe(404)
})

test('a request that is sent twice performs its act once', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const browser = await server.browser(world.secretary)
  const form = { intent: 'create', key: newId(), name: 'Second framework', summary: '' }
  const first = await browser.post(paths.newFramework, form)
  const again = await browser.post(paths.newFramework, form)
  expect(again.headers.get('Location')).toBe(first.headers.get('Location'))
  const other = await browser.post(paths.newFramework, { ...form, name: 'Third framework' })
  expect(other.status).toBe(409)
  const page = await (await browser.get(paths.frameworks)).text()
  expect(page.match(/<bdi>Second framework<\/bdi>/g)).toHaveLength(1)
})

test('the demo clock moves forward for anyone who is signed in, and does not exist elsewhere', async () => {
  await using demo = await startServer({ demo: true })
  const world = await buildCoalitionOfAll(demo.ctx)
  const before = demo.ctx.now()
  const browser = await demo.browser(world.viewer('observer', 'delegate'))
  const answer = await browser.post(paths.demoClock, { hours: '24', returnTo: paths.record })
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, paths.record])
  expect(demo.ctx.now() - before).toBe(24 * hour)
  const until = new Date(demo.ctx.now() + hour).toISOString()
  await browser.post(paths.demoClock, { until })
  expect(demo.ctx.now() - before).toBe(25 * hour)
  const nobody = await demo.browser(null)
  expect((await nobody.post(paths.demoClock, { hours: '1' })).status).toBe(302)

  await using real = await startServer()
  const other = await buildCoalitionOfAll(real.ctx)
  const there = await real.browser(other.secretary)
  expect((await there.post(paths.demoClock, { hours: '24' })).status).toBe(404)
  expect(real.ctx.now()).toBe(before)
})

test('who has several mandates and chose none is led to the choice and back', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const { person } = world.secretary
  await buildMandate(server.ctx.db, { of: world.viewer('member', 'head').delegation, person })
  const browser = await server.browser({ person })
  const answer = await browser.get(paths.record)
  expect([answer.status, answer.headers.get('Location')]).toEqual([
    302,
    paths.chooseMandateFor(paths.record),
  ])
})

test('pages that are not there are answered with 404 for everyone', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  await createFramework(server.ctx, world.secretary, { name: 'F', summary: '' }, newId())
  for (const who of [null, world.secretary]) {
    const browser = await server.browser(who)
    expect((await browser.get('/nothing/here')).status).toBe(404)
  }
})

/** The same page but for what differs between any two requests: nonce, times, ids in the address. */
function comparable(page: string, id: string): string {
  return page
    .replaceAll(id, 'ID')
    .replaceAll(encodeURIComponent(id), 'ID')
    .replace(/nonce="[^"]*"|nonce":"[^"]*"/g, '')
    .replace(/\/d\/[^"\\<&]*/g, '/d/ID')
    .replace(/"params"[^}]*}/g, '')
}
