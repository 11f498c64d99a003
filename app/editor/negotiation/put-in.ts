import { Fragment } from '@tiptap/pm/model'
import type { Mark, Node, Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { Transaction } from '@tiptap/pm/state'

import type { BracketId } from '#app/domain/drafting/block.ts'

import { bracketOn, ownProposals } from './author.ts'
import type { Author } from './author.ts'
import { linesBetween } from './lines.ts'
import { bracket } from './strike.ts'

/**
 * Puts what is new into a line of others as a proposal: its first words where they were put, and the
 * paragraphs that follow behind the block, each proposed as a whole. A line is not divided, since its
 * words would be moved.
 */
export function putIn(
  tr: Transaction,
  at: number,
  slice: Slice,
  author: Author,
  instead: BracketId | null,
): void {
  const { words, blocks } = partsOf(slice)
  if (words.size > 0) {
    const marks = marksAt(tr, at, author, instead)
    tr.insert(
      at,
      words.content.map((node) => node.mark(withoutBrackets(node, marks))),
    )
    tr.setSelection(TextSelection.create(tr.doc, at + words.size))
  }
  if (blocks.length === 0) return
  const behind = tr.doc.resolve(at).after(1)
  tr.insert(behind, Fragment.from(blocks))
  const end = behind + Fragment.from(blocks).size
  proposeWhole(tr, behind, end, author)
  tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1))
}

/**
 * Marks words that were put where only words of the author stand, or none: each line is a proposal of
 * its own, and where it goes its block goes too.
 */
export function proposeWhole(tr: Transaction, from: number, to: number, author: Author): void {
  const { bracket: type } = tr.doc.type.schema.marks
  if (type === undefined || from === to) return
  for (const line of linesBetween(tr.doc, from, to)) {
    if (line.from === line.to) continue
    const beside = [tr.doc.resolve(line.from).nodeBefore, tr.doc.resolve(line.to).nodeAfter]
    const marks = proposalAmong(beside, author) ?? [
      bracket(tr, { id: author.newId(), proposes: 'insert', of: null, whole: true }),
    ]
    tr.removeMark(line.from, line.to, type)
    for (const mark of marks) tr.addMark(line.from, line.to, mark)
  }
}

function partsOf({ content, openStart }: Slice): { words: Fragment; blocks: readonly Node[] } {
  const [first] = content.content
  if (first === undefined || first.isInline) return { words: content, blocks: [] }
  const opens = openStart > 0 && first.inlineContent
  return {
    words: opens ? first.content : Fragment.empty,
    blocks: content.content.slice(opens ? 1 : 0).map(anonymous),
  }
}

/** What one goes on typing is the same proposal. Strictly within others' brackets it stands in them too. */
function marksAt(
  tr: Transaction,
  at: number,
  author: Author,
  instead: BracketId | null,
): readonly Mark[] {
  const { nodeBefore, nodeAfter } = tr.doc.resolve(at)
  if (instead !== null) {
    const id = author.newId()
    return [bracket(tr, { id, proposes: 'replace', of: instead, whole: false })]
  }
  const going = proposalAmong([nodeBefore, nodeAfter], author) ?? [
    bracket(tr, { id: author.newId(), proposes: 'insert', of: null, whole: false }),
  ]
  const around = (nodeBefore?.marks ?? []).filter((mark) => {
    const read = bracketOn(mark)
    return read !== null && !author.owns(read.id) && nodeAfter?.marks.includes(mark) === true
  })
  return [...around, ...going]
}

/** The author's proposal that the first of these words belong to which are one. */
function proposalAmong(
  nodes: readonly (Node | null)[],
  author: Author,
): readonly Mark[] | undefined {
  const found = nodes.map((node) => (node === null ? [] : ownProposals(node, author)))
  return found.find((marks) => marks.length > 0)
}

/** How the words look they keep; in which brackets they stood elsewhere is of no account here. */
function withoutBrackets({ marks }: Node, more: readonly Mark[]): readonly Mark[] {
  const look = marks.filter(({ type }) => type.name !== 'bracket' && type.name !== 'comment')
  return more.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), look)
}

function anonymous(node: Node): Node {
  return node.type.create({ ...node.attrs, id: null }, node.content, node.marks)
}
