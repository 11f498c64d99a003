import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** The language of blocks that have none of their own. */
export type Tongue = { lang: string; dir: 'ltr' | 'rtl' }

/**
 * Keeps every block with one id of its own, and a language. Of two halves of a split paragraph the
 * one with more text keeps the id; what is pasted is new. Only the person who edits decides: what
 * comes from others is left as it is, or every page would correct it at once.
 */
export const BlockIdentity = Extension.create<Tongue & { newId: () => string }>({
  name: 'blockIdentity',
  addOptions: () => ({ lang: 'en', dir: 'ltr', newId: () => crypto.randomUUID() }),
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('blockIdentity'),
        appendTransaction: (transactions, before, after) =>
          transactions.some((one) => one.docChanged) && !transactions.some(isFromElsewhere)
            ? identify(before, after, this.options)
            : null,
      }),
    ]
  },
})

type Placed = { node: Node; pos: number }

function identify(
  before: EditorState,
  after: EditorState,
  { newId, ...tongue }: Tongue & { newId: () => string },
): Transaction | null {
  const changed = changedBlocks(before.doc, after.doc)
  const others =
    changed.length > 1 || changed.some(lacksIdentity) ? idsBeside(after.doc, changed) : null
  if (others === null) return null
  const { tr } = after
  for (const block of changed) {
    if (!owns(block, changed, others)) tr.setNodeAttribute(block.pos, 'id', newId())
    if (block.node.attrs['lang'] === null) tr.setNodeAttribute(block.pos, 'lang', tongue.lang)
    if (block.node.attrs['dir'] === null) tr.setNodeAttribute(block.pos, 'dir', tongue.dir)
  }
  return tr.docChanged ? tr : null
}

/** Whether the id is this block's: nobody else's, or it has more text than whoever shares it. */
function owns(block: Placed, changed: readonly Placed[], others: ReadonlySet<unknown>): boolean {
  const id: unknown = block.node.attrs['id']
  if (id === null || others.has(id)) return false
  const sharing = changed.filter((one) => one.node.attrs['id'] === id)
  const most = Math.max(...sharing.map(length))
  return sharing.find((one) => length(one) === most) === block
}

function length({ node }: Placed): number {
  return node.textContent.length
}

function lacksIdentity({ node }: Placed): boolean {
  return node.attrs['id'] === null || node.attrs['lang'] === null || node.attrs['dir'] === null
}

/** The blocks between the first and the last that differ; all the others are the same objects. */
function changedBlocks(before: Node, after: Node): readonly Placed[] {
  const shorter = Math.min(before.childCount, after.childCount)
  let start = 0
  while (start < shorter && before.child(start) === after.child(start)) start += 1
  let end = 0
  while (
    end < shorter - start &&
    before.child(before.childCount - end - 1) === after.child(after.childCount - end - 1)
  ) {
    end += 1
  }
  const placed: Placed[] = []
  after.forEach((node, pos, index) => {
    if (index >= start && index < after.childCount - end) placed.push({ node, pos })
  })
  return placed
}

function idsBeside(doc: Node, changed: readonly Placed[]): ReadonlySet<unknown> {
  const nodes = new Set(changed.map((block) => block.node))
  const ids = new Set<unknown>()
  doc.forEach((node) => {
    if (!nodes.has(node)) ids.add(node.attrs['id'])
  })
  return ids
}

function isFromElsewhere(transaction: Transaction): boolean {
  return transaction.getMeta(ySyncPluginKey) !== undefined
}
