import type { LeavingPaper } from '#app/domain/drafting/out/leaving-text.ts'

import type { AnswerOf, QuestionOf } from '../../../asking-thread.ts'

/** What the thread for paper makes of a text. */
export type PaperTasks = {
  docx: { question: LeavingPaper; answer: Uint8Array }
  pdf: { question: LeavingPaper; answer: Uint8Array }
}

export type PaperQuestion = QuestionOf<PaperTasks>
export type PaperAnswer = AnswerOf<PaperTasks>
