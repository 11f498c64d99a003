import { Fragment, Slice } from '@tiptap/pm/model'
import type { Node } from '@tiptap/pm/model'

/**
 * What is pasted is new text: it takes no identity with it, or two blocks would share a label, and one
 * bracket or comment would stand in two places.
 */
export function withoutIdentity({ content, openStart, openEnd }: Slice): Slice {
  return new Slice(Fragment.from(content.content.map(anonymous)), openStart, openEnd)
}

/** About 100 pages: whole texts come in as files, and a slip of the hand must not bury a negotiation. */
const longestPaste = 400_000

/** Takes a paste that is too long from the editor, says so, and puts nothing into the text. */
export function refusingLong(refuse: (why: 'paste-too-long') => void) {
  return (_view: unknown, _event: unknown, { content }: Slice): boolean => {
    const isTooLong = content.size > longestPaste
    if (isTooLong) refuse('paste-too-long')
    return isTooLong
  }
}

/** Other programs put paragraphs inside list items; here an item is the paragraph. */
export function flatLists(html: string): string {
  const pasted = new DOMParser().parseFromString(html, 'text/html')
  for (const paragraph of pasted.querySelectorAll('li > p'))
    paragraph.replaceWith(...paragraph.childNodes)
  return pasted.body.innerHTML
}

function anonymous(node: Node): Node {
  const marks = node.marks.filter(({ attrs }) => !('id' in attrs))
  if (node.isText) return node.mark(marks)
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs
  return node.type.create(attrs, node.content.content.map(anonymous), marks)
}
