import type { DelegationId } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { AgreedStanding, Answer, Beginning, Fix, OpenStanding } from './paragraph.ts'
import type { Paragraph, ReopeningRequest, Spot } from './paragraph.ts'
import type { TextHash } from './text-hash.ts'

export type ParagraphEvent =
  | { type: 'round-called'; words: TextHash; at: Instant }
  | { type: 'answered'; answer: Answer; at: Instant }
  /** Without agreement: the words changed, a bracket came, or the chair gave it up. */
  | { type: 'round-ended'; why: 'words-changed' | 'bracket-opened' | 'chair' }
  | {
      type: 'agreed-ad-ref'
      words: TextHash
      outstanding: readonly DelegationId[]
      at: Instant
    }
  | { type: 'confirmed'; delegation: DelegationId; at: Instant }
  | {
      type: 'agreed'
      words: TextHash
      how: Extract<AgreedStanding, { is: 'agreed' }>['how']
      at: Instant
    }
  | { type: 'reopening-requested'; request: ReopeningRequest }
  /** By a capital that cannot agree, by the chair, by an objection to an editorial fix, or by an oral revision. */
  | { type: 'opened'; since: Beginning }
  | { type: 'fixed'; words: TextHash; note: string; fix: Fix; at: Instant }
  | { type: 'moved' | 'deleted'; from: Spot; reason: string; at: Instant }
  | { type: 'restored'; by: DelegationId; reason: string; at: Instant }
  /** A symbol was issued: what was moved stays there, what was deleted is gone. */
  | { type: 'place-settled' }

/** Throws on an event that no decision made of this state. */
export function evolveParagraph(state: Paragraph, event: ParagraphEvent): Paragraph {
  switch (event.type) {
    case 'round-called': {
      const { words, at } = event
      return { ...state, standing: { ...open(state), round: { words, calledAt: at, answers: [] } } }
    }
    case 'answered':
      return { ...state, standing: answered(open(state), event.answer) }
    case 'round-ended':
      return { ...state, standing: { ...open(state), round: null } }
    case 'agreed-ad-ref': {
      const { words, outstanding, at } = event
      const standing = { words, agreedAt: at, requests: [], fix: null, outstanding } as const
      return { ...state, standing: { is: 'agreed-ad-ref', ...standing } }
    }
    case 'confirmed': {
      const { standing } = state
      if (standing.is !== 'agreed-ad-ref') throw new Error('confirmed without being asked')
      const outstanding = standing.outstanding.filter((one) => one !== event.delegation)
      return { ...state, standing: { ...standing, outstanding } }
    }
    case 'agreed': {
      const { words, how, at } = event
      const { requests, fix } =
        state.standing.is === 'open' ? { requests: [], fix: null } : state.standing
      return { ...state, standing: { is: 'agreed', words, agreedAt: at, requests, fix, how } }
    }
    case 'reopening-requested': {
      const standing = agreed(state)
      return {
        ...state,
        standing: { ...standing, requests: [...standing.requests, event.request] },
      }
    }
    case 'opened':
      return { ...state, standing: { is: 'open', since: event.since, round: null } }
    case 'fixed':
      return { ...state, standing: { ...agreed(state), words: event.words, fix: event.fix } }
    case 'moved':
    case 'deleted': {
      const { type: is, from, reason, at } = event
      return { ...state, place: { is, from, reason, at } }
    }
    case 'restored':
      return { ...state, place: { is: 'kept' } }
    case 'place-settled':
      return { ...state, place: { is: state.place.is === 'deleted' ? 'gone' : 'kept' } }
  }
}

/** One answer for each delegation: the last. */
function answered(standing: OpenStanding, answer: Answer): OpenStanding {
  const { round } = standing
  if (round === null) throw new Error('an answer to no round')
  const others = round.answers.filter(({ delegation }) => delegation !== answer.delegation)
  return { ...standing, round: { ...round, answers: [...others, answer] } }
}

function open({ standing }: Paragraph): OpenStanding {
  if (standing.is !== 'open') throw new Error('the paragraph is agreed')
  return standing
}

function agreed({ standing }: Paragraph): AgreedStanding {
  if (standing.is === 'open') throw new Error('the paragraph is not agreed')
  return standing
}
