import { randomUUID } from 'node:crypto'

import type { Delegation, DelegationKind } from '#app/domain/accounts/delegation.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { CoalitionId, Id, PersonId } from '#app/domain/kernel/id.ts'
import { fromIso } from '#app/domain/kernel/instant.ts'
import type { Database } from '#db/client.ts'
import { account, coalition, delegation, mandate, person } from '#db/schema/index.ts'

/** The moment at which a test world stands unless its clock is moved: a Monday, outside any DST change. */
export const testStart = fromIso('2026-03-02T09:00:00.000Z')

export function newId<Name extends string>(): Id<Name> {
  return randomUUID() as Id<Name>
}

export async function buildCoalition(
  db: Database,
  overrides: Partial<typeof coalition.$inferInsert> = {},
): Promise<{ id: CoalitionId; name: string }> {
  const row = {
    id: newId<'coalition'>(),
    name: 'Halden Contact Group',
    seatZone: 'Europe/Oslo',
    seatCalendar: 'NO',
    createdAt: testStart,
    ...overrides,
  }
  await db.insert(coalition).values(row)
  return row
}

/** A delegation, of a coalition of its own unless one is given. */
export async function buildDelegation(
  db: Database,
  overrides: Partial<typeof delegation.$inferInsert> = {},
): Promise<Delegation> {
  const row = {
    id: newId<'delegation'>(),
    coalition: overrides.coalition ?? (await buildCoalition(db)).id,
    code: uniqueCode(),
    name: 'Union of Western Coasts',
    kind: 'member' as DelegationKind,
    country: 'NO',
    timeZone: 'Europe/Oslo',
    holidayCalendar: 'NO',
    hue: 1,
    createdAt: testStart,
    ...overrides,
  }
  await db.insert(delegation).values(row)
  return row
}

/** A person, who can sign in with a password once its hash is given. */
export async function buildPerson(
  db: Database,
  {
    passwordHash,
    ...overrides
  }: Partial<typeof person.$inferInsert> & { passwordHash?: string } = {},
): Promise<Viewer['person']> {
  const id: PersonId = overrides.id ?? newId()
  const row = {
    name: 'Astrid Berg',
    email: `${id}@example.org`,
    locale: 'en' as const,
    createdAt: testStart,
    updatedAt: testStart,
    ...overrides,
    id,
  }
  await db.insert(person).values(row)
  if (passwordHash !== undefined) {
    const at = new Date(testStart)
    await db.insert(account).values({
      id: newId(),
      person: id,
      accountId: id,
      providerId: 'credential',
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    })
  }
  return { id, name: row.name, email: row.email, locale: row.locale }
}

export async function buildMandate(
  db: Database,
  {
    of,
    as: kind = 'delegate',
    person: given,
  }: { of: Pick<Delegation, 'id'>; as?: MandateKind; person?: Viewer['person'] },
): Promise<Viewer['mandate'] & { person: Viewer['person'] }> {
  const holder = given ?? (await buildPerson(db))
  const id = newId<'mandate'>()
  await db
    .insert(mandate)
    .values({ id, person: holder.id, delegation: of.id, kind, createdAt: testStart })
  return { id, kind, person: holder }
}

/**
 * Someone signed in and present, with everything behind them in the database except the session row:
 * `await buildViewer(db, { kind: 'secretariat', as: 'head' })`.
 */
export async function buildViewer(
  db: Database,
  {
    coalition: of,
    delegation: given,
    kind = 'member',
    as = 'delegate',
    person: holder,
    presenceProvedAt = testStart,
  }: {
    coalition?: CoalitionId
    delegation?: Delegation
    kind?: DelegationKind
    as?: MandateKind
    person?: Viewer['person']
    presenceProvedAt?: Viewer['presenceProvedAt']
  } = {},
): Promise<Viewer> {
  const from = given ?? (await buildDelegation(db, { kind, ...(of && { coalition: of }) }))
  const held = await buildMandate(db, { of: from, as, ...(holder && { person: holder }) })
  return {
    session: newId(),
    person: held.person,
    coalition: from.coalition,
    delegation: {
      id: from.id,
      code: from.code,
      name: from.name,
      kind: from.kind,
      timeZone: from.timeZone,
      hue: from.hue,
    },
    mandate: { id: held.id, kind: held.kind },
    presenceProvedAt,
  }
}

let built = 0

/** Codes are unique within a coalition: AA, AB, … */
function uniqueCode(): string {
  const letter = (n: number) => String.fromCharCode(65 + (n % 26))
  built += 1
  return letter(built / 676) + letter(built / 26) + letter(built)
}
