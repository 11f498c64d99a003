import * as Y from 'yjs'

/** The line in which a paragraph ends: what stands after a line break is a line of its own. */
export function lastLine(element: Y.XmlElement): Y.XmlText {
  const last = element.toArray().at(-1)
  if (last instanceof Y.XmlText) return last
  const line = new Y.XmlText()
  element.push([line])
  return line
}
