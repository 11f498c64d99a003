import * as z from 'zod'

import { decideUse } from '#app/domain/accounts/one-time-link.ts'
import { newPassword } from '#app/domain/accounts/password.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { line } from '#app/domain/kernel/text.ts'
import { findInvitation, lockInvitation, saveAcceptance } from '#db/accounts-links.ts'
import { findPersonByEmail, insertMandate, insertPassword, insertPerson } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, NotFound, Refused } from '../refusals.ts'
import { actAsNewcomer } from './act-as-newcomer.ts'
import type { SetCookies } from './auth.ts'
import { beginSession } from './begin-session.ts'
import { hashToken, oneTimeToken } from './one-time-token.ts'
import type { Requester } from './requester.ts'

const ByNewcomer = z.object({ token: oneTimeToken(), name: line(120), password: newPassword() })
const BySignedIn = z.object({ token: oneTimeToken() })

/**
 * Accepts an invitation and begins a session under the new mandate. Someone new says their name and
 * chooses a password; someone with an account must be signed in as the person who was invited, so that
 * a link alone never opens an account. Throws NotFound, Refused `link-used`, `link-expired`, and
 * `sign-in-first` when the invited address has an account that is not signed in here.
 */
export async function acceptInvitation(
  ctx: ServerContext,
  requester: Requester,
  signedIn: Viewer['person'] | null,
  input: unknown,
  key: string,
): Promise<SetCookies> {
  const { token } = parse(BySignedIn, input)
  const tokenHash = hashToken(token)
  const offered = await findInvitation(ctx.db, tokenHash)
  if (offered === null) throw new NotFound()
  const known = signedIn?.email === offered.email ? signedIn : null
  if (known === null && (await findPersonByEmail(ctx.db, offered.email)) !== null) {
    throw new Refused('sign-in-first')
  }
  const account = known === null ? await prepareAccount(ctx, input) : null
  const person = known ?? {
    id: ctx.newId<'person'>(),
    name: account?.name ?? offered.name,
    email: offered.email,
    locale: 'en' as const,
  }
  const mandate = { id: ctx.newId<'mandate'>(), kind: offered.kind }
  const newcomer = {
    person,
    coalition: offered.coalition.id,
    delegation: offered.delegation,
    mandate,
  }
  const now = ctx.now()

  await actAsNewcomer(ctx, newcomer, { key, command: { tokenHash } }, async (tx) => {
    const invitation = await lockInvitation(tx, tokenHash)
    if (invitation === null) throw new NotFound()
    accept(decideUse(invitation, now))
    if (account !== null) {
      const isNew = await insertPerson(tx, {
        id: person.id,
        name: person.name,
        email: person.email,
        at: now,
      })
      if (!isNew) throw new Refused('sign-in-first')
      await insertPassword(tx, { id: ctx.newId(), person: person.id, hash: account.hash, at: now })
    }
    await insertMandate(tx, {
      ...mandate,
      person: person.id,
      delegation: invitation.delegation.id,
      createdAt: now,
    })
    await saveAcceptance(tx, invitation.id, now)
    return {
      entry: { t: 'invitation.accept', b: { invitation: invitation.id, mandate: mandate.id } },
      subject: invitation.id,
      topics: [{ topic: 'people', subject: newcomer.coalition }],
      result: { mandate: mandate.id },
    }
  })
  const opened = await ctx.auth.openSession(requester, person.id)
  return beginSession(ctx, requester, opened, { under: mandate.id })
}

async function prepareAccount(ctx: ServerContext, input: unknown) {
  const { name, password } = parse(ByNewcomer, input)
  return { name, hash: await ctx.auth.passwords.hash(password) }
}
