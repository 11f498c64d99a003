import type { DelegationId } from '../kernel/id.ts'
import type { Actor, WrongActor } from './actor.ts'
import type { BlockId } from './block.ts'
import type { LifeStage, RevisionId } from './life.ts'
import type { Relabelled } from './numbering.ts'
import type { Outcome } from './roll-call.ts'
import type { Supplement } from './symbol.ts'
import type { TextHash } from './text-hash.ts'

/** The scheme of the secretariat: a prefix such as `HCG/2026`, and every symbol given in the coalition. */
export type Symbols = { readonly prefix: string; readonly given: readonly string[] }

/** That paragraphs are renumbered: what was shown of it beforehand, and what it would change now. */
export type Renumber = { readonly seen: TextHash; readonly changes: readonly Relabelled[] }

/** What the secretariat gives out under a symbol. */
export type IssueCommand =
  | {
      type: 'table'
      by: Actor
      symbols: Symbols
      /** A symbol chosen beforehand, or null for the next of the series L. */
      symbol: string | null
      sponsor: DelegationId
      words: TextHash
      renumber: Renumber | null
    }
  | {
      type: 'revise'
      by: Actor
      symbols: Symbols
      words: TextHash
      substantive: boolean
      renumber: Renumber | null
    }
  /** `says` is the corrigendum or addendum itself. */
  | { type: 'supplement'; by: Actor; symbols: Symbols; kind: Supplement; says: string }

export type LifeCommand =
  | IssueCommand
  | { type: 'present-zero-draft'; by: Actor }
  | { type: 'open-rolling'; by: Actor }
  /** What a silence procedure on the whole text brings about. */
  | { type: 'begin-silence'; words: TextHash }
  | { type: 'break-silence' }
  | { type: 'withdraw-from-silence' }
  | { type: 'adopt-by-silence'; symbols: Symbols; words: TextHash }
  /** `zone` is the seat's; `waiver` is why it need not have circulated the day before. */
  | {
      type: 'put-for-action'
      by: Actor
      words: TextHash
      zone: string
      waiver: string | null
    }
  | { type: 'revise-orally'; by: Actor; id: RevisionId; block: BlockId; words: string }
  | { type: 'fold'; by: Actor; id: RevisionId; words: TextHash }
  | {
      type: 'take-action'
      by: Actor
      outcome: Pick<Outcome, 'adopted'>
      symbols: Symbols
      words: TextHash
    }
  | { type: 'withdraw'; by: Actor }
  | { type: 'defer'; by: Actor; reason: string }
  | { type: 'resume'; by: Actor }
  | { type: 'reopen'; by: Actor; reason: string }

export type LifeRefusal =
  | WrongActor
  | { code: 'wrong-stage'; details: { stage: LifeStage['stage'] } }
  | { code: 'symbol-taken' | 'symbol-of-no-series'; details: { symbol: string } }
  | {
      code:
        | 'words-unchanged'
        | 'numbers-consecutive'
        | 'numbers-changed'
        | 'words-changed'
        | 'not-issued'
        | 'not-circulated'
        | 'reason-missing'
        | 'words-missing'
        | 'revision-unknown'
        | 'revision-folded'
        | 'revisions-unfolded'
        | 'text-amended'
    }
