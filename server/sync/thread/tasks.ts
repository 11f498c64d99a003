import type { Snapshot } from '#db/document-log.ts'

import type { Packed } from './packed.ts'

/** What a thread for texts can be asked, and what it answers. */
export type Tasks = {
  /** The rows after a snapshot folded into it, checked to have all that they say (SY17). */
  fold: {
    question: { before: Snapshot | null; tail: Packed; seq: number }
    answer: Snapshot
  }
}

export type TaskName = keyof Tasks

export type Question = {
  [Name in TaskName]: { id: number; task: Name; question: Tasks[Name]['question'] }
}[TaskName]

export type Answer =
  | { id: number; answer: Tasks[TaskName]['answer'] }
  | { id: number; error: { message: string; stack: string | undefined } }
