import type { Table } from '../kernel/csv.ts'
import { line } from '../kernel/text.ts'
import type { Known } from './import-line.ts'
import { linesOf } from './import-line.ts'
import { keyOf } from './subject.ts'
import type { Subject } from './subject.ts'

/**
 * The questions that the rows of a roll call name and that are no subjects yet, and what the file calls
 * those that are subjects under another spelling. What cannot be a question is left for the import to refuse.
 */
export function newQuestions(
  table: Table,
  column: string,
  known: Known['subjects'],
): { questions: readonly string[]; spelled: ReadonlyMap<string, Subject> } {
  const keys = new Map([...known.values()].map((subject) => [keyOf(subject.about), subject]))
  const questions = new Map<string, string>()
  const spelled = new Map<string, Subject>()
  for (const { value } of linesOf(table)) {
    const name = value(column)
    if (known.has(name) || !question.safeParse(name).success) continue
    const key = keyOf({ kind: 'question', question: name })
    const same = keys.get(key)
    if (same === undefined) questions.set(key, questions.get(key) ?? name)
    else spelled.set(name, same)
  }
  return { questions: [...questions.values()], spelled }
}

const question = line(300)
