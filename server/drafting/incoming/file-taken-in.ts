import { takeIn } from '#app/domain/drafting/in/incoming.ts'

import { Refused } from '../../refusals.ts'
import type { PaperTasks } from '../paper/thread/tasks.ts'
import { readFile } from './read-file.ts'

type TakeIn = PaperTasks['take-in']

/** Reads a file as the first draft of a text, or says why it is none: what is thrown does not leave a thread whole. */
export async function fileTakenIn({
  file,
  title,
  lang,
}: TakeIn['question']): Promise<TakeIn['answer']> {
  try {
    const taken = takeIn(await readFile(file), { title, lang })
    if (taken.ok) return taken
    const { code, ...rest } = taken.refusal
    return { ok: false, refusal: { code, details: 'details' in rest ? rest.details : {} } }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code, details } = error
    return { ok: false, refusal: { code, details } }
  }
}
