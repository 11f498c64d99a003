import * as Y from 'yjs'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { contentOf } from '#app/domain/drafting/ydoc.ts'

import { readElement } from './letters.ts'
import type { StructId } from './text-map.ts'

/** A stretch of a block that one row of the log wrote; `deletedBy` is the row that deleted it. */
export type Authored = { text: string; writtenBy: number; deletedBy: number | null }
/** The words of a block in each of its cells; what is no form has one. */
export type BlameOfBlock = {
  block: BlockId | null
  cells: readonly (readonly Authored[])[]
}

/**
 * Who wrote what of a text, from its rows in the order of the log (sync.md D3): an insertion is its
 * row's, whatever id it carries, and a deletion is of the row that brought it. Rows are named by their
 * place in `rows`.
 */
export function blame(rows: readonly Uint8Array[]): readonly BlameOfBlock[] {
  const doc = new Y.Doc({ gc: false })
  const writers = new Writers()
  const deleters = new Map<string, number>()
  rows.forEach((row, i) => {
    doc.once('afterTransaction', (transaction: Y.Transaction) => {
      for (const [client, clock] of transaction.afterState) {
        const before = transaction.beforeState.get(client) ?? 0
        if (clock > before) writers.note(client, before, i)
      }
      for (const [client, ranges] of transaction.deleteSet.clients) {
        for (const { clock, len } of ranges) {
          for (let at = clock; at < clock + len; at += 1) deleters.set(`${client}:${at}`, i)
        }
      }
    })
    Y.applyUpdate(doc, row)
  })
  const blocks = contentOf(doc)
    .toArray()
    .filter((child) => child instanceof Y.XmlElement)
  const found = blocks.map((block) => {
    const id: unknown = block.getAttribute('id')
    const cells = cellsOf(block).map((cell) =>
      readElement(cell, { deleted: true }).letters.map(({ at, text }) => ({
        text,
        writtenBy: writers.of(at),
        deletedBy: deleters.get(`${at.client}:${at.clock}`) ?? null,
      })),
    )
    return {
      block: typeof id === 'string' ? (id as BlockId) : null,
      cells: cells.map(stretchesOf),
    }
  })
  doc.destroy()
  return found
}

/** The innermost elements of a block, which hold its words. */
function cellsOf(element: Y.XmlElement): Y.XmlElement[] {
  const inner = element.toArray().filter((child) => child instanceof Y.XmlElement)
  return inner.length === 0 ? [element] : inner.flatMap(cellsOf)
}

/** Neighbours that say the same of themselves are one stretch. */
function stretchesOf(letters: readonly Authored[]): Authored[] {
  const stretches: Authored[] = []
  for (const letter of letters) {
    const last = stretches.at(-1)
    if (last?.writtenBy === letter.writtenBy && last.deletedBy === letter.deletedBy) {
      stretches[stretches.length - 1] = { ...last, text: last.text + letter.text }
    } else {
      stretches.push(letter)
    }
  }
  return stretches
}

/** Per client the rows that brought its clocks, in rising order. */
class Writers {
  private readonly rows = new Map<number, { from: number; row: number }[]>()

  note(client: number, from: number, row: number): void {
    const own = this.rows.get(client)
    if (own === undefined) this.rows.set(client, [{ from, row }])
    else own.push({ from, row })
  }

  of({ client, clock }: StructId): number {
    const own = this.rows.get(client) ?? []
    let low = 0
    let high = own.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((own[middle]?.from ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    return own[low - 1]?.row ?? 0
  }
}
