import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { Proposal } from '#app/domain/positions/bridge.ts'
import type { Tx } from '#db/client.ts'
import { readProtection } from '#db/drafting.ts'

import { Refused } from '../refusals.ts'
import type { SubjectSeen } from './see-subjects.ts'

/** A wording is put only in the place of a paragraph that stands and that is not agreed or under silence. */
export async function requireWritable(
  tx: Tx,
  { subject: { about }, name }: SubjectSeen,
  proposal: Proposal,
): Promise<void> {
  if (proposal.kind !== 'wording') return
  if (about.kind !== 'paragraph' || name.kind !== 'paragraph') throw new Refused('no-wording-here')
  if (name.block === null) throw new Refused('no-wording-here')
  const { frozen, locked } = await readProtection(tx, about.document)
  if (frozen || locked.has(about.block)) throw new Refused('bridge-locked')
  if (hashText(name.words) === proposal.wording) throw new Refused('bridge-changes-nothing')
}
