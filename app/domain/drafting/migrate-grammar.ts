import * as Y from 'yjs'

import { fieldCells } from './block.ts'
import { blankCell } from './element-of.ts'
import { GRAMMAR_VERSION } from './grammar-version.ts'
import { contentRoot } from './ydoc.ts'

/**
 * One step of the grammar. `reshape` changes a text written under `from` into one of `from + 1`, in
 * place and only forward: attributes and children are set, moved text keeps its Yjs items where it can.
 */
export type GrammarMigration = { from: number; reshape: (doc: Y.Doc) => void }

/** Every step there has been, oldest first. */
export const grammarMigrations: readonly GrammarMigration[] = [
  // Brackets and comments are marks that no earlier text has.
  { from: 1, reshape: () => {} },
  // Indicators have more cells, after those they had; the other parts of a format no earlier text has.
  { from: 2, reshape: fillFields },
]

/**
 * The update that brings a stored text to the grammar of this code, or null when nothing changes. It
 * is appended to the log as the system actor's edit, so that what was typed before stays in the
 * history and what is typed meanwhile merges. Throws when the text is newer than the code or a step
 * is missing.
 */
export function migrateGrammar(
  stored: Uint8Array,
  { version, clientId }: { version: number; clientId: number },
  migrations: readonly GrammarMigration[] = grammarMigrations,
  target: number = GRAMMAR_VERSION,
): Uint8Array<ArrayBuffer> | null {
  if (version > target)
    throw new RangeError(`the text's grammar ${version} is newer than ${target}`)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored)
  doc.clientID = clientId
  const written: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => written.push(update))
  doc.transact(() => {
    for (let from = version; from < target; from += 1) stepFrom(migrations, from).reshape(doc)
  })
  doc.destroy()
  return written.length === 0 ? null : new Uint8Array(Y.mergeUpdates(written))
}

function stepFrom(migrations: readonly GrammarMigration[], from: number): GrammarMigration {
  const step = migrations.find((migration) => migration.from === from)
  if (step === undefined) throw new RangeError(`no migration from grammar ${from}`)
  return step
}

function fillFields(doc: Y.Doc): void {
  for (const block of doc.getXmlFragment(contentRoot).toArray()) {
    if (!(block instanceof Y.XmlElement) || block.nodeName !== 'formatField') continue
    const held = new Set(
      block.toArray().flatMap((child) => (child instanceof Y.XmlElement ? child.nodeName : [])),
    )
    block.push(
      Object.values(fieldCells)
        .filter((cell) => !held.has(cell))
        .map(blankCell),
    )
  }
}
