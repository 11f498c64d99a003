import fc from 'fast-check'
import { expect, vi } from 'vitest'

import type { ServerContext } from '#server/context.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { startSyncNode } from '#test/support/sync-node.ts'

import { gatherPeople, Scene } from './scripted/scene.ts'
import type { People } from './scripted/scene.ts'
import { anyStep, cast, castWithTwins } from './scripted/steps.ts'
import type { Role, Step } from './scripted/steps.ts'
import { ScriptedSocket } from './scripted/wire.ts'

// Node 20 has neither a browser's socket nor a window that goes on and off line.
const window = new EventTarget()
vi.stubGlobal('WebSocket', ScriptedSocket)
// Where no socket comes about, no request does.
vi.stubGlobal('fetch', () => Promise.reject(new Error('the network is down')))
vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window))
vi.stubGlobal('dispatchEvent', window.dispatchEvent.bind(window))
// Yjs tells of each twin that takes another client id, y-websocket of each refusal.
vi.spyOn(console, 'log').mockImplementation(() => {})
vi.spyOn(console, 'warn').mockImplementation(() => {})

/** `PROPERTY_SEED=7 PROPERTY_RUNS=1000 npx vitest run test/server/sync/any-network.test.ts` */
const seed = Number(process.env['PROPERTY_SEED'] ?? 2026)
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 12)
const anyScript = fc.array(anyStep, { minLength: 40, maxLength: 200, size: 'max' })

test(`[SY5] [SY6] [SY9] [SY11] [SY13] [SY15] on any network, also with liars, all come to the text of the log (seed ${seed})`, async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const people = await gatherPeople(node.ctx)
  await fc.assert(
    fc.asyncProperty(anyScript, (steps) => play(node.ctx, people, cast, steps)),
    { seed, numRuns, endOnFailure: true },
  )
}, 3_600_000)

test(`[SY6] [SY9] a client id that stands for two texts leaves no gap, and everybody has what there is (seed ${seed})`, async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const people = await gatherPeople(node.ctx)
  await fc.assert(
    fc.asyncProperty(anyScript, (steps) => play(node.ctx, people, castWithTwins, steps)),
    { seed, numRuns: Math.ceil(numRuns / 4), endOnFailure: true },
  )
}, 3_600_000)

async function play(
  ctx: ServerContext,
  people: People,
  roles: readonly Role[],
  steps: readonly Step[],
): Promise<void> {
  const scene = await Scene.open(ctx, people, roles)
  try {
    for (const step of steps) await scene.perform(step)
    await scene.heal()
    expect(await scene.faults()).toEqual([])
  } finally {
    scene.leave()
  }
}
