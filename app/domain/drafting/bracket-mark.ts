import { isId } from '../kernel/is-id.ts'
import { bracketKinds } from './block.ts'
import type { BracketKind, BracketMark } from './block.ts'

/** A bracket's mark from what a client stored under its key, or null where that names no bracket. */
export function bracketMarkOf(stored: unknown): BracketMark | null {
  const { id, kind, of, whole } = members(stored)
  if (typeof id !== 'string' || !isId<'bracket'>(id)) return null
  return {
    kind: 'bracket',
    id,
    proposes: bracketKinds.find((known): known is BracketKind => known === kind) ?? 'reserve',
    of: typeof of === 'string' && isId<'bracket'>(of) ? of : null,
    whole: whole === true,
  }
}

/** The bracket's mark that stands under a formatting key of Yjs, or null for any other formatting. */
export function bracketMarkAt(key: string, stored: unknown): BracketMark | null {
  return key.startsWith('bracket--') ? bracketMarkOf(stored) : null
}

/** The attributes that the text keeps of a bracket. */
export function bracketAttributes({ id, proposes, of, whole }: Omit<BracketMark, 'kind'>) {
  return { id, kind: proposes, of, whole }
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value ?? {}))
}
