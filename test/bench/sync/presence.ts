import { presenceFrame } from '#server/sync/frames.ts'
import { encodePresence } from '#server/sync/presence.ts'

import type { Client } from './client.ts'
import { times } from './open-loop.ts'
import type { Due } from './open-loop.ts'

/** Every client says where its cursor is, once a second for so many, each at its own moment. */
export function presences(
  clients: readonly Client[],
  ids: readonly number[],
  start: number,
  seconds: number,
): Due[] {
  return clients.flatMap((client, i) =>
    times(start, 1, seconds, i / clients.length).map((at, n) => {
      const frame = presenceFrame(encodePresence([slot(ids[i] ?? 0, n + 1)]))
      return { at, send: () => client.say(frame) }
    }),
  )
}

/** A state as y-tiptap's cursor plugin makes it. */
function slot(client: number, clock: number) {
  const at = { type: null, tname: 'content', item: { client, clock: clock * 7 }, assoc: 0 }
  const user = { name: `Delegate ${client % 1_000}`, color: '#30bced' }
  return { client, clock, state: JSON.stringify({ user, cursor: { anchor: at, head: at } }) }
}
