import { randomUUID } from 'node:crypto'

import * as z from 'zod'

/** A hint that something was committed, for every node. What happened is read from the database. */
const Hint = z.discriminatedUnion('to', [
  z.object({ to: z.literal('room'), document: z.string() }),
  z.object({ to: z.literal('live') }),
  z.object({ to: z.literal('access') }),
  z.object({ to: z.literal('jobs') }),
])
export type Hint = z.infer<typeof Hint>

/**
 * Carries hints to this node and the others. A hint may be lost or come twice: whoever acts on one
 * looks at the database, and looks now and then without one. Never sent inside a transaction that
 * writes, since NOTIFY makes commits queue (sync.md §4.4).
 */
export type Wake = {
  send(hint: Hint): void
  subscribe(listener: (hint: Hint) => void): void
  close(): Promise<void>
}

/** The way to the other nodes. It may fail, slowly or at once, and then says nothing here. */
export type Carrier = { publish(text: string): void; close(): Promise<void> }

/** What a carrier tells its node: a text, or that it carries again and may have missed some. */
export type Hearing = { text: (text: string) => void; again: () => void }

const Letter = z.object({ from: z.string(), hint: Hint })

/**
 * A Wake over a carrier. This node's own listeners are told directly, so that one node by itself is
 * never slower for a carrier that is away; after an interruption they are told to look at everything.
 */
export async function createWake(open: (hearing: Hearing) => Promise<Carrier>): Promise<Wake> {
  const node = randomUUID()
  const listeners: ((hint: Hint) => void)[] = []
  const pending = new Set<string>()
  const tell = (hint: Hint) => listeners.forEach((listener) => listener(hint))
  const carrier = await open({
    text(text) {
      const letter = readLetter(text)
      if (letter !== null && letter.from !== node) tell(letter.hint)
    },
    // A room that looks at access also looks whether it is behind.
    again: () => (['access', 'live', 'jobs'] as const).forEach((to) => tell({ to })),
  })
  return {
    send(hint) {
      const text = JSON.stringify({ from: node, hint } satisfies z.infer<typeof Letter>)
      if (pending.has(text)) return
      pending.add(text)
      setImmediate(() => {
        pending.delete(text)
        tell(hint)
        carrier.publish(text)
      })
    },
    subscribe(listener) {
      listeners.push(listener)
    },
    close: () => carrier.close(),
  }
}

/** Anybody who reaches the carrier may say anything; what is no letter is passed over. */
function readLetter(text: string): z.infer<typeof Letter> | null {
  try {
    return Letter.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
