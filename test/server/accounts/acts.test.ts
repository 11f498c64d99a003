import { asc } from 'drizzle-orm'
import { expect } from 'vitest'

import { minute } from '#app/domain/kernel/instant.ts'
import { parseEntry } from '#app/domain/transparency/entry.ts'
import { delegation, logEntry, mandate } from '#db/schema/index.ts'
import { acceptInvitation } from '#server/accounts/accept-invitation.ts'
import { changeMandate } from '#server/accounts/change-mandate.ts'
import { createDelegation } from '#server/accounts/create-delegation.ts'
import { createSetUpToken } from '#server/accounts/create-set-up-link.ts'
import { invite } from '#server/accounts/invite.ts'
import { listPeople } from '#server/accounts/list-people.ts'
import { provePresence } from '#server/accounts/prove-presence.ts'
import { setUpCoalition } from '#server/accounts/set-up-coalition.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import type { ServerContext } from '#server/context.ts'
import { BadInput, Forbidden, NotFound, PresenceNeeded, Refused } from '#server/refusals.ts'
import { nameSubjects } from '#server/transparency/name-subjects.ts'
import { readRecord } from '#server/transparency/read-record.ts'
import {
  buildDelegation,
  buildMandate,
  buildPerson,
  buildViewer,
  newId,
} from '#test/support/build.ts'
import { cookieOf, requester, testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

const password = 'a long enough password'

const ostia = {
  code: 'OST',
  name: 'Federation of Ostia',
  kind: 'member',
  country: 'OS',
  timeZone: 'Europe/Rome',
  holidayCalendar: 'XO',
}

test('[AC2] founding, inviting, accepting and changing enter the record as ids', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const token = await createSetUpToken(ctx)
  const { setCookies } = await setUpCoalition(ctx, requester(), { ...founding, token }, newId())
  const secretary = await viewerOf(ctx, cookieOf(setCookies))
  if (secretary === null) throw new Error('nobody is signed in')
  const member = await createDelegation(ctx, secretary, ostia, newId())
  const offer = { ...member, name: 'Maja Lund', email: 'maja@example.org', kind: 'head' }
  const invited = await invite(ctx, secretary, offer, newId())
  const accepted = await acceptInvitation(
    ctx,
    requester(),
    null,
    { token: invited.token, name: 'Maja Lund', password },
    newId(),
  )
  const head = await viewerOf(ctx, cookieOf(accepted))
  if (head === null) throw new Error('nobody is signed in')
  const second = await buildMandate(ctx.db, { of: head.delegation, as: 'head' })
  await changeMandate(ctx, secretary, { mandate: head.mandate.id, to: 'alternate' }, newId())
  await changeMandate(ctx, secretary, { mandate: head.mandate.id, to: 'ended' }, newId())
  expect(second.kind).toBe('head')

  const by = secretary.delegation.id
  const changed = { mandate: head.mandate.id, delegation: member.delegation }
  expect((await entriesOf(ctx)).map(({ t, by: actor, b }) => [t, actor, b])).toEqual([
    ['coalition.create', by, { coalition: secretary.coalition }],
    ['delegation.create', by, member],
    ['invitation.create', by, { invitation: invited.invitation, ...member }],
    [
      'invitation.accept',
      member.delegation,
      { invitation: invited.invitation, mandate: head.mandate.id },
    ],
    ['mandate.change', by, { ...changed, ended: false }],
    ['mandate.change', by, { ...changed, ended: true }],
  ])
})

test('[AC2] what is refused leaves no entry and changes nothing', async ({ database }) => {
  const ctx = await testContext(database)
  const head = await buildViewer(ctx.db, { as: 'head' })
  const acting = { delegation: head.delegation.id, name: head.person.name, kind: 'delegate' }
  const again = invite(ctx, head, { ...acting, email: head.person.email }, newId())
  await expect(again).rejects.toEqual(new Refused('acts-already'))
  const chair = { ...acting, email: 'chair@example.org', kind: 'chair' }
  await expect(invite(ctx, head, chair, newId())).rejects.toEqual(new Refused('chair'))
  expect(await entriesOf(ctx)).toEqual([])
})

test('[AC7] an alternate makes nobody head of the delegation', async ({ database }) => {
  const ctx = await testContext(database)
  const alternate = await buildViewer(ctx.db, { as: 'alternate' })
  for (const kind of ['head', 'alternate']) {
    const raised = invite(ctx, alternate, { ...offerOf(alternate), kind }, newId())
    await expect(raised).rejects.toEqual(new Refused('head-invites'))
  }
  await invite(ctx, alternate, offerOf(alternate), newId())
})

