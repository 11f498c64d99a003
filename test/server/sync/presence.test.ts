import * as encoding from 'lib0/encoding'
import { expect } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { close, frame, limits } from '#app/domain/drafting/protocol.ts'
import { presenceFrame } from '#server/sync/frames.ts'
import { encodePresence } from '#server/sync/presence.ts'
import { buildDelegation, buildViewer } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { rawClient } from '#test/support/raw-client.ts'
import {
  buildDocument,
  signIn,
  startSyncNode,
  stockClient,
  until,
} from '#test/support/sync-node.ts'

/** Two people of two delegations and a text that both may write. */
async function scene(database: TestDatabase) {
  const node = await startSyncNode(database)
  const first = await buildViewer(database.db)
  const others = await buildDelegation(database.db, { coalition: first.coalition, hue: 5 })
  const second = await buildViewer(database.db, { delegation: others })
  const document = await buildDocument(node.ctx, first)
  const cookies = [await signIn(node.ctx, first), await signIn(node.ctx, second)] as const
  return { node, first, second, document, cookies }
}

/** A client's presence as a stock client would keep it, from what was heard. */
function roster(...heard: readonly { bytes: Uint8Array }[]) {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  for (const { bytes } of heard) applyAwarenessUpdate(awareness, bytes, 'test')
  const states = new Map(awareness.getStates())
  awareness.destroy()
  return states
}

function stating(client: number, clock: number, state: unknown) {
  return presenceFrame(encodePresence([{ client, clock, state: JSON.stringify(state) }]))
}

test('[SY19] a person is shown under the name of their session, whatever the client says', async ({
  database,
}) => {
  const { node, first, document, cookies } = await scene(database)
  await using _ = node
  using claimant = await stockClient(node.url, document, cookies[0]).synced()
  using witness = await stockClient(node.url, document, cookies[1]).synced()
  claimant.provider.awareness.setLocalState({
    user: { name: 'The Chair', delegation: 'ZZ', hue: 9 },
    cursor: 4,
  })
  const seen = () => witness.provider.awareness.getStates().get(claimant.doc.clientID)
  await until(() => seen()?.['cursor'] === 4)
  expect(seen()).toEqual({
    user: {
      name: first.person.name,
      delegation: first.delegation.code,
      hue: first.delegation.hue,
    },
    cursor: 4,
  })
})

test('[SY19] a client speaks for one client id; what it says of others is dropped', async ({
  database,
}) => {
  const { node, document, cookies } = await scene(database)
  await using _ = node
  using victim = await rawClient(node.url, document, { cookie: cookies[0] })
  using forger = await rawClient(node.url, document, { cookie: cookies[1] })
  victim.send(stating(1, 5, { cursor: 'mine' }))
  await until(() => forger.of('presence').length === 1)
  // An echo, as stock clients send of what they hear; a forgery; then its own.
  forger.send(stating(1, 5, { cursor: 'mine' }))
  forger.send(stating(1, 99, { cursor: 'forged' }))
  forger.send(stating(1, 100, null))
  forger.send(stating(2, 1, { cursor: 'own' }))
  forger.send(stating(3, 1, { cursor: 'second id' }))
  await until(() => roster(...victim.of('presence')).has(2))
  await new Promise((resolve) => setTimeout(resolve, 100))
  const seen = roster(...victim.of('presence'))
  expect(seen.get(1)?.['cursor']).toBe('mine')
  expect(seen.get(2)?.['cursor']).toBe('own')
  expect(new Set(seen.keys())).toEqual(new Set([1, 2]))
})

test('[SY20] who leaves is gone at once, and seen again at once when they return', async ({
  database,
}) => {
  const { node, document, cookies } = await scene(database)
  await using _ = node
  using witness = await stockClient(node.url, document, cookies[1]).synced()
  const states = () => witness.provider.awareness.getStates()
  using mover = await stockClient(node.url, document, cookies[0]).synced()
  mover.provider.awareness.setLocalState({ cursor: 1 })
  await until(() => states().get(mover.doc.clientID)?.['cursor'] === 1)

  mover.provider.disconnect()
  await until(() => !states().has(mover.doc.clientID))
  mover.provider.awareness.setLocalState({ cursor: 2 })
  mover.provider.connect()
  await until(() => states().get(mover.doc.clientID)?.['cursor'] === 2)
})

test('[SY20] the return of a client is seen though its last connection never closed', async ({
  database,
}) => {
  const { node, document, cookies } = await scene(database)
  await using _ = node
  using witness = await rawClient(node.url, document, { cookie: cookies[1] })
  using asleep = await rawClient(node.url, document, { cookie: cookies[0] })
  asleep.send(stating(1, 5, { cursor: 'before' }))
  await until(() => roster(...witness.of('presence')).has(1))
  using awake = await rawClient(node.url, document, { cookie: cookies[0] })
  awake.send(stating(1, 5, { cursor: 'after' }))
  await until(() => roster(...witness.of('presence')).get(1)?.['cursor'] === 'after')
  asleep.socket.terminate()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(roster(...witness.of('presence')).get(1)?.['cursor']).toBe('after')
})

