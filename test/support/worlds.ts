import { createHash } from 'node:crypto'

import { asc } from 'drizzle-orm'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Id } from '#app/domain/kernel/id.ts'
import { notice } from '#db/schema/index.ts'
import type { ServerContext } from '#server/context.ts'
import { drainContext } from '#server/create-context.ts'

import { testContext } from './context.ts'
import { cloneDatabase } from './database.ts'
import { startServer } from './server.ts'
import type { TestServer } from './server.ts'
import { signIn } from './sync-node.ts'

export type World = TestServer & { ids: SeededIds }

/** The cookie of everyone who looks; null for who is signed in nowhere. */
export type Onlookers = Readonly<Record<string, string | null>>

/**
 * Worlds that are the same to the byte: one is built and its people sign in, and each of the others is
 * a copy of its database, with a server of its own whose ids come from the same seed.
 */
export async function sameWorlds<Built>(
  count: number,
  build: (ctx: ServerContext) => Promise<Built>,
): Promise<AsyncDisposable & { built: Built; worlds: readonly World[] }> {
  const first = await cloneDatabase()
  const ctx = await testContext(first)
  const built = await build(ctx)
  await drainContext(ctx)
  await first.close()
  const worlds: World[] = []
  for (let made = 0; made < count; made += 1) {
    const ids = seededIds()
    const copy = await cloneDatabase({ of: first.name })
    worlds.push(Object.assign(await startServer({ newId: ids.next }, undefined, copy), { ids }))
  }
  return {
    built,
    worlds,
    async [Symbol.asyncDispose]() {
      for (const world of worlds) await world[Symbol.asyncDispose]()
      await first[Symbol.asyncDispose]()
    },
  }
}

export async function signInAll(
  ctx: ServerContext,
  people: Readonly<Record<string, Viewer | null>>,
): Promise<Onlookers> {
  const cookies: Record<string, string | null> = {}
  for (const [name, viewer] of Object.entries(people)) {
    cookies[name] = viewer && (await signIn(ctx, viewer))
  }
  return cookies
}

export type SeededIds = {
  next: ServerContext['newId']
  /** From here on the ids are those that every world draws which begins here. */
  begin(chapter: string): void
}

function seededIds(): SeededIds {
  let seed = ''
  let drawn = 0
  return {
    next<Name extends string>() {
      drawn += 1
      const hex = createHash('sha256').update(`${seed} ${drawn}`).digest('hex')
      const version = `4${hex.slice(13, 16)}-8${hex.slice(17, 20)}`
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}-${hex.slice(20, 32)}` as Id<Name>
    },
    begin(chapter) {
      seed = chapter
      drawn = 0
    },
  }
}

/**
 * Everything in an answer that its reader can tell, but for the nonce that is drawn for each, and for the ids
 * of notices, which each database draws: each is called by its place among those of its person.
 */
export async function readAnswer({ url, ctx }: World, path: string, cookie: string | null) {
  const headers: Record<string, string> = cookie === null ? {} : { Cookie: cookie }
  const answer = await fetch(url + path, { headers, redirect: 'manual' })
  const body = await answer.text()
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1]
  const told = [...answer.headers].filter(([name]) => !drawnAnew.includes(name))
  const text = [answer.status, ...told.map((pair) => pair.join(': ')), body].join('\n')
  const drawn = [...(await noticesByPlace(ctx))]
  return drawn.reduce(
    (all, [id, place]) => all.replaceAll(id, place),
    nonce === undefined ? text : text.replaceAll(nonce, 'NONCE'),
  )
}

async function noticesByPlace({ db }: ServerContext): Promise<ReadonlyMap<string, string>> {
  const { id, person, createdAt, kind, subjectId } = notice
  const rows = await db
    .select({ id, person })
    .from(notice)
    .orderBy(asc(createdAt), asc(kind), asc(subjectId))
  const places = new Map<string, number>()
  return new Map(
    rows.map((row) => {
      const place = (places.get(row.person) ?? 0) + 1
      places.set(row.person, place)
      return [row.id, `notice ${place}`]
    }),
  )
}

const drawnAnew = ['date', 'etag']

/** Lets one onlooker hear from now on; what they heard until an event of this topic is asked for later. */
export async function hear({ url }: World, cookie: string, last: string) {
  const leaving = new AbortController()
  const answer = await fetch(`${url}/live`, { headers: { Cookie: cookie }, signal: leaving.signal })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  return async () => {
    let heard = ''
    while (!heard.includes(`event: ${last}\n`)) {
      const { value, done } = (await reader?.read()) ?? { value: '', done: true }
      if (done) throw new Error('the stream of events ended')
      heard += value
    }
    leaving.abort()
    return heard.replaceAll(': \n\n', '')
  }
}
