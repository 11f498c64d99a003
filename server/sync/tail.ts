import * as Y from 'yjs'

import { framed } from './framed.ts'
import type { Framed } from './framed.ts'

const runRows = 64
const runBytes = 64 * 1024

type Run = { payloads: Uint8Array[]; bytes: number; merged: Framed | null }

/**
 * The rows after a snapshot as few updates that say the same in the same order. Merging costs the
 * number of pieces times the number of updates (sync.md §2 #24), so runs are short, what is large is
 * left as it is, and a run that is full is merged once for all who join.
 */
export class Tail {
  private readonly runs: Run[] = []
  rows = 0
  bytes = 0

  constructor(payloads: readonly Uint8Array[] = []) {
    this.append(payloads)
  }

  append(payloads: readonly Uint8Array[]): void {
    for (const payload of payloads) {
      const last = this.runs.at(-1)
      const fits =
        last !== undefined &&
        last.payloads.length < runRows &&
        last.bytes + payload.length <= runBytes
      if (fits) {
        last.payloads.push(payload)
        last.bytes += payload.length
        last.merged = null
      } else {
        this.runs.push({ payloads: [payload], bytes: payload.length, merged: null })
      }
      this.rows += 1
      this.bytes += payload.length
    }
  }

  /** Few updates that, applied in order, are all rows. */
  updates(): Framed[] {
    return this.runs.map((run) => (run.merged ??= framed(merged(run.payloads))))
  }
}

/** Fewer updates that say the same in the same order. */
export function mergeRuns(updates: readonly Uint8Array[]): Framed[] {
  return new Tail(updates).updates()
}

function merged(payloads: readonly Uint8Array[]): Uint8Array {
  const [only] = payloads
  return only !== undefined && payloads.length === 1 ? only : Y.mergeUpdates([...payloads])
}
