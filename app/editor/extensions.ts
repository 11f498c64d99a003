import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

import { grammar } from '#app/domain/drafting/grammar.ts'
import { contentOf } from '#app/domain/drafting/ydoc.ts'

import { BlockHere } from './block-here.ts'
import { BlockIdentity } from './block-identity.ts'
import type { Tongue } from './block-identity.ts'
import { BracketSigns } from './bracket-signs.ts'
import type { DrawSign } from './bracket-signs.ts'
import { Keys } from './keys.ts'
import type { PageKeys } from './keys.ts'
import { Negotiation } from './negotiation.ts'
import type { Rewrite } from './negotiation.ts'
import { ParagraphLabels } from './paragraph-labels.ts'
import type { Labels } from './paragraph-labels.ts'
import { RemoteCarets } from './remote-carets.ts'
import { SteadyCaret } from './steady-caret.ts'
import { undoOfMine } from './undo.ts'

export type EditorParts = {
  doc: Y.Doc
  awareness: Awareness | null
  tongue: Tongue
  labels: Labels
  /** Node name → what stands before the cell, or before a block that has no name of its own. */
  cellNames: Readonly<Record<string, string>>
  keys: PageKeys
  drawSign: DrawSign
  /** What makes proposals of edits, while it is asked for. */
  rewrite: () => Rewrite | null
}

/** The grammar, bound to a document, and what an editor adds to it. */
export function extensionsFor({
  doc,
  awareness,
  tongue,
  labels,
  cellNames,
  keys,
  drawSign,
  rewrite,
}: EditorParts): Extensions {
  const fragment = contentOf(doc)
  const named = grammar.map((part) => {
    const label = cellNames[part.name]
    return label === undefined ? part : part.configure({ label })
  })
  return [
    ...named,
    Collaboration.configure({ fragment, yUndoOptions: { undoManager: undoOfMine(fragment) } }),
    SteadyCaret,
    BlockIdentity.configure(tongue),
    BlockHere,
    ParagraphLabels.configure({ labels }),
    BracketSigns.configure({ draw: drawSign }),
    Negotiation.configure({ rewrite }),
    RemoteCarets.configure({ awareness }),
    Keys.configure(keys),
  ]
}
