import { eq } from 'drizzle-orm'
import { expect } from 'vitest'

import { invitationLasts } from '#app/domain/accounts/invitation.ts'
import { linkLasts } from '#app/domain/accounts/one-time-link.ts'
import { coalition, delegation, invitation, oneTimeLink, person } from '#db/schema/index.ts'
import { acceptInvitation } from '#server/accounts/accept-invitation.ts'
import { createResetLink } from '#server/accounts/create-reset-link.ts'
import { createSetUpLink, createSetUpToken } from '#server/accounts/create-set-up-link.ts'
import { findInvitation } from '#server/accounts/find-invitation.ts'
import { invite } from '#server/accounts/invite.ts'
import { listDemoPeople } from '#server/accounts/list-demo-people.ts'
import { findResetLink, resetPassword } from '#server/accounts/reset-password.ts'
import { findSetUpLink, setUpCoalition } from '#server/accounts/set-up-coalition.ts'
import { signInAsDemoPerson } from '#server/accounts/sign-in-as-demo-person.ts'
import { signIn } from '#server/accounts/sign-in.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import { BadInput, Forbidden, NotFound, Refused } from '#server/refusals.ts'
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

const founding = {
  coalition: 'Halden Contact Group',
  seatZone: 'Europe/Oslo',
  seatCalendar: 'NO',
  code: 'SEC',
  delegation: 'Secretariat',
  country: 'NO',
  name: 'Ingrid Dahl',
  email: 'Ingrid.Dahl@example.org',
  password,
}

test('[AC1] a coalition begins with its secretariat and its head, who is signed in', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const link = await createSetUpLink(ctx)
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/set-up\/[A-Za-z0-9_-]{43}$/)
  const token = await createSetUpToken(ctx)
  const { setCookies } = await setUpCoalition(ctx, requester(), { ...founding, token }, newId())
  expect(await viewerOf(ctx, cookieOf(setCookies))).toMatchObject({
    person: { name: 'Ingrid Dahl', email: 'ingrid.dahl@example.org' },
    delegation: { code: 'SEC', kind: 'secretariat' },
    mandate: { kind: 'head' },
  })
  expect(await ctx.db.select().from(coalition)).toHaveLength(1)
  await signIn(ctx, requester(), { email: founding.email, password })
})

test('[AC1] with people there is no set-up link, and one made before is worth nothing', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const token = await createSetUpToken(ctx)
  await buildViewer(ctx.db)
  expect(await createSetUpLink(ctx)).toBeNull()
  const late = setUpCoalition(ctx, requester(), { ...founding, token }, newId())
  await expect(late).rejects.toThrow(NotFound)
  expect(await ctx.db.select().from(coalition)).toHaveLength(1)
})

test('[AC1] hostile values found nothing and spare the link', async ({ database }) => {
  const ctx = await testContext(database)
  const token = await createSetUpToken(ctx)
  const hostile = {
    ...founding,
    token,
    coalition: 'x'.repeat(121),
    name: 'Ingrid\u202Egnid',
    code: 'sec',
    seatZone: '+02:00',
    email: 'nobody',
    password: 'short',
  }
  await expect(setUpCoalition(ctx, requester(), hostile, newId())).rejects.toEqual(
    new BadInput({
      coalition: 'tooLong',
      seatZone: 'zone',
      code: 'code',
      name: 'controlCharacters',
      email: 'email',
      password: 'tooShort',
    }),
  )
  expect(await ctx.db.select().from(coalition)).toEqual([])
  await setUpCoalition(ctx, requester(), { ...founding, token }, newId())
})

test('[SI6] a set-up link works once, and a newer one replaces it', async ({ database }) => {
  const ctx = await testContext(database)
  const older = (await createSetUpToken(ctx)) ?? ''
  const token = (await createSetUpToken(ctx)) ?? ''
  await expect(findSetUpLink(ctx, older)).rejects.toThrow(NotFound)
  await findSetUpLink(ctx, token)
  await setUpCoalition(ctx, requester(), { ...founding, token }, newId())
  await expect(findSetUpLink(ctx, token)).rejects.toEqual(new Refused('link-used'))
  const again = setUpCoalition(ctx, requester(), { ...founding, token }, newId())
  await expect(again).rejects.toEqual(new Refused('link-used'))
})

