import { may } from '#app/domain/accounts/may.ts'
import { seesMandate } from '#app/domain/accounts/sees-mandate.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Thread } from '#app/domain/drafting/comment.ts'
import { mentionsIn } from '#app/domain/drafting/mention.ts'
import type { Nameable } from '#app/domain/drafting/mention.ts'
import type { DelegationId, PersonId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { listDelegations, listMandates } from '#db/accounts.ts'
import type { Database, Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'

import { tell } from '../notices/give.ts'
import type { OnThread } from './advance-thread.ts'

/** Comments are for everyone who may read the text, notes for their own delegation. */
export type ThreadKind = 'comment' | 'note'

type Audience = {
  /** Everyone who may read what is said, under each mandate that lets them. */
  readers: readonly { person: PersonId; delegation: DelegationId }[]
  /** Whom the writer can name: delegations by code, and the people that the writer may know of. */
  nameable: readonly Nameable<DelegationId | PersonId>[]
}

/**
 * Tells whom it concerns what was said in a thread: whoever is mentioned, and whoever spoke in it before.
 * Nobody is told of what they may not read, nor of what they said themselves (notices N15).
 */
export async function tellOfThread(
  tx: Tx,
  viewer: Viewer,
  {
    document,
    kind,
    on,
    before,
    at,
  }: {
    document: DocumentRow
    kind: ThreadKind
    on: OnThread
    before: Thread | null
    at: Instant
  },
): Promise<void> {
  const { readers, nameable } = await audienceOf(tx, viewer, document, kind)
  const words = 'words' in on ? on.words : ''
  const earlier = on.act === 'correct' ? wordsOf(before, on.comment) : ''
  const known = mentionsIn(earlier, nameable)
  const named = mentionsIn(words, nameable).filter((who) => !known.includes(who))
  const mentioned = readers.filter(
    ({ person, delegation }) => named.includes(person) || named.includes(delegation),
  )
  const speaks = on.act === 'reply' || on.act === 'resolve' || on.act === 'reopen'
  const spoke = new Set(speaks ? before?.comments.map(({ by }) => by.person) : [])
  const answered = readers.filter((one) => spoke.has(one.person) && !mentioned.includes(one))
  const subject = { kind: 'document', id: document.id } as const
  for (const [what, people] of [
    ['mention', mentioned],
    ['answer', answered],
  ] as const) {
    const to = people.map(({ person }) => person).filter((person) => person !== viewer.person.id)
    const matter = { kind: `${kind}-${what}`, subject } as const
    await tell(tx, { coalition: viewer.coalition, matter, to, due: null, at })
  }
}

export async function audienceOf(
  tx: Tx | Database,
  viewer: Viewer,
  document: DocumentRow,
  kind: ThreadKind,
): Promise<Audience> {
  const { coalition } = viewer
  const delegations = await listDelegations(tx, coalition)
  const seats = (await listMandates(tx, coalition)).flatMap((mandate) => {
    const delegation = delegations.find(({ id }) => id === mandate.delegation)
    return delegation === undefined ? [] : [{ coalition, delegation, mandate }]
  })
  const ours = { coalition, delegation: viewer.delegation.id }
  const reading = seats.filter(
    (seat) =>
      may(seat, 'document.read', document) && (kind === 'comment' || may(seat, 'note.keep', ours)),
  )
  const theirs = new Set(reading.map(({ delegation }) => delegation))
  return {
    readers: reading.map(({ delegation, mandate }) => ({
      person: mandate.person.id,
      delegation: delegation.id,
    })),
    nameable: [
      ...[...theirs].map(({ id, code }) => ({ name: code, who: id })),
      ...reading
        .filter(({ mandate }) => seesMandate(viewer, mandate))
        .map(({ mandate }) => ({ name: mandate.person.name, who: mandate.person.id })),
    ],
  }
}

function wordsOf(thread: Thread | null, comment: string): string {
  const found = thread?.comments.find(({ id }) => id === comment)
  return found?.is === 'said' ? found.words : ''
}
