import { once } from 'node:events'
import { request as rawRequest } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'

import { beforeAll, expect } from 'vitest'

import type { OpenDatabase } from '#db/client.ts'
import { ensureBuild } from '#server/build-freshness.ts'
import { drainContext } from '#server/create-context.ts'
import { builtAssets, createHttpServer } from '#server/http.ts'
import { testContext } from '#test/support/context.ts'
import { databaseTest as test } from '#test/support/database.ts'

beforeAll(() => ensureBuild({ log: { info: () => {} } }), 120_000)

test('every page comes with a policy of its own, and nothing inline that the policy refuses', async ({
  database,
}) => {
  await using site = await startSite(database)
  const page = await fetch(`${site.url}/sign-in`)
  const policy = page.headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(nonce).toMatch(/^[\w+/]{22}==$/)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')

  const html = await page.text()
  const inline = [...html.matchAll(/<(?:script|style)\b([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => !/\bsrc=/.test(attributes))
  expect(inline).not.toEqual([])
  expect(inline.filter((attributes) => !attributes.includes(`nonce="${nonce}"`))).toEqual([])
  expect(html).not.toMatch(/\s(style|on\w+)="/)
  const again = await fetch(`${site.url}/sign-in`)
  expect(again.headers.get('content-security-policy')).not.toBe(policy)
})

test('answers tell little: no framework, no type guessing, no foreign frame', async ({
  database,
}) => {
  await using site = await startSite(database)
  for (const path of ['/sign-in', '/health', '/nowhere', '/api/v1/documents']) {
    const { headers } = await fetch(`${site.url}${path}`, { redirect: 'manual' })
    expect(headers.get('x-powered-by')).toBe(null)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  }
})

test('an upgrade that is broken off ends nothing but itself', async ({ database }) => {
  await using site = await startSite(database)
  const { port } = new URL(site.url)
  for (const protocol of ['vite-hmr', 'nonsense']) {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(
      `GET / HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
    )
    socket.resetAndDestroy()
    await once(socket, 'close')
  }
  expect((await fetch(`${site.url}/health`)).status).toBe(200)
})

test('a request that cannot be read is answered in a sentence', async ({ database }) => {
  await using site = await startSite(database)
  expect(await send(`${site.url}/sign-in`, { method: 'GET', headers: { host: '[' } })).toBe(400)
})

test('[SI9] what another site sends is refused before anybody reads it', async ({ database }) => {
  await using site = await startSite(database)
  const post = (headers: Record<string, string>) =>
    send(`${site.url}/sign-in`, { method: 'POST', headers: { ...form, ...headers }, body: 'a=b' })
  expect(await post({ origin: 'https://elsewhere.example' })).toBe(403)
  expect(await post({ origin: 'null' })).toBe(403)
  expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await post({ 'sec-fetch-site': 'same-site' })).toBe(403)
  expect(await post({ origin: site.url, 'sec-fetch-site': 'same-origin' })).not.toBe(403)
  expect(await post({})).not.toBe(403)
})

test('[SI9] only reading is open to other sites, whatever the method is called', async ({
  database,
}) => {
  await using site = await startSite(database)
  const headers = { origin: 'https://elsewhere.example' }
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    expect(await send(`${site.url}/health`, { method, headers })).toBe(403)
  }
  expect(await send(`${site.url}/health`, { method: 'GET', headers })).toBe(200)
})

test('a body longer than it may be is refused by its declared length, wherever it goes', async ({
  database,
}) => {
  await using site = await startSite(database)
  for (const path of ['/sign-in', '/api/v1/documents', '/nowhere']) {
    for (const [type, megabytes] of [
      [form['content-type'], 17],
      ['multipart/form-data', 1],
      ['application/json', 1],
    ] as const) {
      const length = String(megabytes * 1024 * 1024)
      const headers = { 'content-type': type, 'content-length': length }
      expect(await send(`${site.url}${path}`, { method: 'POST', headers })).toBe(400)
    }
  }
})

test('a body that does not say how long it is is asked for its length', async ({ database }) => {
  await using site = await startSite(database)
  const headers = { ...form, 'transfer-encoding': 'chunked' }
  expect(await send(`${site.url}/sign-in`, { method: 'POST', headers, body: 'a=b' })).toBe(411)
})

test('what pages load may be kept for ever, and pages may not', async ({ database }) => {
  await using site = await startSite(database)
  const html = await (await fetch(`${site.url}/sign-in`)).text()
  const asset = /"(\/assets\/entry[^"]+\.js)"/.exec(html)?.[1]
  const { headers, status } = await fetch(`${site.url}${asset}`)
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const absent = await fetch(`${site.url}/assets/absent.js`)
  expect(absent.status).toBe(404)
})

const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** The whole site on a port of its own, in a world without people. */
async function startSite(open: OpenDatabase) {
  const ctx = await testContext(open)
  const entry = new URL('../../build/server/index.js', import.meta.url).href
  const build = await import(/* @vite-ignore */ entry)
  const { server, sync } = createHttpServer(ctx, { kind: 'built', build, assets: builtAssets })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      sync.stop()
      server.close()
      await drainContext(ctx)
      server.closeAllConnections()
    },
  }
}

/** The status of the answer. `fetch` would correct these headers, and wait to have sent everything. */
function send(
  url: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body?: string },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = rawRequest(url, { method, headers, agent: false }, (response) => {
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
    request.once('error', reject)
    // A declared length that never comes: the answer may not wait for it.
    if (headers['content-length'] === undefined) request.end(body)
    else request.flushHeaders()
  })
}
