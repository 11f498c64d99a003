import { randomUUID } from 'node:crypto'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId, Id } from '#app/domain/kernel/id.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import { encodeEntry } from '#app/domain/transparency/entry.ts'
import type { Entry } from '#app/domain/transparency/entry.ts'
import { leafHash } from '#app/domain/transparency/merkle.ts'
import type { Database, Tx } from '#db/client.ts'
import { coalition, delegation, mandate, person } from '#db/schema/accounts.ts'
import { insertActs } from '#db/transparency.ts'
import { appendEntries } from '#server/transparency/append.ts'

const at = instant(Date.UTC(2026, 0, 5, 9))

/** A coalition of one delegation and one person, with a way to put acts into its record. */
export async function foundCoalition(db: Database) {
  const viewer: Viewer = {
    session: newId<'session'>(),
    person: {
      id: newId<'person'>(),
      name: 'Ines Marten',
      email: `${randomUUID()}@sec.example`,
      locale: 'en',
    },
    coalition: newId<'coalition'>(),
    delegation: {
      id: newId<'delegation'>(),
      code: 'SEC',
      name: 'Secretariat',
      kind: 'secretariat',
      timeZone: 'Europe/Vienna',
      hue: 1,
    },
    mandate: { id: newId<'mandate'>(), kind: 'head' },
    presenceProvedAt: at,
  }
  const common = { createdAt: at, updatedAt: at }
  await db
    .insert(coalition)
    .values({ ...common, id: viewer.coalition, name: 'C', seatZone: 'UTC', seatCalendar: 'UN' })
  await db.insert(delegation).values({
    ...common,
    ...viewer.delegation,
    coalition: viewer.coalition,
    country: 'AT',
    holidayCalendar: 'AT',
  })
  await db.insert(person).values({ ...common, ...viewer.person })
  await db.insert(mandate).values({
    ...common,
    ...viewer.mandate,
    person: viewer.person.id,
    delegation: viewer.delegation.id,
  })

  function nextEntry(): Entry {
    return {
      t: 'document.open',
      at,
      by: viewer.delegation.id,
      ref: [],
      b: { document: newId<'document'>() },
    }
  }

  async function appendIn(tx: Tx, entry = nextEntry()) {
    const index = await appendEntries(tx, viewer.coalition, [entry])
    await insertActs(tx, [
      {
        coalition: viewer.coalition,
        idx: index,
        kind: entry.t,
        at: entry.at,
        delegation: viewer.delegation.id,
        mandate: viewer.mandate.id,
        subject: subjectOf(entry),
        key: randomUUID(),
        commandHash: '',
        result: '',
      },
    ])
    const bytes = encodeEntry(entry)
    return { index, leafHash: leafHash(bytes), bytes }
  }

  return {
    viewer,
    coalition: viewer.coalition,
    nextEntry,
    appendIn,
    append: (entry?: Entry) => db.transaction((tx) => appendIn(tx, entry)),
    appendMany: (count: number) =>
      db.transaction(async (tx) => {
        const appended = []
        for (let i = 0; i < count; i++) appended.push(await appendIn(tx))
        return appended
      }),
  }
}

function subjectOf(entry: Entry): DocumentId | '' {
  return entry.t === 'document.open' ? entry.b.document : ''
}

function newId<Name extends string>(): Id<Name> {
  return randomUUID() as string as Id<Name>
}
