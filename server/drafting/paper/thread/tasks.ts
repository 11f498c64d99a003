import type { Incoming } from '#app/domain/drafting/in/incoming.ts'
import type { LeavingPaper } from '#app/domain/drafting/out/leaving-text.ts'

import type { AnswerOf, QuestionOf } from '../../../asking-thread.ts'
import type { Refusal } from '../../../responses.ts'
import type { SentFile } from '../../../upload.ts'

/** What the thread for paper makes of a text, and of a file. */
export type PaperTasks = {
  docx: { question: LeavingPaper; answer: Uint8Array }
  pdf: { question: LeavingPaper; answer: Uint8Array }
  /** A file read as the first draft of a text, or why it is none. */
  'take-in': {
    question: { file: SentFile; title: string; lang: string }
    answer: { ok: true; incoming: Incoming } | { ok: false; refusal: Refusal }
  }
}

export type PaperQuestion = QuestionOf<PaperTasks>
export type PaperAnswer = AnswerOf<PaperTasks>