test('[SI6] of two who use a set-up link at once, one founds', async ({ database }) => {
  const ctx = await testContext(database)
  const token = await createSetUpToken(ctx)
  const both = await Promise.allSettled(
    ['a@example.org', 'b@example.org'].map((email) =>
      setUpCoalition(ctx, requester(), { ...founding, token, email }, newId()),
    ),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await ctx.db.select().from(delegation)).toHaveLength(1)
  expect(await ctx.db.select().from(person)).toHaveLength(1)
})

test('[SI6] only the hash of an invitation’s token is stored, also in the act', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const head = await buildViewer(ctx.db, { as: 'head' })
  const { token } = await invite(ctx, head, offer(head), newId())
  const [dump] = await ctx.sql`
    select (select json_agg(invitation) from invitation)::text
        || (select json_agg(act) from act)::text as everything`
  expect(dump?.['everything']).toContain(head.mandate.id)
  expect(dump?.['everything']).not.toContain(token)
})

test('[SI6] an invitation works once and until it expires', async ({ database }) => {
  const ctx = await testContext(database)
  const head = await buildViewer(ctx.db, { as: 'head' })
  const { token } = await invite(ctx, head, offer(head), newId())
  expect(await findInvitation(ctx, token)).toMatchObject({
    email: 'maja@example.org',
    kind: 'delegate',
    delegation: { code: head.delegation.code },
    known: false,
  })
  const input = { token, name: 'Maja Lund', password }
  const cookie = cookieOf(await acceptInvitation(ctx, requester(), null, input, newId()))
  expect(await viewerOf(ctx, cookie)).toMatchObject({
    person: { name: 'Maja Lund', email: 'maja@example.org' },
    delegation: { id: head.delegation.id },
    mandate: { kind: 'delegate' },
  })
  const again = acceptInvitation(ctx, requester(cookie), null, input, newId())
  await expect(again).rejects.toThrow(Refused)

  const other = await invite(ctx, head, offer(head, 'late@example.org'), newId())
  await ctx.clock.advance(invitationLasts)
  await expect(findInvitation(ctx, other.token)).rejects.toEqual(new Refused('link-expired'))
  const late = acceptInvitation(ctx, requester(), null, { ...input, token: other.token }, newId())
  await expect(late).rejects.toEqual(new Refused('link-expired'))
})

test('[SI6] an invitation accepted twice at once makes one mandate', async ({ database }) => {
  const ctx = await testContext(database)
  const head = await buildViewer(ctx.db, { as: 'head' })
  const { token } = await invite(ctx, head, offer(head), newId())
  const accept = () =>
    acceptInvitation(ctx, requester(), null, { token, name: 'Maja Lund', password }, newId())
  const both = await Promise.allSettled([accept(), accept()])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await ctx.db.select().from(person)).toHaveLength(2)
})

test('[SI6] an invitation sent again with its key gives a new link, and the first one is void', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const head = await buildViewer(ctx.db, { as: 'head' })
  const key = newId()
  const first = await invite(ctx, head, offer(head), key)
  const second = await invite(ctx, head, offer(head), key)
  expect(second.invitation).toBe(first.invitation)
  expect(await ctx.db.select().from(invitation)).toHaveLength(1)
  await expect(findInvitation(ctx, first.token)).rejects.toThrow(NotFound)
  await findInvitation(ctx, second.token)
})

test('[SI6] a link alone never opens an account that exists', async ({ database }) => {
  const ctx = await testContext(database)
  const head = await buildViewer(ctx.db, { as: 'head' })
  const known = await buildViewer(ctx.db)
  const { token } = await invite(ctx, head, offer(head, known.person.email), newId())
  expect((await findInvitation(ctx, token)).known).toBe(true)
  const input = { token, name: 'Someone else', password }
  for (const signedInAs of [null, head.person]) {
    const refused = acceptInvitation(ctx, requester(), signedInAs, input, newId())
    await expect(refused).rejects.toEqual(new Refused('sign-in-first'))
  }
  const cookie = cookieOf(
    await acceptInvitation(ctx, requester(), known.person, { token }, newId()),
  )
  expect(await viewerOf(ctx, cookie)).toMatchObject({
    person: known.person,
    delegation: { id: head.delegation.id },
  })
})

