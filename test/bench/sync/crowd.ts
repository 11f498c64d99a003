import { step1Frame } from '#server/sync/frames.ts'

import { join } from './client.ts'
import type { Client } from './client.ts'
import { now, waitUntil } from './clock.ts'
import type { Place } from './questions.ts'
import type { ServerProcess } from './server-process.ts'
import { createTypist } from './typist.ts'
import type { Typist } from './typist.ts'

/** Clients of one document; the first of them write. */
export type Crowd = {
  server: ServerProcess
  clients: readonly Client[]
  typists: readonly Typist[]
  leave(): void
}

export type Gathering = {
  writers: number
  observers: number
  /** The text they write in; the first to come brings it unless the document was made with it. */
  text: Uint8Array | null
  isMadeWithText?: boolean
  /** In which paragraph the nth writer writes. */
  paragraphOf?: (n: number) => number
  /** Who the nth writer is, unless someone new. */
  typistOf?: (n: number) => Typist
}

export async function gather(
  server: ServerProcess,
  place: Place,
  gathering: Gathering,
): Promise<Crowd> {
  const { writers, observers, text, isMadeWithText = false, paragraphOf = (n) => n } = gathering
  const { typistOf = (n) => createTypist(text, paragraphOf(n)) } = gathering
  const { contestant } = server
  const typists = Array.from({ length: writers }, (_, n) => typistOf(n))
  const first = await join(contestant, place, 0)
  if (text !== null && contestant.holdsText && !isMadeWithText) await bring(first, text)
  const others = await Promise.all(
    Array.from({ length: writers + observers - 1 }, (_, i) => join(contestant, place, i + 1)),
  )
  const clients = [first, ...others]
  if (!(await waitUntil(() => clients.every(({ synced }) => synced), 60_000))) {
    throw new Error(`${contestant.label}: not everybody was given the text`)
  }
  return { server, clients, typists, leave: () => clients.forEach((client) => client.leave()) }
}

/** Sends a text and asks for it until it comes back: it is in the server then, for all who follow. */
export async function bring(client: Client, text: Uint8Array): Promise<void> {
  let heard = 0
  client.hearing.update = ({ length }) => (heard = Math.max(heard, length))
  client.edit(text)
  const end = now() + 30_000
  // Less may come back than was sent: what a server merges it writes shorter.
  const isBack = () => heard > text.length / 2
  while (!isBack()) {
    if (now() > end) throw new Error('the text did not come back')
    client.say(step1Frame(Uint8Array.of(0)))
    await waitUntil(isBack, 500)
  }
  delete client.hearing.update
}
