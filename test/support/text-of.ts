import type { BlockId, BracketId, Inline, NewBlock } from '#app/domain/drafting/block.ts'
import type { ServerContext } from '#server/context.ts'
import { createDocument } from '#server/drafting/create-document.ts'
import { projectDocument } from '#server/drafting/projector.ts'
import { setAccess } from '#server/drafting/set-access.ts'

import { newId } from './build.ts'
import { everyoneEdits } from './coalition-of-all.ts'
import type { CoalitionOfAll } from './coalition-of-all.ts'

/** A text of these blocks that everyone of the coalition may edit. */
export async function textOf(
  { ctx, world }: { ctx: ServerContext; world: Pick<CoalitionOfAll, 'framework' | 'secretary'> },
  blocks: NewBlock[],
  symbol = 'HCG/L.9',
) {
  const { framework, secretary } = world
  const command = { framework, kind: 'text', title: 'Flow', symbol, lang: 'en' }
  const { document } = await createDocument(ctx, secretary, command, newId(), () => blocks)
  await setAccess(ctx, secretary, { document, grants: everyoneEdits }, newId())
  await projectDocument(ctx, document)
  return document
}

export function paragraph(words: Inline, id: BlockId = newId()): NewBlock {
  return { kind: 'paragraph', id, lang: 'en', dir: 'ltr', group: 'OP', level: 0, words }
}

export function bracketMark(id: BracketId, proposes: 'insert' | 'replace', of: BracketId | null) {
  return { kind: 'bracket', id, proposes, of, whole: false } as const
}

export function run(text: string, ...marks: Inline[number]['marks']): Inline[number] {
  return { text, marks }
}
