import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { day, hour, minute } from '#app/domain/kernel/instant.ts'
import type { OpenDatabase } from '#db/client.ts'
import { outbox, person } from '#db/schema/index.ts'
import type { ServerContext } from '#server/context.ts'
import { carryOutNext } from '#server/jobs/carry-out.ts'
import { chooseMails } from '#server/mail/choose-mails.ts'
import { listMails } from '#server/mail/list-mails.ts'
import { sendMail } from '#server/mail/send-mail.ts'
import { tell } from '#server/notices/give.ts'
import { actOnEvent } from '#server/relief/act-on-event.ts'
import { buildViewer, newId, testStart } from '#test/support/build.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { readMail, startMailServer } from '#test/support/mail-server.ts'
import { legForm, reliefTable } from '#test/support/relief.ts'

test('[ML1] [ML3] who is asked gets a mail that says by when and what silence means, and nothing else', async ({
  database,
}) => {
  await using server = await startMailServer()
  const ctx = await contextWith(database, server.url)
  const { member, verifier } = await scheduled(ctx)
  await ctx.jobs.runDue()
  const sent = new Map(
    server.received.map(({ to, source }) => [to[0] ?? '', readMail(source)] as const),
  )
  expect([...sent.keys()].toSorted()).toEqual(
    [member.person.email, verifier.person.email].toSorted(),
  )
  const mail = sent.get(member.person.email)
  expect(mail?.headers.get('subject')).toBe('Entente: your answer is awaited')
  expect(mail?.headers.get('from')).toBe('Entente <entente@desk.example.org>')
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail?.text).toContain('Silence means “not ready”.')
  expect(mail?.text).toMatch(/Thursday,? 5 March 2026.* 09:00 UTC/)
  expect(mail?.text).toContain('https://desk.example.org/')
  const typed = ['First relief', 'stockpile', 'Halden', 'Corvenia', 'crude oil', 'attest']
  const { source = '' } = server.received[0] ?? {}
  expect(typed.filter((words) => mail?.text.includes(words) || source.includes(words))).toEqual([])
})

test('[ML3] in the language of the person', async ({ database }) => {
  await using server = await startMailServer()
  const ctx = await contextWith(database, server.url)
  const table = await reliefTable(ctx)
  const { id } = table.member.person
  await ctx.db.update(person).set({ locale: 'ar' }).where(eq(person.id, id))
  await schedule(ctx, table)
  await ctx.jobs.runDue()
  const mail = server.received.find(({ to }) => to[0] === table.member.person.email)
  const { headers, text } = readMail(mail?.source ?? '')
  expect(headers.get('subject')).toBe('Entente: جوابكم مطلوب')
  expect(text).toContain('السكوت يعني «غير جاهز».')
  expect(text).toMatch(/5 مارس 2026/)
})

test('[ML2] a day before, those who still owe are reminded, and nobody who has answered', async ({
  database,
}) => {
  await using server = await startMailServer()
  const ctx = await contextWith(database, server.url)
  const table = await scheduled(ctx)
  const { member, secretary, event } = table
  const delegation = { ...member.delegation, coalition: member.coalition, country: 'NO' }
  await buildViewer(ctx.db, { delegation, as: 'delegate' })
  await ctx.jobs.runDue()
  const first = server.received.length
  await ctx.clock.advance(47 * hour)
  await ctx.jobs.runDue()
  expect(server.received).toHaveLength(first)
  await ctx.clock.advance(hour + minute)
  await ctx.jobs.runDue()
  const reminders = server.received.slice(first)
  expect(reminders.map(({ to }) => to[0])).toEqual([member.person.email])
  const { headers } = readMail(reminders[0]?.source ?? '')
  expect(headers.get('subject')).toBe('Entente: your answer is still awaited')

  // The verifier's is due with T0; that the event is off before then leaves nothing to remind of.
  const abort = { event, act: 'abort', reference: 'Halden 4', reason: 'It is off.' }
  await actOnEvent(ctx, present(ctx, secretary), abort, newId())
  await ctx.clock.advance(3 * day)
  await ctx.jobs.runDue()
  expect(server.received).toHaveLength(first + 1)
})

