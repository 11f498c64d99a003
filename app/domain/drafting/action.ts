import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustKeepProcess, mustPreside, mustSponsor } from './actor.ts'
import type { LifeCommand, LifeRefusal } from './life-commands.ts'
import type { LifeEvent } from './life-events.ts'
import { unfolded } from './life.ts'
import type { AdoptedText, Life, OralRevision } from './life.ts'
import { nextSymbol } from './symbol.ts'

type ActionDecision = Decision<LifeEvent, LifeRefusal>
type Command<Type extends LifeCommand['type']> = Extract<LifeCommand, { type: Type }>
type ForAction = Extract<Life, { stage: 'for-action' }>

/** What is done with a text while the body acts on it: announced, folded in, decided. */
export function takeAction(
  state: ForAction,
  command: Command<'revise-orally' | 'fold' | 'take-action'>,
  at: Instant,
): ActionDecision {
  switch (command.type) {
    case 'revise-orally': {
      const { by, id, block, words } = command
      const wrong = mustPreside(by) === null ? null : mustSponsor(by, state.sponsor)
      if (wrong !== null) return refused(wrong)
      const announced = { announcedAt: at, foldedAt: null }
      const revision: OralRevision = { id, by: by.delegation, block, words, ...announced }
      return decided<LifeEvent>({ type: 'orally-revised', revision })
    }
    case 'fold': {
      const { by, id, words } = command
      const wrong = mustKeepProcess(by)
      if (wrong !== null) return refused(wrong)
      const revision = state.revisions.find((one) => one.id === id)
      if (revision === undefined) return refused({ code: 'revision-unknown' })
      if (revision.foldedAt !== null) return refused({ code: 'revision-folded' })
      return decided<LifeEvent>({ type: 'folded', id, words, at })
    }
    case 'take-action':
      return decide(state, command, at)
  }
}

/** What is adopted is what stands there, with every announced change in it. */
function decide(state: ForAction, command: Command<'take-action'>, at: Instant): ActionDecision {
  const { by, outcome, symbols, words } = command
  const wrong = mustPreside(by)
  if (wrong !== null) return refused(wrong)
  if (!outcome.adopted) return decided<LifeEvent>({ type: 'not-adopted', at })
  if (unfolded(state.revisions).length > 0) return refused({ code: 'revisions-unfolded' })
  if (words !== state.words) return refused({ code: 'words-changed' })
  const symbol = nextSymbol(symbols.prefix, null, symbols.given)
  const edition: AdoptedText = { symbol, words, how: 'action', adoptedAt: at }
  return decided<LifeEvent>({ type: 'adopted', edition })
}
