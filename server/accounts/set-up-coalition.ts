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
import {
  hasPeople,
  insertCoalition,
  insertDelegation,
  insertMandate,
  insertPassword,
  insertPerson,
} from '#db/accounts.ts'

import { ensureCalendar } from '../calendar/ensure-calendar.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { accept, NotFound } from '../refusals.ts'
import { actAsNewcomer } from './act-as-newcomer.ts'
import type { SetCookies } from './auth.ts'
import { beginSession } from './begin-session.ts'
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
  const tokenHash = hashToken(token)
  const hash = await ctx.auth.passwords.hash(password)
  const now = ctx.now()
  const coalition = ctx.newId<'coalition'>()
  const person = ctx.newId<'person'>()
  const mandate = { id: ctx.newId<'mandate'>(), kind: 'head' } as const
  const delegation = {
    id: ctx.newId<'delegation'>(),
    code: command.code,
    name: command.delegation,
    kind: 'secretariat',
    timeZone: command.seatZone,
    hue: 0,
  } as const
  const newcomer = {
    person: { id: person, name: command.name, email: command.email, locale: 'en' },
    coalition,
    delegation,
    mandate,
  } as const

  await actAsNewcomer(ctx, newcomer, { key, command: { ...command, tokenHash } }, async (tx) => {
    const link = await lockLink(tx, 'set-up', tokenHash)
    if (link === null || (link.usedAt === null && (await hasPeople(tx)))) throw new NotFound()
    accept(decideUse(link, now))
    await saveUse(tx, tokenHash, now)
    await insertCoalition(tx, {
      id: coalition,
      name: command.coalition,
      seatZone: command.seatZone,
      seatCalendar: command.seatCalendar,
      createdAt: now,
    })
    await ensureCalendar(tx, { code: command.seatCalendar, zone: command.seatZone }, now)
    await insertDelegation(tx, {
      ...delegation,
      coalition,
      country: command.country,
      holidayCalendar: command.seatCalendar,
      createdAt: now,
    })
    await insertPerson(tx, { id: person, name: command.name, email: command.email, at: now })
    await insertPassword(tx, { id: ctx.newId(), person, hash, at: now })
    await insertMandate(tx, {
      ...mandate,
      person,
      delegation: delegation.id,
      createdAt: now,
    })
    return {
      entry: { t: 'coalition.create', b: { coalition } },
      subject: coalition,
      topics: [{ topic: 'people', subject: coalition }],
      result: { coalition },
    }
  })
  const opened = await ctx.auth.openSession(requester, person)
  return { coalition, setCookies: await beginSession(ctx, requester, opened) }
}
