import type { Viewer } from '#app/domain/accounts/viewer.ts'
import {
  insertCoalition,
  insertDelegation,
  insertMandate,
  insertPassword,
  insertPerson,
} from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'

import { ensureCalendar } from '../calendar/ensure-calendar.ts'
import type { ServerContext } from '../context.ts'
import { actAsNewcomer } from './act-as-newcomer.ts'

/** What is said of a coalition when it begins, with its secretariat and the secretariat's head. */
export type NewCoalition = {
  coalition: string
  seatZone: string
  seatCalendar: string
  code: string
  delegation: string
  country: string
  name: string
  email: string
}

/**
 * Begins a coalition with its secretariat and the secretariat's head, who performs this as the first act.
 * `allow` decides in the same transaction whether it may be.
 */
export async function foundCoalition(
  ctx: ServerContext,
  {
    command,
    password,
    key,
    proof,
  }: {
    command: NewCoalition
    password: string
    key: string
    /** What the request was allowed by; it tells one request from another of the same key. */
    proof: string
  },
  allow: (tx: Tx) => Promise<void>,
): Promise<Pick<Viewer, 'person' | 'coalition' | 'delegation' | 'mandate'>> {
  const hash = await ctx.auth.passwords.hash(password)
  const now = ctx.now()
  const coalition = ctx.newId<'coalition'>()
  const { seatZone, seatCalendar, code, country, name, email } = command
  const newcomer = {
    person: { id: ctx.newId<'person'>(), name, email, locale: 'en' },
    coalition,
    delegation: {
      id: ctx.newId<'delegation'>(),
      code,
      name: command.delegation,
      kind: 'secretariat',
      timeZone: seatZone,
      hue: 0,
    },
    mandate: { id: ctx.newId<'mandate'>(), kind: 'head' },
  } as const
  const { person, delegation, mandate } = newcomer
  await actAsNewcomer(
    ctx,
    newcomer,
    { key, command: { ...command, tokenHash: proof } },
    async (tx) => {
      await allow(tx)
      await insertCoalition(tx, {
        id: coalition,
        name: command.coalition,
        seatZone,
        seatCalendar,
        createdAt: now,
      })
      await ensureCalendar(tx, { code: seatCalendar, zone: seatZone }, now)
      await insertDelegation(tx, {
        ...delegation,
        coalition,
        country,
        holidayCalendar: seatCalendar,
        createdAt: now,
      })
      await insertPerson(tx, { id: person.id, name, email, at: now })
      await insertPassword(tx, { id: ctx.newId(), person: person.id, hash, at: now })
      await insertMandate(tx, {
        ...mandate,
        person: person.id,
        delegation: delegation.id,
        createdAt: now,
      })
      return {
        entry: { t: 'coalition.create', b: { coalition } },
        subject: coalition,
        topics: [{ topic: 'people', subject: coalition }],
        result: { coalition },
      }
    },
  )
  return newcomer
}
