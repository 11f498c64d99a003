import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustKeepProcess } from './actor.ts'
import type { IssueCommand, LifeRefusal, Renumber } from './life-commands.ts'
import type { LifeEvent } from './life-events.ts'
import { lastWholeIssue, originalIssue } from './life.ts'
import type { Issue, Life } from './life.ts'
import { hashRenumbering } from './numbering.ts'
import { isOfSeries, nextRevision, nextSupplement, nextSymbol } from './symbol.ts'
import { hashText } from './text-hash.ts'

type IssueDecision = Decision<LifeEvent, LifeRefusal>
type Command<Type extends IssueCommand['type']> = Extract<IssueCommand, { type: Type }>

/** The secretariat gives out a text under a symbol that was never given (domain.md B3). */
export function issue(state: Life, command: IssueCommand, at: Instant): IssueDecision {
  const wrong = mustKeepProcess(command.by)
  if (wrong !== null) return refused(wrong)
  switch (command.type) {
    case 'table':
      return table(state, command, at)
    case 'revise':
      return revise(state, command, at)
    case 'supplement':
      return supplement(state, command, at)
  }
}

function table(state: Life, command: Command<'table'>, at: Instant): IssueDecision {
  const { symbols, sponsor, words, renumber } = command
  if (state.stage !== 'rolling') return elsewhere(state)
  const symbol = command.symbol ?? nextSymbol(symbols.prefix, 'L', symbols.given)
  if (!isOfSeries(symbol, symbols.prefix, 'L')) {
    return refused({ code: 'symbol-of-no-series', details: { symbol } })
  }
  if (symbols.given.includes(symbol)) {
    return refused({ code: 'symbol-taken', details: { symbol } })
  }
  const obstacle = obstacleToRenumbering(renumber)
  if (obstacle !== null) return refused({ code: obstacle })
  // After a reopening the changes are shown against what was adopted.
  const against = state.editions.at(-1)?.symbol ?? null
  const first: Issue = {
    symbol,
    kind: 'first',
    against,
    words,
    says: null,
    renumbered: renumber !== null,
    issuedAt: at,
  }
  return decided<LifeEvent>({ type: 'tabled', sponsor, issue: first })
}

/** A revision replaces the whole text, and its changes are shown against the original of the series. */
function revise(state: Life, command: Command<'revise'>, at: Instant): IssueDecision {
  const { symbols, words, substantive, renumber } = command
  if (state.stage !== 'tabled') return elsewhere(state)
  if (words === state.words) return refused({ code: 'words-unchanged' })
  const obstacle = obstacleToRenumbering(renumber)
  if (obstacle !== null) return refused({ code: obstacle })
  const against = found(originalIssue(state)).symbol
  const symbol = nextRevision(against, symbols.given)
  const revision: Issue = {
    symbol,
    kind: 'revision',
    against,
    words,
    says: null,
    renumbered: renumber !== null,
    issuedAt: at,
  }
  return decided<LifeEvent>({ type: 'revised', issue: revision, substantive })
}

function supplement(state: Life, command: Command<'supplement'>, at: Instant): IssueDecision {
  const { symbols, kind, says } = command
  if (says === '') return refused({ code: 'words-missing' })
  if (state.stage !== 'tabled' && state.stage !== 'adopted') return elsewhere(state)
  const against = state.stage === 'adopted' ? state.edition.symbol : lastWholeIssue(state).symbol
  const issued: Issue = {
    symbol: nextSupplement(against, kind, symbols.given),
    kind: kind === 'Corr' ? 'corrigendum' : 'addendum',
    against,
    words: hashText(says),
    says,
    renumbered: false,
    issuedAt: at,
  }
  return decided<LifeEvent>({ type: 'supplemented', issue: issued })
}

/** Numbers that are consecutive stay, and others change only as was shown beforehand (SPEC.md LF18). */
function obstacleToRenumbering(
  renumber: Renumber | null,
): 'numbers-consecutive' | 'numbers-changed' | null {
  if (renumber === null) return null
  if (renumber.changes.length === 0) return 'numbers-consecutive'
  return hashRenumbering(renumber.changes) === renumber.seen ? null : 'numbers-changed'
}

function found(issued: Issue | undefined): Issue {
  if (issued === undefined) throw new Error('a tabled text was issued')
  return issued
}

function elsewhere({ stage }: Life): IssueDecision {
  return refused({ code: 'wrong-stage', details: { stage } })
}
