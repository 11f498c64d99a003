import { randomUUID } from 'node:crypto'

import * as z from 'zod'

import { Rounds } from './rounds.ts'

/** A hint that something was committed, for every node. What happened is read from the database. */
const Hint = z.discriminatedUnion('to', [
  z.object({ to: z.literal('room'), document: z.string() }),
  z.object({ to: z.literal('live') }),
  z.object({ to: z.literal('access') }),
  z.object({ to: z.literal('jobs') }),
])

type PlainHint = z.infer<typeof Hint>

/**
 * With a hint to a room may come what was committed, as bytes, so that a node that is in step need not
 * read it.
 */
export type Hint = PlainHint & { news?: Uint8Array }

/** Bytes for the other nodes, made only for a carrier that has room for them; null if they are too many. */
export type MakeNews = () => Uint8Array | null

/**
 * Carries hints to this node and the others. A hint may be lost or come twice: whoever acts on one
 * looks at the database, and looks now and then without one. Never sent inside a transaction that
 * writes, since NOTIFY makes commits queue (sync.md §4.4).
 */
export type Wake = {
  /** With news only the other nodes are told, since who has them needs no telling. */
  send(hint: PlainHint, news?: MakeNews): void
  subscribe(listener: (hint: Hint) => void): void
  close(): Promise<void>
}

/** What travels: a letter as text, and news if there are any. */
export type Letter = { text: string; news: Uint8Array | null }

/** The way to the other nodes. It may fail, slowly or at once, and then says nothing here. */
export type Carrier = {
  carries: 'news' | 'hints'
  publish(letter: Letter): void
  close(): Promise<void>
}

/** What a carrier tells its node: a letter, or that it carries again and may have missed some. */
export type Hearing = { letter: (letter: Letter) => void; again: () => void }

/** Between hints that go without news: another node reads the log for each. */
const msApart = 10

const Envelope = z.object({ from: z.string(), hint: Hint })

/**
 * A Wake over a carrier. This node's own listeners are told directly, so that one node by itself is
 * never slower for a carrier that is away; after an interruption they are told to look at everything.
 */
export async function createWake(open: (hearing: Hearing) => Promise<Carrier>): Promise<Wake> {
  const node = randomUUID()
  const listeners: ((hint: Hint) => void)[] = []
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

  function publish(hint: PlainHint, news: Uint8Array | null): void {
    const text = JSON.stringify({ from: node, hint } satisfies z.infer<typeof Envelope>)
    carrier.publish({ text, news })
  }
  const tellHere = oncePerRound(0, tell)
  const tellOthers = oncePerRound(msApart, (hint) => publish(hint, null))

  return {
    send(hint, news) {
      if (news === undefined) tellHere(hint)
      if (news !== undefined && carrier.carries === 'news') publish(hint, news())
      else tellOthers(hint)
    },
    subscribe(listener) {
      listeners.push(listener)
    },
    close: () => carrier.close(),
  }
}

/** Hints that say the same within a round are one. */
function oncePerRound(ms: number, pass: (hint: PlainHint) => void): (hint: PlainHint) => void {
  const rounds = new Rounds(() => ms)
  const pending = new Map<string, PlainHint>()
  return (hint) => {
    const isFirst = pending.size === 0
    pending.set(JSON.stringify(hint), hint)
    if (!isFirst) return
    void rounds.turn().then(() => {
      const hints = [...pending.values()]
      pending.clear()
      hints.forEach(pass)
    })
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