test('[AC2] a repeated request is one act', async ({ database }) => {
  const ctx = await testContext(database)
  const secretary = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const key = newId()
  const first = await createDelegation(ctx, secretary, ostia, key)
  expect(await createDelegation(ctx, secretary, ostia, key)).toEqual(first)
  expect(await entriesOf(ctx)).toHaveLength(1)
  const other = createDelegation(ctx, secretary, { ...ostia, code: 'OSX' }, key)
  await expect(other).rejects.toEqual(new Refused('key-reused'))
})

test('[AC3] the last head stays, also when two heads end each other at once', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const secretary = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const of = await buildDelegation(ctx.db, { coalition: secretary.coalition })
  const heads = [
    await buildMandate(ctx.db, { of, as: 'head' }),
    await buildMandate(ctx.db, { of, as: 'head' }),
  ]
  const both = await Promise.allSettled(
    heads.map(({ id }) => changeMandate(ctx, secretary, { mandate: id, to: 'ended' }, newId())),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: new Refused('last-head'),
  })
})

test('[AC4] a code is given once, also when two ask for it at once', async ({ database }) => {
  const ctx = await testContext(database)
  const secretary = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const both = await Promise.allSettled([
    createDelegation(ctx, secretary, ostia, newId()),
    createDelegation(ctx, secretary, ostia, newId()),
  ])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: new Refused('code-taken'),
  })
  const rows = await ctx.db.select().from(delegation)
  expect(rows.filter(({ code }) => code === 'OST')).toHaveLength(1)
})

test('[AC4] what no delegation can be called is refused at its field', async ({ database }) => {
  const ctx = await testContext(database)
  const secretary = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const hostile = {
    code: '<b>',
    name: '\u0000',
    kind: 'king',
    country: 'x',
    timeZone: '',
    holidayCalendar: '*',
  }
  await expect(createDelegation(ctx, secretary, hostile, newId())).rejects.toEqual(
    new BadInput({
      code: 'code',
      name: 'controlCharacters',
      kind: 'choice',
      country: 'code',
      timeZone: 'required',
      holidayCalendar: 'choice',
    }),
  )
})

test('[AC5] an ended mandate is kept and acts no more', async ({ database }) => {
  const ctx = await testContext(database)
  const head = await buildViewer(ctx.db, { as: 'head' })
  const { id } = await buildMandate(ctx.db, { of: head.delegation })
  await changeMandate(ctx, head, { mandate: id, to: 'ended' }, newId())
  const rows = await ctx.db.select().from(mandate)
  expect(rows.find((row) => row.id === id)?.endedAt).toBe(ctx.now())
  const again = changeMandate(ctx, head, { mandate: id, to: 'head' }, newId())
  await expect(again).rejects.toEqual(new Refused('mandate-ended'))
  const [listed] = await listPeople(ctx, head)
  expect(listed?.mandates.map((one) => one.id)).toEqual([head.mandate.id])
})

test('[PM2] a delegation or mandate of another coalition is not found', async ({ database }) => {
  const ctx = await testContext(database)
  const secretary = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const stranger = await buildViewer(ctx.db)
  const offer = { name: 'Maja Lund', email: 'maja@example.org', kind: 'delegate' }
  for (const id of [stranger.delegation.id, newId()]) {
    const attempt = invite(ctx, secretary, { ...offer, delegation: id }, newId())
    await expect(attempt).rejects.toThrow(NotFound)
  }
  for (const id of [stranger.mandate.id, newId()]) {
    const attempt = changeMandate(ctx, secretary, { mandate: id, to: 'ended' }, newId())
    await expect(attempt).rejects.toThrow(NotFound)
  }
})

test('[PM3] who may not is refused', async ({ database }) => {
  const ctx = await testContext(database)
  const head = await buildViewer(ctx.db, { as: 'head' })
  const delegate = await buildViewer(ctx.db, { coalition: head.coalition })
  await expect(createDelegation(ctx, head, ostia, newId())).rejects.toThrow(Forbidden)
  const offer = { name: 'Maja Lund', email: 'maja@example.org', kind: 'delegate' }
  const own = { ...offer, delegation: delegate.delegation.id }
  await expect(invite(ctx, delegate, own, newId())).rejects.toThrow(Forbidden)
  const foreign = { ...offer, delegation: delegate.delegation.id }
  await expect(invite(ctx, head, foreign, newId())).rejects.toThrow(Forbidden)
})

