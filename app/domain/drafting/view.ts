import type { DelegationId } from '../kernel/id.ts'
import type { Block, BracketId, BracketMark, Inline, Run } from './block.ts'
import { holdOf } from './bracket.ts'
import type { OpenBracket } from './bracket.ts'
import { consolidate } from './consolidation.ts'
import type { MarkEdit } from './consolidation.ts'
import { joined, runsOf, withWords } from './inline.ts'

/** How words under a mark are read: still in brackets, or as if the bracket had come to its end. */
export type MarkReading = 'disputed' | 'stays' | 'goes'

/** The text as it reads when each bracket mark is read in one of the three ways. */
export function readAs(
  blocks: readonly Block[],
  read: (mark: BracketMark) => MarkReading,
): readonly Block[] {
  return blocks.flatMap((block) => {
    const left = withWords(block, (words) =>
      joined(breaksMarked(words).flatMap((run) => kept(run, read))),
    )
    const goes = bracketsIn(block).some((mark) => mark.whole && read(mark) === 'goes')
    return goes && left.text.trim() === '' ? [] : [left]
  })
}

/** The text without any bracket: what stands if every proposal falls. */
export function clean(blocks: readonly Block[]): readonly Block[] {
  return readAs(blocks, withoutProposals)
}

/** The text after the edits of a settled bracket; every other bracket stands as it stood. */
export function consolidated(
  blocks: readonly Block[],
  edits: readonly MarkEdit[],
): readonly Block[] {
  return readAs(blocks, readingAfter(edits))
}

/** How each mark reads once these edits are made. */
export function readingAfter(edits: readonly MarkEdit[]): (mark: BracketMark) => MarkReading {
  const ends = new Map(edits.map(({ mark, words }) => [mark, words]))
  return ({ id }) => {
    switch (ends.get(id)) {
      case undefined:
        return 'disputed'
      case 'stay':
        return 'stays'
      case 'go':
        return 'goes'
    }
  }
}

/**
 * The text as one delegation wants it: each bracket as if it had its way there. Where it holds no side,
 * and where it reserves its position, nobody knows what it wants: those brackets stay.
 */
export function asWanted(
  blocks: readonly Block[],
  brackets: readonly OpenBracket[],
  delegation: DelegationId,
): readonly Block[] {
  const edits = brackets.flatMap((bracket) => {
    const hold = holdOf(bracket, delegation)
    const backed = bracket.proposals.find(({ id }) => id === hold?.backs)
    return hold === null || backed?.reads === 'reserved' ? [] : consolidate(bracket, hold.backs)
  })
  return consolidated(blocks, edits)
}

/** The other brackets that stand in or across the words of one: their rulings must not overlap. */
export function touching(blocks: readonly Block[], bracket: BracketId): readonly BracketId[] {
  const runs = blocks.flatMap(runsOf).map((run) => bracketsOf(run).map(bracketOf))
  const shared = runs.filter((ids) => ids.includes(bracket)).flat()
  return [...new Set(shared)].filter((id) => id !== bracket)
}

/** Each bracket mark of some runs, with the words under it. */
export function markedWords(
  runs: readonly Run[],
): ReadonlyMap<BracketId, { mark: BracketMark; words: string }> {
  const found = new Map<BracketId, { mark: BracketMark; words: string }>()
  for (const run of runs) {
    for (const mark of bracketsOf(run)) {
      found.set(mark.id, { mark, words: (found.get(mark.id)?.words ?? '') + run.text })
    }
  }
  return found
}

/** The bracket that a mark belongs to: its own, or the one of which it is an alternative. */
export function bracketOf({ id, of }: BracketMark): BracketId {
  return of ?? id
}

/** How a mark reads when no proposal is accepted: proposed words go, words that stood before stay. */
export function withoutProposals(mark: BracketMark): 'stays' | 'goes' {
  return carriesProposal(mark) ? 'goes' : 'stays'
}

/** Whether the words under a mark are proposed, and not words that stood there before. */
export function carriesProposal({ of, proposes }: BracketMark): boolean {
  return of !== null || proposes === 'insert'
}

export function bracketsIn(block: Block): readonly BracketMark[] {
  return runsOf(block).flatMap(bracketsOf)
}

export function bracketsOf({ marks }: Run): readonly BracketMark[] {
  return marks.filter((mark) => mark.kind === 'bracket')
}

/** A hard break carries no marks. Between two runs under one bracket it is under it as well. */
export function breaksMarked(words: Inline): Inline {
  return words.map((run, at) => {
    if (run.marks.length > 0 || !/^\n+$/.test(run.text)) return run
    const after = words[at + 1]?.marks.map((mark) => JSON.stringify(mark)) ?? []
    const before = words[at - 1]?.marks ?? []
    const around = before.filter(
      (mark) => mark.kind === 'bracket' && after.includes(JSON.stringify(mark)),
    )
    return { text: run.text, marks: around }
  })
}

function kept(run: Run, read: (mark: BracketMark) => MarkReading): readonly Run[] {
  if (takesOut(bracketsOf(run), read)) return []
  const marks = run.marks.filter((mark) => mark.kind !== 'bracket' || read(mark) === 'disputed')
  return [{ text: run.text, marks }]
}

/** Whether words under these marks leave the text. */
export function takesOut(
  here: readonly BracketMark[],
  read: (mark: BracketMark) => MarkReading,
): boolean {
  const goes = (mark: BracketMark) => read(mark) === 'goes'
  return here.some((mark) => deciding(bracketOf(mark), here).every(goes))
}

/**
 * The marks that say what becomes of words under several of one bracket. What somebody typed as an
 * alternative within the words that it would replace neither goes nor stays with them.
 */
function deciding(bracket: BracketId, here: readonly BracketMark[]): readonly BracketMark[] {
  const own = here.filter((mark) => bracketOf(mark) === bracket)
  const alternatives = own.filter(({ of }) => of !== null)
  return alternatives.length > 0 ? alternatives : own
}