test('[SI6] a reset link works once, ends the sessions and lets the new password in', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const secretary = await buildViewer(ctx.db, { kind: 'secretariat', as: 'head' })
  const member = await buildDelegation(ctx.db, { coalition: secretary.coalition })
  const passwordHash = await ctx.auth.passwords.hash('a forgotten password')
  const lost = await buildPerson(ctx.db, { passwordHash })
  await buildMandate(ctx.db, { of: member, person: lost })
  const { email } = lost
  const session = await signIn(ctx, requester(), { email, password: 'a forgotten password' })

  const older = await createResetLink(ctx, secretary, { person: lost.id })
  const { token } = await createResetLink(ctx, secretary, { person: lost.id })
  await expect(findResetLink(ctx, older.token)).rejects.toThrow(NotFound)
  expect(await findResetLink(ctx, token)).toEqual({ name: lost.name, email })
  const [row] = await ctx.db.select().from(oneTimeLink)
  expect(row?.tokenHash).not.toContain(token)

  await resetPassword(ctx, { token, password })
  expect(await viewerOf(ctx, cookieOf(session.setCookies))).toBeNull()
  await signIn(ctx, requester(), { email, password })
  await expect(resetPassword(ctx, { token, password })).rejects.toEqual(new Refused('link-used'))

  const late = await createResetLink(ctx, secretary, { person: lost.id })
  await ctx.clock.advance(linkLasts)
  const expired = resetPassword(ctx, { token: late.token, password })
  await expect(expired).rejects.toEqual(new Refused('link-expired'))
})

test('[SI6] only the secretariat makes a reset link, and only for its own coalition', async ({
  database,
}) => {
  const ctx = await testContext(database)
  const secretary = await buildViewer(ctx.db, { kind: 'secretariat', as: 'alternate' })
  const head = await buildViewer(ctx.db, { coalition: secretary.coalition, as: 'head' })
  const stranger = await buildViewer(ctx.db)
  const own = createResetLink(ctx, head, { person: head.person.id })
  await expect(own).rejects.toThrow(Forbidden)
  const foreign = createResetLink(ctx, secretary, { person: stranger.person.id })
  await expect(foreign).rejects.toThrow(NotFound)
})

test('[SI6] a token that is none is not found, whatever it is', async ({ database }) => {
  const ctx = await testContext(database)
  for (const token of ['', 'x', 'x'.repeat(43), '../../etc', "' or 1=1", undefined, 7, ['a']]) {
    const input = { ...founding, token }
    await expect(setUpCoalition(ctx, requester(), input, newId())).rejects.toThrow(NotFound)
    await expect(acceptInvitation(ctx, requester(), null, input, newId())).rejects.toThrow(NotFound)
    await expect(resetPassword(ctx, input)).rejects.toThrow(NotFound)
  }
})

test('[SI10] in a demo world one becomes a person by their address', async ({ database }) => {
  const ctx = await testContext(database, { demo: true })
  const { person: someone, delegation: of } = await buildViewer(ctx.db)
  await buildMandate(ctx.db, { of, as: 'head' })
  const [listed] = await listDemoPeople(ctx)
  expect(listed?.people.map(({ mandate }) => mandate)).toEqual(['head', 'delegate'])
  const setCookies = await signInAsDemoPerson(ctx, requester(), { person: someone.email })
  expect(await viewerOf(ctx, cookieOf(setCookies))).toMatchObject({ person: someone })
  const nobody = signInAsDemoPerson(ctx, requester(), { person: 'nobody@example.org' })
  await expect(nobody).rejects.toThrow(NotFound)
})

test('[SI10] elsewhere that door does not exist and nobody is listed', async ({ database }) => {
  const ctx = await testContext(database)
  const { person: someone } = await buildViewer(ctx.db)
  expect(await listDemoPeople(ctx)).toEqual([])
  const attempt = signInAsDemoPerson(ctx, requester(), { person: someone.email })
  await expect(attempt).rejects.toThrow(NotFound)
  const rows = await ctx.db.select().from(person).where(eq(person.id, someone.id))
  expect(rows).toHaveLength(1)
})

function offer({ delegation: of }: { delegation: { id: string } }, email = 'maja@example.org') {
  return { delegation: of.id, name: 'Maja Lund', email, kind: 'delegate' }
}