test('[ML2] what was answered before the mail server came back is not sent', async ({
  database,
}) => {
  const ctx = await contextWith(database, null)
  const { secretary, event } = await scheduled(ctx)
  await ctx.jobs.runDue()
  const abort = { event, act: 'abort', reference: 'Halden 4', reason: 'It is off.' }
  await actOnEvent(ctx, present(ctx, secretary), abort, newId())
  await using server = await startMailServer()
  const other = await contextWith(database, server.url)
  await other.jobs.runDue()
  expect(server.received).toEqual([])
})

test('[ML4] what is refused or dropped is tried again under the same Message-ID', async ({
  database,
}) => {
  let turn = 0
  await using server = await startMailServer({
    onRcptTo(_address, _session, done) {
      turn += 1
      if (turn === 1) done(Object.assign(new Error('busy'), { responseCode: 451 }))
      else if (turn === 2) server.drop()
      else done()
    },
  })
  const ctx = await contextWith(database, server.url)
  await scheduled(ctx)
  for (let round = 0; round < 6; round += 1) {
    await ctx.jobs.runDue()
    await ctx.clock.advance(minute)
  }
  const ids = server.received.map(({ source }) => readMail(source).headers.get('message-id'))
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
  const rows = await ctx.db.select().from(outbox)
  expect(rows.map(({ attempts }) => attempts).reduce((sum, one) => sum + one, 0)).toBe(2)
  expect(rows.every(({ doneAt }) => doneAt !== null)).toBe(true)

  const [again] = rows
  const send = sendMail(ctx, { url: server.url, from: 'entente@desk.example.org' })
  const effect = { ...again!, idempotencyKey: `mail:${again!.key}` }
  await send(effect, new AbortController().signal)
  const last = readMail(server.received.at(-1)?.source ?? '').headers.get('message-id')
  expect(ids).toContain(last)
})

test('[ML4] a server that does not answer in time counts as failed', async ({ database }) => {
  await using server = await startMailServer({ onMailFrom() {} })
  const ctx = await contextWith(database, null)
  await scheduled(ctx)
  const mail = sendMail(ctx, { url: server.url, from: 'entente@desk.example.org' })
  const bench = { db: ctx.db, now: () => ctx.now(), log: ctx.log }
  expect(await carryOutNext(bench, { mail }, 200)).toBe(true)
  expect(server.received).toEqual([])
  const rows = await ctx.db.select().from(outbox)
  expect(rows.filter(({ attempts }) => attempts === 1)).toMatchObject([{ doneAt: null }])
})

test('[ML5] STARTTLS is used where it is offered, and a certificate of nobody is refused', async ({
  database,
}) => {
  await using server = await startMailServer({ disabledCommands: [] })
  const ctx = await contextWith(database, server.url)
  await scheduled(ctx)
  await ctx.jobs.runDue()
  expect(server.received).toEqual([])
  const rows = await ctx.db.select().from(outbox)
  expect(rows.map(({ lastError }) => lastError)).toEqual(
    rows.map(() => expect.stringMatching(/certificate/)),
  )
})

test('[ML5] a password is sent over no line that can be read', async ({ database }) => {
  let asked = 0
  await using server = await startMailServer({
    allowInsecureAuth: true,
    onAuth(_auth, _session, done) {
      asked += 1
      done(null, { user: 'entente' })
    },
  })
  const ctx = await contextWith(database, server.url.replace('//', '//entente:secret@'))
  await scheduled(ctx)
  await ctx.jobs.runDue()
  expect([asked, server.received]).toEqual([0, []])
})

test('[ML6] without a mail server the secretariat reads who would have been written to', async ({
  database,
}) => {
  const ctx = await contextWith(database, null)
  const { member, secretary, verifier } = await scheduled(ctx)
  await ctx.jobs.runDue()
  const mails = await listMails(ctx, secretary)
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    [member.person.email, verifier.person.email].toSorted(),
  )
  expect(mails[0]).toMatchObject({ state: 'waiting', at: testStart, sentAt: null })
  expect(mails.every(({ text }) => text.includes('Silence'))).toBe(true)
  await expect(listMails(ctx, member)).rejects.toMatchObject({ action: 'mail.read' })
  const stranger = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  expect(await listMails(ctx, stranger)).toEqual([])
})

