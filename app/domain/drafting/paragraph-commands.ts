import type { DelegationId } from '../kernel/id.ts'
import type { Actor, WrongActor } from './actor.ts'
import type { Answer, Spot } from './paragraph.ts'
import type { Sitting } from './sitting.ts'
import type { TextHash } from './text-hash.ts'

/** What is done about the agreement on a paragraph, as the record says it. */
export const paragraphActs = [
  'call-round',
  'accept',
  'ad-referendum',
  'object',
  'gavel',
  'end-round',
  'confirm',
  'capital-cannot',
  'request-reopening',
  'reopen',
] as const
export type ParagraphAct = (typeof paragraphActs)[number]

/** What is done about agreed words that are misspelt, and about the place of a paragraph. */
export const fixActs = ['fix', 'object-to-fix'] as const
export type FixAct = (typeof fixActs)[number]
export const placeActs = ['move', 'delete', 'restore'] as const
export type PlaceAct = (typeof placeActs)[number]

/** What the projector reads out of committed edits, and what the document's own life brings about. */
export type ParagraphReading =
  | { type: 'reword'; words: TextHash }
  | { type: 'bracket-opened' }
  | { type: 'pass-silence'; words: TextHash; liveBrackets: number }
  | { type: 'issue-symbol' }
  /** An oral revision is folded in, which `by` announced. */
  | { type: 'revise-orally'; by: DelegationId; words: TextHash }

export type RoundCommand =
  | { type: 'call-round'; by: Actor; words: TextHash; liveBrackets: number; sitting: Sitting }
  | { type: 'answer'; by: Actor; answer: Answer; seen: TextHash; sitting: Sitting }
  /** `against`: whose positions stand in the way of what the paragraph says now. */
  | { type: 'gavel'; by: Actor; sitting: Sitting; against: readonly DelegationId[] }
  | { type: 'end-round'; by: Actor }

/** What happens to agreed words. `for` names the delegation that is spoken for. */
export type AgreementCommand =
  | { type: 'confirm'; by: Actor; for: DelegationId }
  | { type: 'capital-cannot'; by: Actor; for: DelegationId; reason: string }
  | { type: 'request-reopening'; by: Actor; for: DelegationId; reason: string }
  | { type: 'reopen'; by: Actor; reason: string }
  | { type: 'fix'; by: Actor; words: TextHash; note: string }
  | { type: 'object-to-fix'; by: Actor; for: DelegationId; reason: string }

export type PlaceCommand =
  | { type: 'move'; by: Actor; from: Spot; reason: string }
  | { type: 'delete'; by: Actor; from: Spot; liveBrackets: number; reason: string }
  | { type: 'object-to-place'; by: Actor; for: DelegationId; reason: string }

export type ParagraphCommand = ParagraphReading | RoundCommand | AgreementCommand | PlaceCommand

/** How long one may object to an editorial fix (domain.md B1). */
export const editorialHours = 24

export type ParagraphRefusal =
  | WrongActor
  | {
      code:
        | 'paragraph-deleted'
        | 'paragraph-agreed'
        | 'paragraph-open'
        | 'brackets-open'
        | 'words-changed'
        | 'nothing-corrected'
        | 'not-quorate'
        | 'not-present'
        | 'round-running'
        | 'no-round'
        | 'nothing-to-confirm'
        | 'requested-already'
        | 'no-fix'
        | 'fix-stands'
        | 'place-changed'
        | 'nothing-to-restore'
    }
  | {
      code: 'answers-outstanding' | 'objections-stand' | 'positions-against'
      details: { delegations: readonly DelegationId[] }
    }
