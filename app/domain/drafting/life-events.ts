import type { Instant } from '../kernel/instant.ts'
import { lastWholeIssue } from './life.ts'
import type { AdoptedText, Issue, Life, LifeStage, OralRevision, RevisionId } from './life.ts'
import type { Tabled } from './life.ts'
import type { TextHash } from './text-hash.ts'

export type LifeEvent =
  | { type: 'zero-draft-presented'; at: Instant }
  | { type: 'rolling-opened'; at: Instant }
  | { type: 'tabled'; sponsor: Tabled['sponsor']; issue: Issue }
  /** `substantive` asks the co-sponsors again (domain.md B6). */
  | { type: 'revised'; issue: Issue; substantive: boolean }
  | { type: 'supplemented'; issue: Issue }
  | { type: 'silence-begun'; at: Instant }
  | { type: 'silence-broken'; at: Instant }
  | { type: 'put-for-action'; waiver: string | null; at: Instant }
  | { type: 'orally-revised'; revision: OralRevision }
  | { type: 'folded'; id: RevisionId; words: TextHash; at: Instant }
  | { type: 'adopted'; edition: AdoptedText }
  | { type: 'not-adopted'; at: Instant }
  | { type: 'withdrawn'; at: Instant }
  | { type: 'deferred'; reason: string; at: Instant }
  | { type: 'resumed'; at: Instant }
  | { type: 'reopened'; reason: string; at: Instant }

/** Throws on an event that no decision made of this state. */
export function evolveLife(state: Life, event: LifeEvent): Life {
  const issues = 'issue' in event ? [...state.issues, event.issue] : state.issues
  const editions = 'edition' in event ? [...state.editions, event.edition] : state.editions
  return { ...stageAfter(state, event), issues, editions }
}

function stageAfter(state: Life, event: LifeEvent): LifeStage {
  switch (event.type) {
    case 'zero-draft-presented':
      return { stage: 'zero-draft' }
    case 'rolling-opened':
    case 'reopened':
      return { stage: 'rolling' }
    case 'tabled': {
      const { sponsor, issue } = event
      return { stage: 'tabled', sponsor, words: issue.words, amended: false }
    }
    case 'revised': {
      const { sponsor } = tabled(state)
      return { stage: 'tabled', sponsor, words: event.issue.words, amended: false }
    }
    case 'supplemented':
      return state
    case 'silence-begun':
      return { stage: 'under-silence', ...tabled(state) }
    case 'silence-broken':
    case 'not-adopted':
      return { stage: 'tabled', ...tabled(state) }
    case 'put-for-action':
      return { stage: 'for-action', ...tabled(state), revisions: [] }
    case 'orally-revised': {
      const { revisions } = forAction(state)
      return { ...forAction(state), revisions: [...revisions, event.revision] }
    }
    case 'folded':
      return folded(forAction(state), event)
    case 'adopted':
      return { stage: 'adopted', edition: event.edition }
    case 'withdrawn':
      return { stage: 'withdrawn', withdrawnAt: event.at }
    case 'deferred': {
      const from = state.stage === 'rolling' ? 'rolling' : tabled(state)
      return { stage: 'deferred', from, reason: event.reason, deferredAt: event.at }
    }
    case 'resumed': {
      if (state.stage !== 'deferred') throw new Error('resumed without being deferred')
      return state.from === 'rolling' ? { stage: 'rolling' } : { stage: 'tabled', ...state.from }
    }
  }
}

type ForAction = Extract<LifeStage, { stage: 'for-action' }>

function folded(
  state: ForAction,
  { id, words, at }: Extract<LifeEvent, { type: 'folded' }>,
): ForAction {
  const byOthers = state.revisions.some((one) => one.id === id && one.by !== state.sponsor)
  const revisions = state.revisions.map((one) => (one.id === id ? { ...one, foldedAt: at } : one))
  return { ...state, words, amended: state.amended || byOthers, revisions }
}

function forAction({ issues: _issues, editions: _editions, ...state }: Life): ForAction {
  if (state.stage !== 'for-action') throw new Error('the text is not before the body for action')
  return state
}

/** Where action is not taken, what was folded in has no symbol yet, and is first issued as a revision. */
function tabled(state: Life): Tabled {
  if (!('sponsor' in state)) throw new Error('the text is not tabled')
  const { sponsor, amended } = state
  return { sponsor, words: lastWholeIssue(state).words, amended }
}
