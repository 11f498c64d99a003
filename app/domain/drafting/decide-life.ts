import type { Instant } from '../kernel/instant.ts'
import { dateAt } from '../kernel/plain-date.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { takeAction } from './action.ts'
import { mustPreside, mustSponsor } from './actor.ts'
import type { WrongActor } from './actor.ts'
import { issue } from './issue.ts'
import type { LifeCommand, LifeRefusal } from './life-commands.ts'
import type { LifeEvent } from './life-events.ts'
import type { Life, LifeStage } from './life.ts'
import { nextSymbol } from './symbol.ts'
import type { TextHash } from './text-hash.ts'

type LifeDecision = Decision<LifeEvent, LifeRefusal>

/** What becomes of a document (domain.md B3): who may take which step from where. */
export function decideLife(state: Life, command: LifeCommand, at: Instant): LifeDecision {
  switch (command.type) {
    case 'present-zero-draft':
      return step(state, ['non-paper'], mustPreside(command.by), {
        type: 'zero-draft-presented',
        at,
      })
    case 'open-rolling':
      return step(state, ['zero-draft'], mustPreside(command.by), { type: 'rolling-opened', at })
    case 'table':
    case 'revise':
    case 'supplement':
      return issue(state, command, at)
    case 'begin-silence': {
      const begun = step(state, ['tabled'], null, { type: 'silence-begun', at })
      return asIssued(state, command.words, begun)
    }
    case 'break-silence':
      return step(state, ['under-silence'], null, { type: 'silence-broken', at })
    case 'withdraw-from-silence':
      return step(state, ['under-silence'], null, { type: 'withdrawn', at })
    case 'adopt-by-silence': {
      if (state.stage !== 'under-silence') return wrongStage(state)
      if (command.words !== state.words) return refused({ code: 'words-changed' })
      const symbol = nextSymbol(command.symbols.prefix, null, command.symbols.given)
      const { words } = state
      return decided<LifeEvent>({
        type: 'adopted',
        edition: { symbol, words, how: 'silence', adoptedAt: at },
      })
    }
    case 'put-for-action': {
      const { by, words, zone, waiver } = command
      if (waiver === '') return refused({ code: 'reason-missing' })
      const lastDay = state.issues.at(-1)?.issuedAt
      const circulated = lastDay !== undefined && dateAt(lastDay, zone) < dateAt(at, zone)
      const event: LifeEvent = { type: 'put-for-action', waiver, at }
      const taken = step(state, ['tabled'], mustPreside(by), event)
      return taken.ok && !circulated && waiver === null
        ? refused({ code: 'not-circulated' })
        : asIssued(state, words, taken)
    }
    case 'revise-orally':
    case 'fold':
    case 'take-action':
      return state.stage === 'for-action' ? takeAction(state, command, at) : wrongStage(state)
    case 'withdraw': {
      if (state.stage !== 'tabled' && state.stage !== 'for-action') return wrongStage(state)
      const wrong = mustSponsor(command.by, state.sponsor)
      if (wrong !== null) return refused(wrong)
      return state.amended
        ? refused({ code: 'text-amended' })
        : decided<LifeEvent>({ type: 'withdrawn', at })
    }
    case 'defer': {
      const { by, reason } = command
      if (reason === '') return refused({ code: 'reason-missing' })
      const from = ['rolling', 'tabled', 'for-action'] as const
      return step(state, from, mustPreside(by), { type: 'deferred', reason, at })
    }
    case 'resume':
      return step(state, ['deferred'], mustPreside(command.by), { type: 'resumed', at })
    case 'reopen': {
      const { by, reason } = command
      if (reason === '') return refused({ code: 'reason-missing' })
      return step(state, ['adopted'], mustPreside(by), { type: 'reopened', reason, at })
    }
  }
}

/** What is decided on is what was given out under a symbol, and not what was typed since. */
function asIssued(state: Life, words: TextHash, taken: LifeDecision): LifeDecision {
  const stands = 'words' in state && state.words === words
  return taken.ok && !stands ? refused({ code: 'not-issued' }) : taken
}

function wrongStage({ stage }: Pick<Life, 'stage'>): LifeDecision {
  return refused({ code: 'wrong-stage', details: { stage } })
}

function step(
  state: Life,
  from: readonly LifeStage['stage'][],
  wrong: WrongActor | null,
  event: LifeEvent,
): LifeDecision {
  if (wrong !== null) return refused(wrong)
  return from.includes(state.stage) ? decided(event) : wrongStage(state)
}
