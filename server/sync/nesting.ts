import * as Y from 'yjs'

const deepest = 64

/**
 * Whether a value inside an update – an attribute, a mark, an embedded object – is nested deeper than
 * any editor writes. What can just be parsed overflows the stack when it is written again, here or in
 * somebody's browser.
 */
export function isNestedTooDeeply(content: Y.Item['content']): boolean {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) {
    return content.arr.some((value) => exceeds(value, deepest))
  }
  if (content instanceof Y.ContentEmbed) return exceeds(content.embed, deepest)
  if (content instanceof Y.ContentFormat) return exceeds(content.value, deepest)
  if (content instanceof Y.ContentDoc) return exceeds(content.opts, deepest)
  return false
}

function exceeds(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false
  return levels === 0 || Object.values(value).some((member) => exceeds(member, levels - 1))
}
