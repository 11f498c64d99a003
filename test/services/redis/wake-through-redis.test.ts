import { pino } from 'pino'
import { expect } from 'vitest'

import { wakeThroughRedis } from '#server/wake-through-redis.ts'
import type { Hint, Wake } from '#server/wake.ts'
import { buildViewer } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { relayTo } from '#test/support/relay.ts'
import {
  buildDocument,
  signIn,
  startSyncNode,
  stockClient,
  until,
} from '#test/support/sync-node.ts'

import { startRedis } from './support.ts'

test('[SY15] what one node stored reaches a client of the other through the stream, without being read', async ({
  database,
}) => {
  await using redis = await startRedis()
  await using wakes = await twoWakes(redis.url)
  await using near = await startSyncNode(database, { wake: wakes.near })
  await using far = await startSyncNode(database, { wake: silent(wakes.far) })
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(near.ctx, viewer)
  const cookie = await signIn(near.ctx, viewer)
  const heard = listen(wakes.far)

  using author = await stockClient(near.url, document, cookie).synced()
  using reader = await stockClient(far.url, document, cookie).synced()
  author.text.insert(0, 'Recalling the framework')
  await until(() => reader.text.length === 'Recalling the framework'.length)
  expect(heard).toContainEqual({ to: 'room', document, news: expect.any(Uint8Array) })
  expect(wakes.warnings).toEqual([])
})

test('[SY15] a Redis that goes away slows fan-out, is told of once, and loses nothing', async ({
  database,
}) => {
  await using redis = await startRedis()
  await using way = await relayTo(redis.url)
  await using wakes = await twoWakes(way.url)
  await using near = await startSyncNode(database, { wake: wakes.near })
  await using far = await startSyncNode(database, { wake: silent(wakes.far) })
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(near.ctx, viewer)
  const cookie = await signIn(near.ctx, viewer)
  const heard = listen(wakes.far)
  using author = await stockClient(near.url, document, cookie).synced()
  using reader = await stockClient(far.url, document, cookie).synced()

  await way.takeAway()
  author.text.insert(0, 'Recalling')
  await until(() => reader.text.length === 'Recalling'.length)
  expect(heard).toEqual([])

  await way.bringBack()
  await until(() => wakes.warnings.filter((message) => message === 'Redis is back').length === 2)
  heard.length = 0
  author.text.insert(9, ' the framework')
  await until(() => reader.text.length === 'Recalling the framework'.length)
  expect(heard).toContainEqual({ to: 'room', document, news: expect.any(Uint8Array) })
  expect(reader.text.toJSON()).toBe('Recalling the framework')
  expect(wakes.warnings.filter((message) => message.startsWith('Redis cannot'))).toHaveLength(2)
})

test('a node starts without its Redis, and looks at everything once it is there', async () => {
  await using redis = await startRedis()
  await using way = await relayTo(redis.url)
  await way.takeAway()
  await using wakes = await twoWakes(way.url)
  const heard = listen(wakes.near)
  wakes.near.send({ to: 'jobs' })
  await until(() => heard.length === 1)
  expect(heard).toEqual([{ to: 'jobs' }])

  heard.length = 0
  await way.bringBack()
  await until(() => heard.length === 3)
  expect(heard).toEqual([{ to: 'access' }, { to: 'live' }, { to: 'jobs' }])
})

test('a node that was away reads on where it was, as far as the stream goes back', async () => {
  await using redis = await startRedis()
  await using way = await relayTo(redis.url)
  await using near = {
    wake: await wakeThroughRedis(redis.url, pino({ level: 'silent' })),
    [Symbol.asyncDispose]: () => near.wake.close(),
  }
  await using wakes = await twoWakes(way.url)
  const heard = listen(wakes.far)
  await until(() => {
    near.wake.send({ to: 'jobs' })
    return heard.filter(({ to }) => to === 'jobs').length > 1
  })
  heard.length = 0
  await way.takeAway()
  for (const document of ['one', 'two', 'three']) near.wake.send({ to: 'room', document })
  await way.bringBack()
  await until(() => heard.filter(({ to }) => to === 'room').length === 3)
  expect(heard.flatMap((hint) => (hint.to === 'room' ? [hint.document] : []))).toEqual([
    'one',
    'two',
    'three',
  ])
})

/** The wakes of two nodes, and what both of them logged. */
async function twoWakes(url: string) {
  const warnings: string[] = []
  const log = pino(
    { level: 'warn' },
    { write: (line) => void warnings.push(String(JSON.parse(line).msg)) },
  )
  const [near, far] = await Promise.all([wakeThroughRedis(url, log), wakeThroughRedis(url, log)])
  return {
    near,
    far,
    warnings,
    async [Symbol.asyncDispose]() {
      await near.close()
      await far.close()
    },
  }
}

/** Says nothing, so that whatever its node hears came from the other. */
function silent(wake: Wake): Wake {
  return { ...wake, send: () => {} }
}

function listen(wake: Wake): Hint[] {
  const heard: Hint[] = []
  wake.subscribe((hint) => heard.push(hint))
  return heard
}
