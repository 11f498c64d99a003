import * as Y from 'yjs'

import { join } from './client.ts'
import { waitUntil } from './clock.ts'
import type { Contestant } from './contestants.ts'
import type { Place } from './questions.ts'

/** The document as someone gets it who comes now and has nothing. */
export async function wholeText(contestant: Contestant, place: Place): Promise<Y.Doc> {
  const updates: Uint8Array[] = []
  const client = await join(contestant, place, 0, { update: (update) => updates.push(update) })
  const isWhole = await waitUntil(() => client.synced, 60_000)
  client.leave()
  if (!isWhole) throw new Error(`${contestant.label} does not give the text`)
  const doc = new Y.Doc()
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  return doc
}
