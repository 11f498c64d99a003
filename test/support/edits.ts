import fc from 'fast-check'
import * as Y from 'yjs'

const words = fc.string({ minLength: 1, maxLength: 24, unit: 'grapheme' })
const stretch = fc.integer({ min: 1, max: 9 })
/** Without the one key that lib0 writes and does not read. */
const value = fc.jsonValue().filter((any) => !JSON.stringify(any).includes('__proto__'))

/**
 * What a writer may do; numbers are places, taken modulo what is there. The text is one of the grammar;
 * the other root types are there to have every kind of content.
 */
export const anyEdit = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('type' as const), at: fc.nat(), words }) },
  fc.record({ do: fc.constant('erase' as const), at: fc.nat(), length: stretch }),
  fc.record({ do: fc.constant('format' as const), at: fc.nat(), length: stretch }),
  fc.record({ do: fc.constant('set' as const), key: fc.nat(3), value }),
  fc.record({ do: fc.constant('unset' as const), key: fc.nat(3) }),
  fc.record({ do: fc.constant('paragraph' as const), at: fc.nat(), words }),
  fc.record({
    do: fc.constant('attribute' as const),
    at: fc.nat(),
    key: fc.constantFrom('lang', 'dir', 'group'),
    value: words,
  }),
  fc.record({ do: fc.constant('word' as const), in: fc.nat(), at: fc.nat(), words }),
  fc.record({ do: fc.constant('stress' as const), in: fc.nat(), at: fc.nat(), length: stretch }),
  fc.record({ do: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({ do: fc.constant('list' as const), at: fc.nat(), value }),
)
export type Edit = typeof anyEdit extends fc.Arbitrary<infer One> ? One : never

/** So many edits, always the same for a seed. */
export function someEdits(seed: number, count: number): Edit[] {
  return fc.sample(anyEdit, { seed, numRuns: count })
}

export function apply(doc: Y.Doc, edit: Edit): void {
  const text = doc.getText('plain')
  const content = doc.getXmlFragment('content')
  const list = doc.getArray('list')
  const nth = <One>(of: { length: number; get(i: number): One }, at: number) =>
    of.length === 0 ? undefined : of.get(at % of.length)
  switch (edit.do) {
    case 'type':
      return text.insert(between(text, edit.at), edit.words)
    case 'erase': {
      const { at, length } = within(text, edit)
      return text.delete(at, length)
    }
    case 'format': {
      const { at, length } = within(text, edit)
      return text.format(at, length, { bold: {} })
    }
    case 'set':
      doc.getMap('facts').set(String(edit.key), edit.value)
      return
    case 'unset':
      return doc.getMap('facts').delete(String(edit.key))
    case 'paragraph': {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(edit.words)])
      return content.insert(edit.at % (content.length + 1), [paragraph])
    }
    case 'attribute': {
      const paragraph = nth(content, edit.at)
      if (paragraph instanceof Y.XmlElement) paragraph.setAttribute(edit.key, edit.value)
      return
    }
    case 'word': {
      const inside = textOf(nth(content, edit.in))
      return inside?.insert(between(inside, edit.at), edit.words)
    }
    case 'stress': {
      const inside = textOf(nth(content, edit.in))
      if (inside === undefined) return
      const { at, length } = within(inside, edit)
      return inside.format(at, length, { italic: edit.at % 3 === 0 ? null : {} })
    }
    case 'remove':
      if (content.length > 0) content.delete(edit.at % content.length, 1)
      return
    case 'list':
      return list.insert(edit.at % (list.length + 1), [edit.value])
  }
}

export function contentOf(doc: Y.Doc) {
  return {
    plain: doc.getText('plain').toDelta(),
    facts: doc.getMap('facts').toJSON(),
    content: doc.getXmlFragment('content').toJSON(),
    list: doc.getArray('list').toJSON(),
  }
}

function textOf(paragraph: unknown): Y.XmlText | undefined {
  const first = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  return first instanceof Y.XmlText ? first : undefined
}

/**
 * Yjs puts U+FFFD for both halves of a character that is cut in two, and only in the replica that cuts.
 * No editor does it: a caret does not go there.
 */
function between(text: Y.Text, place: number): number {
  const at = place % (text.length + 1)
  return isLowSurrogate(text, at) ? at - 1 : at
}

function within(text: Y.Text, { at: place, length }: { at: number; length: number }) {
  const at = between(text, place)
  const end = Math.min(at + length, text.length)
  return { at, length: (isLowSurrogate(text, end) ? end + 1 : end) - at }
}

function isLowSurrogate(text: Y.Text, at: number): boolean {
  // An XmlText's own JSON has its marks in it.
  const { insert } = text.toDelta().reduce(join, { insert: '' })
  return /[\uDC00-\uDFFF]/.test(insert.charAt(at))
}

function join(before: { insert: string }, next: { insert: string }): { insert: string } {
  return { insert: before.insert + next.insert }
}