test('[ML7] who wants to hear of all gets a mail of what it is only told, and says no more', async ({
  database,
}) => {
  await using server = await startMailServer()
  const ctx = await contextWith(database, server.url)
  const { member, secretary } = await reliefTable(ctx)
  const { coalition, delegation } = member
  const other = await buildViewer(ctx.db, {
    delegation: { ...delegation, coalition, country: 'NO' },
    as: 'delegate',
  })
  await chooseMails(ctx, member, { mails: 'told' })
  const tellOf = (kind: 'comment-mention' | 'note-mention') =>
    ctx.db.transaction((tx) =>
      tell(tx, {
        coalition: secretary.coalition,
        matter: { kind, subject: { kind: 'document', id: newId() } },
        to: [member.person.id, other.person.id],
        due: null,
        at: ctx.now(),
      }),
    )
  await tellOf('comment-mention')
  // What is said within a delegation is not for those who read the mails.
  await tellOf('note-mention')
  await ctx.jobs.runDue()
  expect(server.received.map(({ to }) => to)).toEqual([[member.person.email]])
  const { headers, text } = readMail(server.received[0]?.source ?? '')
  expect(headers.get('subject')).toBe('Entente: there is something new on your desk')
  expect(text).toContain('asks for no answer')
  expect(text).not.toContain('Silence')
})

test('[ML7] who wants the reminder alone gets it, and at once what is due too soon for one', async ({
  database,
}) => {
  await using server = await startMailServer()
  const ctx = await contextWith(database, server.url)
  const table = await reliefTable(ctx)
  const { member, verifier, secretary, event } = table
  for (const one of [member, verifier]) await chooseMails(ctx, one, { mails: 'reminder' })
  await schedule(ctx, table)
  await ctx.jobs.runDue()
  expect(server.received).toEqual([])
  await ctx.clock.advance(2 * day + minute)
  await ctx.jobs.runDue()
  expect(server.received.map(({ to }) => to)).toEqual([[member.person.email]])

  await ctx.db.transaction((tx) =>
    tell(tx, {
      coalition: secretary.coalition,
      matter: { kind: 'call-asked', subject: { kind: 'event', id: event } },
      to: [verifier.person.id],
      due: null,
      at: ctx.now(),
    }),
  )
  await ctx.jobs.runDue()
  expect(server.received.map(({ to }) => to[0])).toEqual([
    member.person.email,
    verifier.person.email,
  ])
})

test('[ML7] what is no choice is refused', async ({ database }) => {
  const ctx = await contextWith(database, null)
  const viewer = await buildViewer(ctx.db, { kind: 'member', as: 'head' })
  await expect(chooseMails(ctx, viewer, { mails: 'none' })).rejects.toMatchObject({
    fields: { mails: 'choice' },
  })
})

function contextWith(database: OpenDatabase, url: string | null) {
  const mail = url === null ? null : { url, from: 'entente@desk.example.org' }
  return testContext(database, { mail, publicUrl: 'https://desk.example.org' })
}

/** An event of which a head is to attest and the verifier to find. */
async function scheduled(ctx: ServerContext, change: Readonly<Record<string, unknown>> = {}) {
  const table = await reliefTable(ctx, change)
  await schedule(ctx, table)
  return table
}

async function schedule(
  ctx: ServerContext,
  { secretary, member, event }: Awaited<ReturnType<typeof reliefTable>>,
) {
  const run = (act: Readonly<Record<string, unknown>>) =>
    actOnEvent(ctx, present(ctx, secretary), { event, ...act }, newId())
  await run({ act: 'add-leg', ...legForm(member.delegation.id) })
  await run({ act: 'schedule', reference: 'Halden 3' })
}

function present(ctx: ServerContext, viewer: Viewer): Viewer {
  return { ...viewer, presenceProvedAt: ctx.now() }
}
