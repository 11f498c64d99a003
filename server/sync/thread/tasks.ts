import type { Block, BlockId, BracketId } from '#app/domain/drafting/block.ts'
import type { MarkEdit } from '#app/domain/drafting/consolidation.ts'
import type { Instead } from '#app/domain/drafting/propose-instead.ts'
import type { PlaceOfWords } from '#app/domain/drafting/write-words.ts'
import type { Snapshot } from '#db/snapshots.ts'

import type { AnswerOf, QuestionOf } from '../../asking-thread.ts'
import type { Followed } from '../../drafting/follow.ts'
import type { BlameOfBlock } from '../blame.ts'
import type { Case, Judgement } from '../judge.ts'
import type { Row } from '../understand.ts'
import type { Packed } from './packed.ts'

/** What a thread for texts can be asked, and what it answers. */
export type Tasks = {
  /** The rows after a snapshot folded into it, checked to have all that they say (SY17). */
  fold: {
    question: { before: Snapshot | null; tail: Packed; rows: readonly Omit<Row, 'payload'>[] }
    answer: Snapshot
  }
  /**
   * An edit judged on a replica of its text. `base` makes the replica, `missing` is what has been accepted
   * since it was asked about last; without a base, `unknown` asks for one. After a fault the replica is
   * given up.
   */
  judge: {
    question: { text: string; base: Packed | null; missing: Packed; case: Case }
    answer: Judgement | 'unknown'
  }
  /** What a text, given as updates, has beyond a state vector. */
  difference: { question: { text: Packed; stateVector: Uint8Array }; answer: Uint8Array }
  /** What a text says that consists of these updates. */
  blocks: { question: { text: Packed }; answer: readonly Block[] }
  /** The update that takes marks out of a text with or without their words, or null if it changes nothing. */
  'edit-marks': {
    question: { text: Packed; edits: readonly MarkEdit[]; client: number }
    answer: Uint8Array | null
  }
  /** The update that changes one block as the server does it, or null if it changes nothing. */
  'edit-block': {
    question: { text: Packed; edit: BlockEdit; client: number }
    answer: Uint8Array | null
  }
  /** The update that puts other words in the place of all that stands at one, or null. */
  'write-words': {
    question: { text: Packed; place: PlaceOfWords; words: string; client: number }
    answer: Uint8Array | null
  }
  /**
   * What the rows after `from` did to a text. `base` makes the replica as of `from`; without it, `unknown`
   * asks for it.
   */
  follow: {
    question: { text: string; from: number; base: Packed | null; rows: Packed }
    answer: Followed | 'unknown'
  }
  /** Who wrote and deleted what, from the rows of a log from its first. */
  blame: { question: { rows: Packed }; answer: readonly BlameOfBlock[] }
  /** Gives up the replica of a text. */
  forget: { question: { text: string }; answer: null }
}

/** What the server does to one block. `former` is the text in which it stands as it is to be put there. */
export type BlockEdit =
  | { do: 'correct'; block: BlockId; words: string }
  | { do: 'write'; block: BlockId; words: string }
  | ({ do: 'propose-instead' } & Instead)
  | { do: 'await-words'; block: BlockId; words: string; bracket: BracketId }
  | { do: 'write-under'; block: BlockId; words: string; bracket: BracketId }
  | { do: 'take-out'; block: BlockId }
  | { do: 'put'; block: BlockId; after: BlockId | null; former: Packed }

export type TaskName = keyof Tasks

export type Question = QuestionOf<Tasks>
export type Answer = AnswerOf<Tasks>
