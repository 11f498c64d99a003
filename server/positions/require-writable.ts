import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { Proposal } from '#app/domain/positions/bridge.ts'
import type { Tx } from '#db/client.ts'
import { readProtection } from '#db/drafting.ts'

import { Refused } from '../refusals.ts'
import type { SubjectSeen } from './describe.ts'

/**
 * A wording is put only in the place of a paragraph that stands, and neither it nor a value in a place
 * that is agreed or under silence.
 */
export async function requireWritable(
  tx: Tx,
  { subject: { about }, name }: SubjectSeen,
  proposal: Proposal,
): Promise<void> {
  const isWording = proposal.kind === 'wording'
  if (isWording && name.kind !== 'paragraph') throw new Refused('no-wording-here')
  if (!('block' in about) || !('block' in name)) return
  if (name.block === null) throw new Refused('no-wording-here')
  const { frozen, locked } = await readProtection(tx, about.document)
  if (frozen || locked.has(about.block)) throw new Refused('bridge-locked')
  if (isWording && hashText(name.words) === proposal.wording)
    throw new Refused('bridge-changes-nothing')
}
