import { randomUUID } from 'node:crypto'

import * as z from 'zod'

/** A hint that something was committed, for every node. What happened is read from the database. */
const Hint = z.discriminatedUnion('to', [
  z.object({ to: z.literal('room'), document: z.string() }),
  z.object({ to: z.literal('live') }),
  z.object({ to: z.literal('access') }),
  z.object({ to: z.literal('jobs') }),
])

/**
 * With a hint to a room may go what was committed, as bytes, so that a node that is in step need not
 * read it. A carrier that has no room for it leaves it out.
 */
export type Hint = z.infer<typeof Hint> & { news?: Uint8Array }

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

/** What travels: a letter as text, and news if there are any. */
export type Letter = { text: string; news: Uint8Array | null }

/** The way to the other nodes. It may fail, slowly or at once, and then says nothing here. */
export type Carrier = { publish(letter: Letter): void; close(): Promise<void> }

/** What a carrier tells its node: a letter, or that it carries again and may have missed some. */
export type Hearing = { letter: (letter: Letter) => void; again: () => void }

const Envelope = z.object({ from: z.string(), hint: Hint })

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
    letter({ text, news }) {
      const envelope = readEnvelope(text)
      if (envelope === null || envelope.from === node) return
      tell(news === null ? envelope.hint : { ...envelope.hint, news })
    },
    // A room that looks at access also looks whether it is behind.
    again: () => (['access', 'live', 'jobs'] as const).forEach((to) => tell({ to })),
  })

  function pass({ news, ...hint }: Hint): void {
    tell(hint)
    const text = JSON.stringify({ from: node, hint } satisfies z.infer<typeof Envelope>)
    carrier.publish({ text, news: news ?? null })
  }

  return {
    send(hint) {
      // News are each another; hints that say the same are one.
      if (hint.news !== undefined) return pass(hint)
      const text = JSON.stringify(hint)
      if (pending.has(text)) return
      pending.add(text)
      setImmediate(() => {
        pending.delete(text)
        pass(hint)
      })
    },
    subscribe(listener) {
      listeners.push(listener)
    },
    close: () => carrier.close(),
  }
}

/** Anybody who reaches the carrier may say anything; what is no letter is passed over. */
function readEnvelope(text: string): z.infer<typeof Envelope> | null {
  try {
    return Envelope.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
