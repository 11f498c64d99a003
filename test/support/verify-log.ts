import { chainStart } from '#app/domain/drafting/log-chain.ts'
import { chainOver } from '#db/document-log.ts'

import type { Log } from './log.ts'

/** What is wrong with a document's log in itself, in words; nothing if all is well. */
export function verifyLog(log: Log): string[] {
  return [...gapsIn(log), ...unsignedIn(log), ...breaksIn(log)]
}

function gapsIn({ head, rows }: Log): string[] {
  const gaps = rows.flatMap(({ seq }, i) =>
    seq === i + 1 ? [] : [`row ${i + 1} is numbered ${seq}`],
  )
  return rows.length === head.head ? gaps : [...gaps, `${rows.length} rows of ${head.head}`]
}

/** The texts of these tests are written by people alone; a row that names nobody cannot be read at all. */
function unsignedIn({ rows }: Log): string[] {
  return rows.flatMap(({ seq, author }) =>
    author.kind === 'person' ? [] : [`row ${seq} does not say who wrote it`],
  )
}

/** Each row carries the chain over it and all before it, and the head that over all (SY23). */
function breaksIn({ head, rows, chains }: Log): string[] {
  const breaks: string[] = []
  let chain = chainStart
  for (const [i, row] of rows.entries()) {
    chain = chainOver(head.id, [row], chain)
    if (!isSame(chain, chains[i])) breaks.push(`row ${row.seq} breaks the hash chain`)
  }
  return isSame(chain, head.chain) ? breaks : [...breaks, 'the head has another hash chain']
}

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0
}
