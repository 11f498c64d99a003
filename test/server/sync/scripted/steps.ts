import fc from 'fast-check'

import { anyEdit } from '#test/support/edits.ts'

/** Who may be in a scene; `by` of a step is a place in it. */
export const cast = [
  'page',
  'stock client',
  'writer',
  'writer whose right comes and goes',
  'reader',
  'forger',
] as const
/** With one person's two replicas under one client id, as when a running machine is copied. */
export const castWithTwins = [...cast, 'twin', 'other twin'] as const
export type Role = (typeof castWithTwins)[number]

const person = fc.nat(castWithTwins.length - 1)
const node = fc.nat(1)
const frames = fc.integer({ min: 1, max: 8 })

const sorts = {
  edit: fc.record({ do: fc.constant('edit' as const), by: person, edit: anyEdit }),
  forge: fc.record({ do: fc.constant('forge' as const), which: fc.nat(), words: fc.string() }),
  /** Whoever dials reaches a node. */
  open: fc.record({ do: fc.constant('open' as const), by: person, node }),
  up: fc.record({
    do: fc.constant('up' as const),
    on: fc.nat(),
    frames,
  }),
  down: fc.record({
    do: fc.constant('down' as const),
    on: fc.nat(),
    frames,
  }),
  /** The client's end of a connection breaks, or the room's. */
  cut: fc.record({ do: fc.constant('cut' as const), on: fc.nat() }),
  lose: fc.record({ do: fc.constant('lose' as const), on: fc.nat() }),
  commit: fc.record({
    do: fc.constant('commit' as const),
    node,
    fate: fc.oneof(
      { weight: 8, arbitrary: fc.constant('done' as const) },
      fc.constant('done, unanswered' as const),
      fc.constant('failed' as const),
    ),
  }),
  /** Word that the document may have changed. */
  hint: fc.record({ do: fc.constant('hint' as const), node }),
  /** What one node has committed arrives at the other, late, again or never. */
  tell: fc.record({ do: fc.constant('tell' as const), node, which: fc.nat() }),
  /** A node dies with all it knows, its last commit carried out or not. */
  crash: fc.record({ do: fc.constant('crash' as const), node, committed: fc.boolean() }),
  rights: fc.record({
    do: fc.constant('rights' as const),
    access: fc.constantFrom('read', 'edit'),
  }),
} as const

export const anyStep = fc.oneof(
  { weight: 24, arbitrary: sorts.edit },
  { weight: 24, arbitrary: sorts.up },
  { weight: 18, arbitrary: sorts.down },
  { weight: 12, arbitrary: sorts.open },
  { weight: 24, arbitrary: sorts.commit },
  { weight: 4, arbitrary: sorts.cut },
  { weight: 3, arbitrary: sorts.lose },
  { weight: 3, arbitrary: sorts.hint },
  { weight: 8, arbitrary: sorts.tell },
  { weight: 3, arbitrary: sorts.forge },
  { weight: 1, arbitrary: sorts.crash },
  { weight: 1, arbitrary: sorts.rights },
)
export type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never
