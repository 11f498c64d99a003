import * as z from 'zod'

import {
  country,
  delegationCode,
  holidayCalendar,
  timeZone,
} from '#app/domain/accounts/new-delegation.ts'
import { decideUse } from '#app/domain/accounts/one-time-link.ts'
import { newPassword } from '#app/domain/accounts/password.ts'
import type { CoalitionId } from '#app/domain/kernel/id.ts'
import { email, line } from '#app/domain/kernel/text.ts'
import { findLink, lockLink, saveUse } from '#db/accounts-links.ts'
import { hasPeople } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, NotFound } from '../refusals.ts'
import type { SetCookies } from './auth.ts'
import { beginSession } from './begin-session.ts'
import { foundCoalition } from './found-coalition.ts'
import { hashToken, oneTimeToken } from './one-time-token.ts'
import type { Requester } from './requester.ts'

const SetUp = z.object({
  token: oneTimeToken(),
  coalition: line(120),
  seatZone: timeZone(),
  seatCalendar: holidayCalendar(),
  code: delegationCode(),
  delegation: line(120),
  country: country(),
  name: line(120),
  email: email(),
  password: newPassword(),
})

/** Whether a set-up link can be used. Throws NotFound, Refused `link-used` and `link-expired`. */
export async function findSetUpLink(
  ctx: Pick<ServerContext, 'db' | 'now'>,
  token: string,
): Promise<void> {
  const link = await findLink(ctx.db, 'set-up', hashToken(token))
  if (link === null) throw new NotFound()
  accept(decideUse(link, ctx.now()))
}

/**
 * Begins a coalition with its secretariat and the secretariat's head, through the one-time link of an
 * empty database (AC1), and signs that head in. Throws NotFound for a token that is none, Refused
 * `link-used` and `link-expired`.
 */
export async function setUpCoalition(
  ctx: ServerContext,
  requester: Requester,
  input: unknown,
  key: string,
): Promise<{ coalition: CoalitionId; setCookies: SetCookies }> {
  const { token, password, ...command } = parse(SetUp, input)
  const proof = hashToken(token)
  const { coalition, person } = await foundCoalition(
    ctx,
    { command, password, key, proof },
    async (tx) => {
      const link = await lockLink(tx, 'set-up', proof)
      if (link === null || (link.usedAt === null && (await hasPeople(tx)))) throw new NotFound()
      const now = ctx.now()
      accept(decideUse(link, now))
      await saveUse(tx, proof, now)
    },
  )
  const opened = await ctx.auth.openSession(requester, person.id)
  return { coalition, setCookies: await beginSession(ctx, requester, opened) }
}