test('[PM9] an act that commits waits for a fresh proof of presence', async ({ database }) => {
  const ctx = await testContext(database)
  const passwordHash = await ctx.auth.passwords.hash(password)
  const person = await buildPerson(ctx.db, { passwordHash })
  const head = await buildViewer(ctx.db, { as: 'head', person })
  const { id } = await buildMandate(ctx.db, { of: head.delegation })
  const change = { mandate: id, to: 'ended' }
  await ctx.clock.advance(10 * minute + 1)
  await expect(changeMandate(ctx, head, change, newId())).rejects.toThrow(PresenceNeeded)

  const guess = provePresence(ctx, requester(), head, { by: 'password', password: 'a guess' })
  await expect(guess).rejects.toEqual(new Refused('proof'))
  await provePresence(ctx, requester(), head, { by: 'password', password })
  await changeMandate(ctx, { ...head, presenceProvedAt: ctx.now() }, change, newId())
})

test('[PM9] in a demo world nobody is asked for a proof', async ({ database }) => {
  const ctx = await testContext(database, { demo: true })
  const head = await buildViewer(ctx.db, { as: 'head' })
  const { id } = await buildMandate(ctx.db, { of: head.delegation })
  await ctx.clock.advance(60 * minute)
  await changeMandate(ctx, head, { mandate: id, to: 'ended' }, newId())
})

test('[PM10] others see neither the capital reviewers of a delegation nor its addresses', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const secretary = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const { coalition } = secretary
  const head = await buildViewer(ctx.db, { coalition, as: 'head' })
  const reviewer = await buildMandate(ctx.db, { of: head.delegation, as: 'capital-reviewer' })
  const other = await buildViewer(ctx.db, { coalition, as: 'head' })
  await invite(ctx, head, { ...offerOf(head), kind: 'capital-reviewer' }, newId())
  const shown = async (viewer: typeof head) => {
    const listed = (await listPeople(ctx, viewer)).find(({ id }) => id === head.delegation.id)
    return {
      kinds: listed?.mandates.map(({ kind }) => kind),
      addresses: listed?.mandates.map(({ person }) => person.email !== null),
      invited: listed?.invitations.length,
    }
  }
  const whole = { kinds: ['head', 'capital-reviewer'], addresses: [true, true], invited: 1 }
  expect(await shown(head)).toEqual(whole)
  expect(await shown(secretary)).toEqual(whole)
  expect(await shown(other)).toEqual({ kinds: ['head'], addresses: [false], invited: 0 })
  const blind = changeMandate(ctx, other, { mandate: reviewer.id, to: 'ended' }, newId())
  await expect(blind).rejects.toThrow(NotFound)
})

test('[PM10] the record says of no invitation and no change which kind of mandate it was', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const head = await buildViewer(ctx.db, { as: 'head' })
  const other = await buildViewer(ctx.db, { coalition: head.coalition })
  const { id } = await buildMandate(ctx.db, { of: head.delegation })
  await invite(ctx, head, { ...offerOf(head), kind: 'capital-reviewer' }, newId())
  await changeMandate(ctx, head, { mandate: id, to: 'capital-reviewer' }, newId())
  const { entries } = await readRecord(ctx, other, {})
  expect(entries.map(({ type }) => type)).toEqual(['mandate.change', 'invitation.create'])
  for (const { entry } of entries) expect(entry).not.toContain('capital-reviewer')
  const { code, name } = head.delegation
  const delegation = { kind: 'delegation', code, name }
  expect(await nameSubjects(ctx, other, entries)).toEqual([delegation, delegation])
})

const founding = {
  coalition: 'Halden Contact Group',
  seatZone: 'Europe/Oslo',
  seatCalendar: 'NO',
  code: 'SEC',
  delegation: 'Secretariat',
  country: 'NO',
  name: 'Ingrid Dahl',
  email: 'ingrid@example.org',
  password,
}

function offerOf({ delegation: of }: { delegation: { id: string } }) {
  return { delegation: of.id, name: 'Maja Lund', email: 'maja@example.org', kind: 'delegate' }
}

async function entriesOf(ctx: ServerContext) {
  const rows = await ctx.db.select().from(logEntry).orderBy(asc(logEntry.idx))
  return rows.map(({ entry }) => parseEntry(new TextDecoder().decode(entry)))
}
