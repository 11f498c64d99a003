import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { minute, second } from '#app/domain/kernel/instant.ts'
import type { OpenDatabase } from '#db/client.ts'
import { mandate, outbox, webhook } from '#db/schema/index.ts'
import { actingTogether } from '#server/act.ts'
import type { ServerContext } from '#server/context.ts'
import { carryOutNext } from '#server/jobs/carry-out.ts'
import { BadInput, NotFound } from '#server/refusals.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { readRecord } from '#server/transparency/read-record.ts'
import { keepWebhook } from '#server/webhooks/keep-webhook.ts'
import { listWebhooks } from '#server/webhooks/list-webhooks.ts'
import { postEntry } from '#server/webhooks/post-entry.ts'
import { revokeWebhook } from '#server/webhooks/revoke-webhook.ts'
import { buildViewer, newId, testStart } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { startMailServer } from '#test/support/mail-server.ts'
import { legForm, reliefTable } from '#test/support/relief.ts'
import { expectedSignature, startWebhookReceiver } from '#test/support/webhook-receiver.ts'

test('[WH2] [WH3] an act on relief is posted to every address, as it was recorded', async ({
  database,
}) => {
  await using first = await startWebhookReceiver()
  await using other = await startWebhookReceiver()
  const ctx = await demoContext(database)
  const table = await reliefTable(ctx)
  await keepWebhook(ctx, table.secretary, { address: first.url })
  await keepWebhook(ctx, table.member, { address: other.url })
  await schedule(ctx, table)
  await ctx.jobs.runDue()

  expect(first.received.map(({ path }) => path)).toEqual(['/hook', '/hook'])
  expect(other.received).toHaveLength(2)
  const posts = first.received.map(({ body }) => JSON.parse(body))
  const { entries } = await readRecord(ctx, table.secretary, { before: null })
  const latest = entries.slice(0, 2).toReversed()
  expect(posts).toEqual(
    latest.map(({ index, entry, type, at }) => ({
      type,
      timestamp: new Date(at).toISOString(),
      data: { index, entry },
    })),
  )
  expect(posts.map(({ type }) => type)).toEqual(['relief.act', 'relief.act'])
  const typed = ['First relief', 'Halden 3', 'instrument', 'crude oil', 'stockpile']
  expect(typed.filter((words) => first.received.some(({ body }) => body.includes(words)))).toEqual(
    [],
  )
  expect(first.received[0]?.headers['content-type']).toBe('application/json')
})

test('[WH2] what is no act on relief is not posted, nor what another coalition does', async ({
  database,
}) => {
  const ctx = await demoContext(database)
  await using receiver = await startWebhookReceiver()
  const stranger = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  await keepWebhook(ctx, stranger, { address: receiver.url })
  const table = await reliefTable(ctx)
  await schedule(ctx, table)
  expect(await ctx.db.select().from(outbox)).toSatisfy((rows: { kind: string }[]) =>
    rows.every(({ kind }) => kind === 'mail'),
  )
})

