import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustHoldPosition } from './actor.ts'
import { actOnBracket } from './bracket-acts.ts'
import type { BracketCommand, BracketReading, BracketRefusal } from './bracket-commands.ts'
import type { BracketEvent } from './bracket-events.ts'
import { lapse, ruleOnBracket, rulingStands } from './bracket-ruling.ts'
import { isOpen, markOfSide } from './bracket.ts'
import type { Bracket, Hold, OpenBracket, Proposal } from './bracket.ts'
import { consolidate } from './consolidation.ts'

type BracketDecision = Decision<BracketEvent, BracketRefusal>

/**
 * What becomes of a bracket: what the projector reads in the text is taken in, and what delegations and
 * the chair do is decided. Once nobody stands against the one side left, it is settled (SPEC.md BR).
 */
export function decideBracket(
  state: Bracket | null,
  command: BracketCommand,
  at: Instant,
): BracketDecision {
  if (command.type === 'open') return state === null ? open(command, at) : exists()
  if (state === null) return refused({ code: 'no-bracket' })
  if (!isOpen(state)) return refused({ code: 'bracket-settled' })
  switch (command.type) {
    case 'open-alternative':
    case 'reword':
    case 'lose-mark':
      return read(state, command, at)
    case 'rule':
    case 'object':
    case 'settle-ruling':
      return ruleOnBracket(state, command, at)
    case 'offer-no-text':
    case 'support':
    case 'oppose':
    case 'join':
    case 'lift':
    case 'withdraw':
    case 'note':
    case 'rebase':
      return rulingStands(state, at)
        ? refused({ code: 'ruling-stands' })
        : actOnBracket(state, command, at)
  }
}

function open(
  { by, id, blocks, kind, whole, words }: Extract<BracketReading, { type: 'open' }>,
  at: Instant,
): BracketDecision {
  if (words === null) return refused({ code: 'bracket-over-nothing' })
  const proposal = ownProposal(kind, { id, by: by.delegation })
  const position = mustHoldPosition(by)
  // The secretariat may put text and placeholders before the members, but reserves nothing.
  if (position !== null && (by.kind !== 'secretariat' || kind === 'reserve')) {
    return refused(position)
  }
  const hold: Hold = { delegation: by.delegation, backs: id, since: at, words, note: null }
  return decided<BracketEvent>({
    type: 'opened',
    bracket: {
      stage: 'open',
      id,
      kind,
      proposer: by.delegation,
      openedAt: at,
      born: words,
      marks: [{ id, blocks, whole, words }],
      proposals: proposal === null ? [] : [proposal],
      holds: proposal === null || position !== null ? [] : [hold],
      ruling: null,
      objected: null,
    },
  })
}

/** What the bracket itself proposes. A *replace* stands around the words that others would replace. */
function ownProposal(
  kind: Bracket['kind'],
  { id, by }: Pick<Proposal, 'id' | 'by'>,
): Proposal | null {
  switch (kind) {
    case 'insert':
      return { id, by, reads: 'own-words' }
    case 'delete':
      return { id, by, reads: 'no-text' }
    case 'replace':
      return null
    case 'reserve':
    case 'placeholder':
      return { id, by, reads: 'reserved' }
  }
}

function read(
  state: OpenBracket,
  command: Exclude<BracketReading, { type: 'open' }>,
  at: Instant,
): BracketDecision {
  switch (command.type) {
    case 'open-alternative':
      return openAlternative(state, command, at)
    case 'reword': {
      const { mark, blocks, words, by } = command
      const stands = state.marks.find(({ id }) => id === mark)
      if (stands === undefined) return refused({ code: 'no-such-mark' })
      const moved = stands.blocks.join() !== blocks.join()
      if (stands.words === words && !moved) return decided()
      const changed: BracketEvent = { type: 'words-changed', mark, blocks, words, by }
      return decided(changed, ...(stands.words === words ? [] : lapse(state, at)))
    }
    case 'lose-mark':
      return loseMark(state, command.mark, at)
  }
}

function openAlternative(
  state: OpenBracket,
  { by, id, blocks, whole, words }: Extract<BracketReading, { type: 'open-alternative' }>,
  at: Instant,
): BracketDecision {
  if (words === null) return refused({ code: 'bracket-over-nothing' })
  if (state.kind === 'reserve' || state.kind === 'placeholder') {
    return refused({ code: 'no-alternatives' })
  }
  if (state.marks.some((mark) => mark.id === id)) return refused({ code: 'bracket-exists' })
  const position = mustHoldPosition(by)
  if (position !== null && by.kind !== 'secretariat') return refused(position)
  // One delegation holds one side: who already has one keeps it, and may join its own alternative.
  const free = !state.holds.some(({ delegation }) => delegation === by.delegation)
  const instead = markOfSide(state, null)?.words
  const hold: Hold = {
    delegation: by.delegation,
    backs: id,
    since: at,
    words,
    ...(instead === undefined ? {} : { instead }),
    note: null,
  }
  return decided<BracketEvent>(
    {
      type: 'alternative-opened',
      mark: { id, blocks, whole, words },
      proposal: { id, by: by.delegation, reads: 'own-words' },
      hold: free && position === null ? hold : null,
    },
    ...lapse(state, at),
  )
}

/**
 * Deleted words take with them what was proposed by them, but nobody has given up anything: the sides
 * that are left go on. With nothing left to propose, the bracket is overtaken.
 */
function loseMark(state: OpenBracket, mark: Bracket['id'], at: Instant): BracketDecision {
  if (!state.marks.some(({ id }) => id === mark)) return refused({ code: 'no-such-mark' })
  const proposal = state.proposals.find(({ id }) => id === mark)?.id ?? null
  const marks = state.marks.filter(({ id }) => id !== mark)
  const proposals = state.proposals.filter(({ id }) => id !== proposal)
  const gone: BracketEvent = { type: 'mark-gone', mark, proposal }
  if (proposals.length > 0 && marks.length > 0) {
    return decided<BracketEvent>(gone, ...lapse(state, at))
  }
  const edits = consolidate({ ...state, marks }, null)
  return decided<BracketEvent>(gone, {
    type: 'settled',
    settlement: { how: 'overtaken', edits },
    at,
  })
}

function exists(): BracketDecision {
  return refused({ code: 'bracket-exists' })
}
