import * as Y from 'yjs'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId, BracketId, BracketKind } from '#app/domain/drafting/block.ts'
import { bracketAttributes } from '#app/domain/drafting/bracket-mark.ts'
import { markKey } from '#app/domain/drafting/mark-key.ts'
import { blocksOf, contentOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'

import { buildDelegation, buildViewer, newId } from './build.ts'
import type { TestDatabase } from './database.ts'
import { buildDocument, signIn, stockClient, until } from './sync-node.ts'
import type { SyncNode } from './sync-node.ts'

export const words = 'The State shall transmit figures.'

/** A text that two delegations have open, with one paragraph; the first is of a new coalition unless it is given. */
export async function draftingTable({ db }: TestDatabase, node: SyncNode, of?: Viewer) {
  const one = of ?? (await buildViewer(db, { as: 'head' }))
  const { coalition } = one
  const delegation = await buildDelegation(db, { coalition, name: 'Ostia' })
  const other = await buildViewer(db, { delegation, as: 'head' })
  const document: DocumentId = await buildDocument(node.ctx, one)
  const onesDesk = await stockClient(node.url, document, await signIn(node.ctx, one)).synced()
  const block = newId<'block'>() as BlockId
  insertBlocks(onesDesk.doc, 0, [
    { kind: 'paragraph', id: block, lang: 'en', dir: 'ltr', group: 'OP', level: 0, words },
  ])
  const othersDesk = await stockClient(node.url, document, await signIn(node.ctx, other)).synced()
  await until(() => textOf(othersDesk.doc) === words)
  return { document, block, one, other, onesDesk, othersDesk }
}

/** As the editor does it. */
export function putInBrackets(doc: Y.Doc, over: string, proposes: BracketKind): BracketId {
  const id = newId<'bracket'>() as BracketId
  const [line] = linesOf(doc)
  const attributes = bracketAttributes({ id, proposes, of: null, whole: false })
  line?.format(words.indexOf(over), over.length, { [markKey('bracket', attributes)]: attributes })
  return id
}

export function linesOf(doc: Y.Doc): readonly Y.XmlText[] {
  return contentOf(doc)
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : []))
    .filter((line) => line instanceof Y.XmlText)
}

export function textOf(doc: Y.Doc): string {
  return blocksOf(doc)[0]?.text ?? ''
}
