import { schema } from './grammar.ts'

/** What may stand inside a node: any of these, however often, or exactly these, once each. */
type Inside = { any: ReadonlySet<string> } | { whole: readonly string[] }

/**
 * The grammar as the stored text shows it, for whoever judges a text without an editor. Elements of the
 * Yjs document are nodes of the grammar; `''` is the run of text, and the root is the node `doc`.
 */
export const textRun = ''

/** Whether an element or a run of text may stand in a node; names that are no node are in none. */
export function mayStandIn(parent: string, child: string): boolean {
  const inside = insideOf.get(parent)
  if (inside === undefined) return false
  return 'any' in inside ? inside.any.has(child) : inside.whole.includes(child)
}

/** The children of a node that exists only as a whole, in their order, or null for any other node. */
export function wholeOf(name: string): readonly string[] | null {
  const inside = insideOf.get(name)
  return inside !== undefined && 'whole' in inside ? inside.whole : null
}

export function isAttributeOf(node: string, attribute: string): boolean {
  return Object.hasOwn(schema.nodes[node]?.spec.attrs ?? {}, attribute)
}

/**
 * The mark that a formatting key of Yjs stands for, or null. Marks that may overlap themselves carry a
 * hash of their attributes after two dashes (y-tiptap).
 */
export function markOf(key: string): string | null {
  const name = overlapping.exec(key)?.[1] ?? key
  return Object.hasOwn(schema.marks, name) ? name : null
}

const overlapping = /^(.*)--[a-zA-Z0-9+/=]{8}$/

const insideOf: ReadonlyMap<string, Inside> = new Map(
  Object.entries(schema.nodes).flatMap(([name, { spec }]) => {
    const inside = read(spec.content ?? '')
    return inside === null ? [] : [[name, inside]]
  }),
)

/** The grammar repeats one name or group, or names each child once. */
function read(content: string): Inside | null {
  if (content === '') return null
  const repeated = /^(\w+)[*+]$/.exec(content)?.[1]
  if (repeated === undefined) return { whole: content.split(' ') }
  const members = Object.entries(schema.nodes).flatMap(([name, { spec }]) =>
    name === repeated || spec.group === repeated ? [name === 'text' ? textRun : name] : [],
  )
  return { any: new Set(members) }
}