test('[WH2] an act that is undone leaves no post', async ({ database }) => {
  await using receiver = await startWebhookReceiver()
  const ctx = await demoContext(database)
  const table = await reliefTable(ctx)
  await keepWebhook(ctx, table.secretary, { address: receiver.url })
  const undone = actingTogether(ctx, async (together) => {
    await leg(together, table)
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  await ctx.jobs.runDue()
  expect(receiver.received).toEqual([])
})

test('[WH4] a receiver checks it with the key that was shown once and is nowhere stored', async ({
  database,
}) => {
  await using receiver = await startWebhookReceiver()
  const ctx = await demoContext(database)
  const table = await reliefTable(ctx)
  const { key } = await keepWebhook(ctx, table.secretary, { address: receiver.url })
  expect(key).toMatch(/^whsec_[\w+/]{43}=$/)
  const stored = JSON.stringify(await ctx.db.select().from(webhook))
  expect(stored).not.toContain(key.replace('whsec_', ''))
  await schedule(ctx, table)
  await ctx.jobs.runDue()
  for (const post of receiver.received) {
    expect(post.headers['webhook-signature']).toBe(expectedSignature(key, post))
    expect(post.headers['webhook-timestamp']).toBe(String(testStart / second))
  }
  const { key: another } = await keepWebhook(ctx, table.secretary, { address: receiver.url })
  expect(another).not.toBe(key)
  const [post] = receiver.received
  expect(post!.headers['webhook-signature']).not.toBe(expectedSignature(another, post!))
})

test('[WH5] who refuses, hangs, redirects or fails gets it again under the same id, until 200', async ({
  database,
}) => {
  await using receiver = await startWebhookReceiver(
    (request) => request.socket.destroy(),
    () => {},
    (_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
    (_, response) => response.writeHead(500).end('not today'),
  )
  const ctx = await demoContext(database)
  const table = await reliefTable(ctx)
  const { key } = await keepWebhook(ctx, table.secretary, { address: receiver.url })
  await leg(ctx, table)
  const bench = { db: ctx.db, now: () => ctx.now(), log: ctx.log }
  const state = async () => {
    const { deliveries } = await listWebhooks(ctx, table.secretary)
    return deliveries.map(({ state, failed, attempts }) => ({ state, failed, attempts }))
  }
  const turn = async () => {
    expect(await carryOutNext(bench, { webhook: postEntry(ctx) }, 400)).toBe(true)
    const [one] = await state()
    await ctx.clock.advance(minute)
    return one
  }
  const failed = (failure: string, status = 0) => ({ failure, status })
  const waiting = { state: 'waiting' }
  expect(await state()).toMatchObject([{ ...waiting, failed: null, attempts: 0 }])
  expect(await turn()).toMatchObject({ ...waiting, failed: failed('unreachable'), attempts: 1 })
  expect(await turn()).toMatchObject({ ...waiting, failed: failed('no-answer'), attempts: 2 })
  expect(await turn()).toMatchObject({ ...waiting, failed: failed('answered', 302), attempts: 3 })
  expect(await turn()).toMatchObject({ ...waiting, failed: failed('answered', 500), attempts: 4 })
  expect(await turn()).toMatchObject({ state: 'delivered', failed: null, attempts: 4 })
  expect(receiver.received).toHaveLength(5)
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
  const times = receiver.received.map(({ headers }) => Number(headers['webhook-timestamp']))
  expect(times).toEqual([0, 1, 2, 3, 4].map((minutes) => testStart / second + minutes * 60))
  for (const post of receiver.received) {
    expect(post.headers['webhook-signature']).toBe(expectedSignature(key, post))
  }
  expect(await carryOutNext(bench, { webhook: postEntry(ctx) })).toBe(false)
})

test('[WH5] a port at which nobody listens is named, and the post given up after a day', async ({
  database,
}) => {
  const gone = await startWebhookReceiver()
  await gone[Symbol.asyncDispose]()
  const ctx = await demoContext(database)
  const table = await reliefTable(ctx)
  await keepWebhook(ctx, table.secretary, { address: gone.url })
  await leg(ctx, table)
  for (let attempt = 0; attempt < 24; attempt += 1) {
    await ctx.jobs.runDue()
    await ctx.clock.advance(60 * minute)
  }
  const { deliveries } = await listWebhooks(ctx, table.secretary)
  expect(deliveries).toMatchObject([
    { state: 'given-up', attempts: 24, failed: { failure: 'unreachable' } },
  ])
})

test('[WH6] outside a demo world neither http nor a private number is taken', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const head = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const refused = [
    'http://desk.example.org/hook',
    'https://127.0.0.1/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://10.1.2.3/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/hook',
    'https://[::ffff:127.0.0.1]/hook',
    'https://[fd00::1]/hook',
    'https://user:password@desk.example.org/hook',
    'https://desk.example.org/#hook',
    'ftp://desk.example.org/hook',
    'desk.example.org',
    '',
  ]
  expect(await faultsOf(ctx, head, refused)).toEqual(refused.map(() => 'address'))
  const { address } = await keepWebhook(ctx, head, { address: ' https://desk.example.org/hook ' })
  expect(address).toBe('https://desk.example.org/hook')
})

test('[WH6] nor is a name posted to that leads to one, wherever it led when it was added', async ({
  database,
}) => {
  await using receiver = await startWebhookReceiver()
  const ctx = await testContext(database)
  const table = await reliefTable(ctx)
  const { secretary } = table
  const { port } = new URL(receiver.url)
  await keepWebhook(ctx, secretary, { address: `https://localhost:${port}/hook` })
  await leg(ctx, table)
  await ctx.jobs.runDue()
  const { deliveries } = await listWebhooks(ctx, secretary)
  expect(deliveries).toMatchObject([{ state: 'waiting', failed: { failure: 'private-address' } }])
  expect(receiver.received).toEqual([])
})

test('[WH6] nothing is posted to whom nobody vouches for', async ({ database }) => {
  await using stranger = await startMailServer({ secure: true })
  const ctx = await demoContext(database)
  const table = await reliefTable(ctx)
  const { port } = new URL(stranger.url)
  await keepWebhook(ctx, table.secretary, { address: `https://localhost:${port}/hook` })
  await leg(ctx, table)
  await ctx.jobs.runDue()
  const { deliveries } = await listWebhooks(ctx, table.secretary)
  expect(deliveries).toMatchObject([{ state: 'waiting', failed: { failure: 'certificate' } }])
})

test('[WH6] a demo world posts to its own machine alone', async ({ database }) => {
  const ctx = await demoContext(database)
  const head = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const refused = ['https://desk.example.org/hook', 'http://10.0.0.1/', 'https://8.8.8.8/']
  expect(await faultsOf(ctx, head, refused)).toEqual(refused.map(() => 'address'))
})

test('[WH7] what waits for a revoked address, or one whose mandate ended, is never sent', async ({
  database,
}) => {
  await using receiver = await startWebhookReceiver()
  const ctx = await demoContext(database)
  const table = await reliefTable(ctx)
  await keepWebhook(ctx, table.secretary, { address: receiver.url })
  await keepWebhook(ctx, table.member, { address: receiver.url })
  await leg(ctx, table)
  const { webhooks } = await listWebhooks(ctx, table.secretary)
  await revokeWebhook(ctx, table.secretary, { webhook: webhooks[0]!.id })
  await ctx.db
    .update(mandate)
    .set({ endedAt: ctx.now() })
    .where(eq(mandate.id, table.member.mandate.id))
  await ctx.jobs.runDue()
  expect(receiver.received).toEqual([])
})

test('[WH1] each delegation sees and ends its own, and has ten at most', async ({ database }) => {
  const ctx = await testContext(database)
  const { member, secretary } = await reliefTable(ctx)
  const address = 'https://desk.example.org/hook'
  await keepWebhook(ctx, member, { address })
  const { webhooks } = await listWebhooks(ctx, member)
  expect(await listWebhooks(ctx, secretary)).toEqual({ webhooks: [], deliveries: [] })
  const named = { webhook: webhooks[0]!.id }
  await expect(revokeWebhook(ctx, secretary, named)).rejects.toThrow(NotFound)
  for (let kept = 1; kept < 10; kept += 1) await keepWebhook(ctx, member, { address })
  await expect(keepWebhook(ctx, member, { address })).rejects.toMatchObject({
    code: 'too-many-webhooks',
  })
  await revokeWebhook(ctx, member, named)
  await keepWebhook(ctx, member, { address })
  expect((await listWebhooks(ctx, member)).webhooks).toHaveLength(10)
})

function demoContext(database: OpenDatabase): Promise<ServerContext> {
  return testContext(database, { demo: true })
}

/** What is wrong with each address when it is added, or null. */
function faultsOf(ctx: ServerContext, head: Viewer, addresses: readonly string[]) {
  return Promise.all(
    addresses.map(async (address) => {
      try {
        await keepWebhook(ctx, head, { address })
        return null
      } catch (error) {
        return error instanceof BadInput ? error.fields['address'] : error
      }
    }),
  )
}

type Table = Awaited<ReturnType<typeof reliefTable>>

/** One act on the event. */
async function leg(ctx: ServerContext, { secretary, member, event }: Table): Promise<void> {
  const added = { event, act: 'add-leg', ...legForm(member.delegation.id) }
  await actOnEvent(ctx, present(ctx, secretary), added, newId())
}

/** Two. */
async function schedule(ctx: ServerContext, table: Table): Promise<void> {
  await leg(ctx, table)
  const { secretary, event } = table
  const scheduled = { event, act: 'schedule', reference: 'Halden 3' }
  await actOnEvent(ctx, present(ctx, secretary), scheduled, newId())
}

function present(ctx: ServerContext, viewer: Viewer): Viewer {
  return { ...viewer, presenceProvedAt: ctx.now() }
}
