import type { BlockId } from '#app/domain/drafting/block.ts'
import { blocksOf, isOpen } from '#app/domain/drafting/bracket.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import type { Proposal } from '#app/domain/positions/bridge.ts'
import type { About } from '#app/domain/positions/subject.ts'
import { readBrackets } from '#db/brackets.ts'
import type { Tx } from '#db/client.ts'
import { readProtection } from '#db/drafting.ts'

import { Refused } from '../refusals.ts'
import type { SubjectSeen } from './describe.ts'

/**
 * A wording is put only in the place of a paragraph or a bracket that stands, and neither it nor a value in
 * a place that is agreed or under silence.
 */
export async function requireWritable(
  tx: Tx,
  { subject: { about }, name }: SubjectSeen,
  proposal: Proposal,
): Promise<void> {
  const isWording = proposal.kind === 'wording'
  if (isWording && name.kind !== 'paragraph' && name.kind !== 'bracket') {
    throw new Refused('no-wording-here')
  }
  if (!('document' in about) || !('block' in name)) return
  if (name.block === null) throw new Refused('no-wording-here')
  const { frozen, locked } = await readProtection(tx, about.document)
  const blocks = about.kind === 'bracket' ? await disputedBy(tx, about) : [name.block]
  if (frozen || blocks.some((block) => locked.has(block))) throw new Refused('bridge-locked')
  if (name.kind === 'paragraph' && isWording && hashText(name.words) === proposal.wording) {
    throw new Refused('bridge-changes-nothing')
  }
}

/** The blocks that a bracket stands in, which may be several. */
async function disputedBy(
  tx: Tx,
  { document, bracket: id }: Extract<About, { kind: 'bracket' }>,
): Promise<readonly BlockId[]> {
  const bracket = (await readBrackets(tx, document)).find((one) => one.id === id)
  if (bracket === undefined || !isOpen(bracket)) throw new Refused('no-wording-here')
  return blocksOf(bracket)
}
