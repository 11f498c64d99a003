import * as Y from 'yjs'

const runRows = 64
const runBytes = 64 * 1024

/**
 * Fewer updates that say the same in the same order. Merging costs the number of pieces of text times
 * the number of updates (sync.md §2 #24), so runs are short and what is large is left as it is.
 */
export function mergeRuns(updates: readonly Uint8Array[]): Uint8Array[] {
  const runs: Uint8Array[][] = []
  let bytes = Infinity
  for (const update of updates) {
    const run = runs.at(-1)
    bytes += update.length
    if (run === undefined || run.length === runRows || bytes > runBytes) {
      runs.push([update])
      bytes = update.length
    } else {
      run.push(update)
    }
  }
  return runs.map((run) => {
    const [only] = run
    return only !== undefined && run.length === 1 ? only : Y.mergeUpdates(run)
  })
}
