/**
 * The answer, or an error once it is overdue. A statement whose connection breaks in a bad moment is
 * never answered (postgres.js 3.4.9 forgets what it hands to a socket between `error` and `close`), nor
 * is one on a line that went dead; waiting for it would hold a document up until the next restart.
 */
export function inTime<Answer>(answer: Promise<Answer>, ms: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const overdue = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer from the database in ${ms} ms`)), ms)
  })
  return Promise.race([answer, overdue]).finally(() => clearTimeout(timer))
}
