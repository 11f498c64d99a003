import { expect, test } from 'vitest'

import { createFramework } from '#server/accounts/create-framework.ts'
import { updateFrame } from '#server/sync/frames.ts'
import { newId } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { rawClient } from '#test/support/raw-client.ts'
import { startServer } from '#test/support/server.ts'
import { signIn, typing, until } from '#test/support/sync-node.ts'

test('what an operator watches can be read on this machine, and not through a proxy', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await world.document()
  const cookie = await signIn(server.ctx, world.secretary)
  using client = await rawClient(`${server.url.replace('http', 'ws')}/sync`, document, { cookie })
  client.send(updateFrame(typing('words')))
  // What is malformed closes at once, perhaps before the words are on disk.
  await until(async () => /commit_rows_sum 1\n/.test(await server.ctx.metrics.text()))
  client.send(updateFrame(Uint8Array.of(1, 2, 3)))
  await until(() => client.outcome.closed !== undefined)

  const answer = await fetch(`${server.url}/metrics`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/plain')
  const text = await answer.text()
  expect(text).toMatch(/entente_sync_commit_seconds_count 1\n/)
  expect(text).toMatch(/entente_sync_commit_rows_sum 1\n/)
  expect(text).toContain('entente_sync_refused_total{code="malformed"} 1')
  expect(text).toContain('entente_sync_closed_total{code="4400"} 1')
  expect(text).toMatch(/entente_sync_oldest_waiting_seconds 0\n/)

  const proxied = await fetch(`${server.url}/metrics`, { headers: { 'X-Forwarded-For': '::1' } })
  expect(proxied.status).toBe(404)
})

test('with a token, who names it may read them, and nobody else', async () => {
  await using server = await startServer({}, { metricsToken: 'a token of a test' })
  const read = (headers: Record<string, string>) => fetch(`${server.url}/metrics`, { headers })
  expect((await read({})).status).toBe(404)
  expect((await read({ Authorization: 'Bearer another' })).status).toBe(404)
  expect((await read({ Authorization: 'Bearer a token of a test' })).status).toBe(200)
})

test('acts and commits are traced to a collector, where one is named', async () => {
  await using collector = await startCollector()
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.url
  const { startTracing } = await import('#server/tracing.ts')
  const stop = await startTracing('1.2.3')
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  await createFramework(server.ctx, world.secretary, { name: 'F', summary: '' }, newId())
  await stop()
  const told = collector.received.join('')
  expect(told).toContain('"name":"act"')
  expect(told).toContain('1.2.3')
})

async function startCollector() {
  const { createServer } = await import('node:http')
  const received: string[] = []
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => received.push(chunk.toString()))
    request.on('end', () => response.setHeader('Content-Type', 'application/json').end('{}'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    received,
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