test('[SY20] a capital reviewer sees the others and is not seen', async ({ database }) => {
  const { node, first, document, cookies } = await scene(database)
  await using _ = node
  const reviewer = await buildViewer(database.db, {
    delegation: await buildDelegation(database.db, { coalition: first.coalition }),
    as: 'capital-reviewer',
  })
  using seen = await stockClient(node.url, document, cookies[0]).synced()
  seen.provider.awareness.setLocalState({ cursor: 1 })
  using unseen = await stockClient(node.url, document, await signIn(node.ctx, reviewer)).synced()
  unseen.provider.awareness.setLocalState({ cursor: 2 })
  await until(() => unseen.provider.awareness.getStates().has(seen.doc.clientID))
  seen.provider.awareness.setLocalState({ cursor: 3 })
  await until(() => unseen.provider.awareness.getStates().get(seen.doc.clientID)?.['cursor'] === 3)
  expect(seen.provider.awareness.getStates().has(unseen.doc.clientID)).toBe(false)
})

test('[SY19] [SY21] a state too large, and what is no state, closes its connection', async ({
  database,
}) => {
  const { node, document, cookies } = await scene(database)
  await using _ = node
  const hostile = [
    stating(1, 1, { cursor: 'x'.repeat(limits.presence) }),
    stating(1, 1, [1, 2]),
    stating(1, 1, 'text'),
    presenceFrame(encodePresence([{ client: 1, clock: 1, state: '{"open":' }])),
    presenceFrame(Uint8Array.of(9)),
    presenceFrame(Uint8Array.of(255, 255, 255, 255, 15)),
  ]
  for (const bytes of hostile) {
    using client = await rawClient(node.url, document, { cookie: cookies[0] })
    client.send(bytes)
    await until(() => client.outcome.closed !== undefined)
    expect(client.outcome.closed?.code).toBe(close.malformed)
  }
})

test('[SY21] presence that comes too fast is thinned out, and its latest state arrives', async ({
  database,
}) => {
  const { node, document, cookies } = await scene(database)
  await using _ = node
  using mover = await rawClient(node.url, document, { cookie: cookies[0] })
  using witness = await rawClient(node.url, document, { cookie: cookies[1] })
  const moves = limits.presencePerSecond * 20
  for (let clock = 1; clock <= moves; clock++) mover.send(stating(1, clock, { cursor: clock }))
  await until(() => roster(...witness.of('presence')).get(1)?.['cursor'] === moves)
  expect(witness.of('presence').length).toBeLessThan(limits.presencePerSecond * 2)
})

test('[SY21] asking for presence over and over does not make the server hoard', async ({
  database,
}) => {
  const { node, document, cookies } = await scene(database)
  await using _ = node
  using shown = await rawClient(node.url, document, { cookie: cookies[1] })
  shown.send(stating(1, 1, { cursor: 'x'.repeat(1_500) }))
  using greedy = await rawClient(node.url, document, { cookie: cookies[0] })
  await until(() => greedy.of('presence').length > 0)
  greedy.socket.pause()
  const asking = new Uint8Array(1_000).fill(frame.queryAwareness)
  for (let i = 0; i < 60; i++) greedy.send(asking)
  // 60,000 answers of 1.6 kB would be 96 MB; it is closed long before, and gone for the others.
  const room = await node.ctx.rooms.open(document)
  await until(() => room?.room.sessions().length === 1)
  room?.release()
  greedy.socket.resume()
  await until(() => greedy.outcome.closed !== undefined)
  expect(greedy.outcome.closed?.code).toBe(close.tryAgain)
})

test('[SY19] what a stock client hears of presence and sends on changes nothing', async ({
  database,
}) => {
  const { node, document, cookies } = await scene(database)
  await using _ = node
  using a = await stockClient(node.url, document, cookies[0]).synced()
  using b = await stockClient(node.url, document, cookies[1]).synced()
  a.provider.awareness.setLocalState({ cursor: 'a' })
  b.provider.awareness.setLocalState({ cursor: 'b' })
  await until(() => a.provider.awareness.getStates().get(b.doc.clientID)?.['cursor'] === 'b')
  await until(() => b.provider.awareness.getStates().get(a.doc.clientID)?.['cursor'] === 'a')
  const echo = encoding.createEncoder()
  encoding.writeVarUint(echo, frame.awareness)
  encoding.writeVarUint8Array(
    echo,
    encodeAwarenessUpdate(a.provider.awareness, [b.doc.clientID, a.doc.clientID]),
  )
  a.provider.ws?.send(encoding.toUint8Array(echo))
  b.provider.awareness.setLocalState({ cursor: 'b2' })
  await until(() => a.provider.awareness.getStates().get(b.doc.clientID)?.['cursor'] === 'b2')
  expect(new Set(a.provider.awareness.getStates().keys())).toEqual(
    new Set([a.doc.clientID, b.doc.clientID]),
  )
})
