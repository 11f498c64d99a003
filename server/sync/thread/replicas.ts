import * as Y from 'yjs'

/** Bytes of text, as updates, that are kept as replicas; each takes some twelve times as much. */
const mostBytes = 24 * 1024 * 1024

type Kept = { doc: Y.Doc; bytes: number }

/** Replicas of the texts that were asked about last, by key. */
export class Replicas {
  private readonly kept = new Map<string, Kept>()

  /** Makes a replica of what a text consists of, in place of one that was there. */
  make(key: string, parts: readonly Uint8Array[]): Y.Doc {
    this.drop(key)
    const doc = new Y.Doc()
    const bytes = parts.reduce((sum, { length }) => sum + length, 0)
    doc.transact(() => {
      for (const part of parts) Y.applyUpdate(doc, part)
    })
    this.kept.set(key, { doc, bytes })
    this.makeRoom(key)
    return doc
  }

  find(key: string): Y.Doc | null {
    const found = this.kept.get(key)
    if (found === undefined) return null
    this.kept.delete(key)
    this.kept.set(key, found)
    return found.doc
  }

  drop(key: string): void {
    this.kept.get(key)?.doc.destroy()
    this.kept.delete(key)
  }

  private makeRoom(except: string): void {
    let total = [...this.kept.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    for (const [key, { bytes }] of this.kept) {
      if (total <= mostBytes) return
      if (key === except) continue
      this.drop(key)
      total -= bytes
    }
  }
}
