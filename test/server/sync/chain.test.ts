import { expect } from 'vitest'

import { updateFrame } from '#server/sync/frames.ts'
import { buildViewer } from '#test/support/build.ts'
import { databaseTest as test } from '#test/support/database.ts'
import { rawClient } from '#test/support/raw-client.ts'
import { buildDocument, signIn, startSyncNode, typing, until } from '#test/support/sync-node.ts'

import { enter, openRoom, signedIn } from './support.ts'

test('[SY23] every row carries the chain of all before it, as PostgreSQL by itself makes it', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const document = await buildDocument(node.ctx, viewer)
  const { room } = await openRoom(node.ctx, document)
  const author = enter(room, await signedIn(node.ctx, viewer))
  const first = typing('one', { client: 1 })
  author.send(updateFrame(first))
  author.send(updateFrame(typing(' two', { client: 1, after: [first] })))
  await until(() => author.of('saved').at(-1)?.n === 2)
  author.send(updateFrame(typing('three', { client: 2 })))
  await until(() => author.of('saved').at(-1)?.n === 3)

  const chains = await database.sql<{ chain: string; made: string }[]>`
    with recursive linked (seq, made) as (
      select 0::bigint, decode(repeat('00', 32), 'hex')
      union all
      select u.seq, sha256(made || sha256(payload) || convert_to(
        document || ' ' || u.seq || ' '
        || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || ' '
        || concat_ws('/', person, mandate, delegation, session, connection, n), 'UTF8'))
      from linked join document_update u on u.seq = linked.seq + 1 and document = ${document}
    )
    select encode(chain, 'hex') as chain, encode(made, 'hex') as made
    from linked join document_update u on u.seq = linked.seq and document = ${document}
    order by u.seq`
  expect(chains).toHaveLength(3)
  expect(chains.map(({ chain }) => chain)).toEqual(chains.map(({ made }) => made))
  const [head] = await database.sql`select encode(chain, 'hex') as chain from document`
  expect(head?.['chain']).toBe(chains.at(-1)?.chain)
})

test('[SY35] a document whose log is not what was written is held back, and the others go on', async ({
  database,
}) => {
  await using node = await startSyncNode(database)
  const viewer = await buildViewer(database.db)
  const [sound, damaged] = [
    await buildDocument(node.ctx, viewer),
    await buildDocument(node.ctx, viewer),
  ]
  const cookie = await signIn(node.ctx, viewer)
  for (const document of [sound, damaged]) {
    using client = await rawClient(node.url, document, { cookie })
    client.send(updateFrame(typing('as written')))
    await until(() => client.of('saved').at(-1)?.n === 1)
  }
  await until(async () => (await node.ctx.rooms.stats()).length === 0)
  const forged = Buffer.from(typing('as forged!'))
  await database.sql`update document_update set payload = ${forged} where document = ${damaged}`

  using held = await rawClient(node.url, damaged, { cookie })
  await until(() => held.outcome.closed !== undefined)
  expect(held.outcome.closed?.code).toBe(4423)
  expect(held.heard).toEqual([])
  using other = await rawClient(node.url, sound, { cookie })
  other.send(updateFrame(typing('more')))
  await until(() => other.of('saved').at(-1)?.n === 1)
  expect(await node.ctx.metrics.text()).toContain('entente_sync_quarantined_documents 1')
})
