import fc from 'fast-check'

import { bracketKinds } from '#app/domain/drafting/block.ts'
import type { Block, BracketKind, BracketMark, Inline, Run } from '#app/domain/drafting/block.ts'
import type { OpenBracket, Proposal } from '#app/domain/drafting/bracket.ts'
import { runsOf, withWords } from '#app/domain/drafting/inline.ts'
import { bracketOf, bracketsIn, carriesProposal } from '#app/domain/drafting/view.ts'
import type { Id } from '#app/domain/kernel/id.ts'

import { delegation, monday, words } from './build.ts'

export const delegations = ['A', 'B', 'C', 'D', 'E'].map(delegation)

export function uuid<Name extends string>(serial: number): Id<Name> {
  return `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}` as Id<Name>
}

export function mark(
  serial: number,
  proposes: BracketKind,
  { of = null, whole = false }: { of?: number | null; whole?: boolean } = {},
): BracketMark {
  return { kind: 'bracket', id: uuid(serial), proposes, of: of === null ? null : uuid(of), whole }
}

export function paragraph(serial: number, ...runs: readonly (string | Run)[]): Block {
  const inline = runs.map((run) => (typeof run === 'string' ? { text: run, marks: [] } : run))
  const block: Block = {
    id: uuid(serial),
    lang: 'en',
    dir: 'ltr',
    kind: 'paragraph',
    group: 'OP',
    level: 0,
    words: inline,
    text: '',
  }
  return withWords(block, (same) => same)
}

export function under(text: string, ...marks: readonly BracketMark[]): Run {
  return { text, marks }
}

/** The rows that a projector would have made of the marks of a text, held as `holds` says. */
export function rowsOf(
  blocks: readonly Block[],
  holds: (bracket: Pick<OpenBracket, 'id' | 'proposals'>) => OpenBracket['holds'] = () => [],
): readonly OpenBracket[] {
  const marks = [...new Map(blocks.flatMap(bracketsIn).map((one) => [one.id, one])).values()]
  return [...new Set(marks.map(bracketOf))].map((id) => {
    const own = marks.filter((one) => bracketOf(one) === id)
    const kind = own.find((one) => one.id === id)?.proposes ?? 'replace'
    const proposals = own.flatMap((one): readonly Proposal[] => {
      const by = delegations[0] ?? delegation('A')
      if (carriesProposal(one)) return [{ id: one.id, by, reads: 'own-words' }]
      if (one.proposes === 'replace') return []
      return [{ id: one.id, by, reads: one.proposes === 'delete' ? 'no-text' : 'reserved' }]
    })
    return {
      stage: 'open',
      id,
      kind,
      proposer: delegation('A'),
      openedAt: monday,
      born: words('born'),
      marks: own.map((one) => ({ id: one.id, blocks: [], whole: one.whole, words: words('born') })),
      proposals,
      holds: holds({ id, proposals }),
      ruling: null,
      objected: null,
    }
  })
}

/** Texts in which every character stands once, under any marks: nested, overlapping, alternatives. */
export const anyMarkedText: fc.Arbitrary<readonly Block[]> = fc
  .record({
    marks: fc.array(
      fc.record({
        kind: fc.constantFrom(...bracketKinds),
        alternative: fc.boolean(),
        whole: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    spans: fc.array(
      fc.record({ block: fc.nat(3), from: fc.nat(11), length: fc.integer({ min: 1, max: 6 }) }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ marks, spans }) => {
    const made = marks.map(({ kind, alternative, whole }, at) => {
      const of =
        at > 0 && alternative && ['insert', 'delete', 'replace'].includes(marks[0]?.kind ?? '')
      return mark(100 + at, kind, { of: of ? 100 : null, whole })
    })
    return Array.from({ length: 4 }, (_, block) => {
      const runs = Array.from({ length: 12 }, (_unused, at) => {
        const over = spans.flatMap((span, index) =>
          span.block === block && span.from <= at && at < span.from + span.length
            ? [made[index % made.length]]
            : [],
        )
        const here = [...new Set(over)].filter((one) => one !== undefined)
        return under(String.fromCodePoint(0x4e00 + block * 12 + at), ...sorted(here))
      })
      return paragraph(block + 1, ...runs)
    })
  })

export function charactersOf(blocks: readonly (Block | null)[]): readonly string[] {
  return blocks
    .flatMap((block) => [...new Intl.Segmenter().segment(block?.text ?? '')])
    .map(({ segment }) => segment)
}

/** Each character with the marks that it stands under. */
export function marksByCharacter(blocks: readonly Block[]): ReadonlyMap<string, Run['marks']> {
  const runs: Inline = blocks.flatMap(runsOf)
  return new Map(
    runs.flatMap((run) =>
      [...new Intl.Segmenter().segment(run.text)].map(
        ({ segment }) => [segment, run.marks] as const,
      ),
    ),
  )
}

function sorted(marks: readonly BracketMark[]): readonly BracketMark[] {
  return marks.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
