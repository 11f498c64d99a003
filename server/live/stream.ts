import type { Request, Response } from 'express'

import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { CoalitionId, SessionId } from '#app/domain/kernel/id.ts'
import { instant, second } from '#app/domain/kernel/instant.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { isAmongThem } from '#app/domain/positions/visible.ts'
import { readDocumentSubject } from '#db/drafting.ts'
import type { LiveEventRow } from '#db/live.ts'

import { viewerOf } from '../accounts/viewer-of.ts'
import type { ServerContext } from '../context.ts'
import type { TopicName } from './topic.ts'

const keepAliveMs = 20_000

/** An event bears the moment at which its act began, by the clock of its node; this much later it has committed. */
const marginMs = 30 * second

/** Open pages of one session; each costs a look at the database whenever something happens. */
const mostStreams = 20
const open = new Map<SessionId, number>()

/** Counts a stream in or out and says how many the session has now. */
function streams(session: SessionId, change: 1 | -1): number {
  const now = (open.get(session) ?? 0) + change
  if (now > 0) open.set(session, now)
  else open.delete(session)
  return now
}

/**
 * `GET /live`: server-sent events with a topic and an id each, filtered by what the viewer may see.
 * A page names the last event it heard, or when it was read, and misses nothing of the last hour. Who the
 * viewer is, is asked again before anything is told: a session that ended hears no more.
 */
export async function streamLiveEvents(
  ctx: ServerContext,
  request: Request,
  response: Response,
): Promise<void> {
  const cookie = request.headers.cookie ?? null
  const listener = await viewerOf(ctx, cookie)
  if (listener === null) {
    response.status(401).end()
    return
  }
  const { coalition, session } = listener
  if (streams(session, +1) > mostStreams) {
    streams(session, -1)
    response.status(429).set('Retry-After', '30').end()
    return
  }
  request.on('close', () => streams(session, -1))
  let last = await startOf(ctx, coalition, request)
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  response.write(`retry: 3000\nid: ${last}\n\n`)

  let reading: Promise<void> | null = null
  let again = false
  const read = async (): Promise<void> => {
    do {
      again = false
      const viewer = await viewerOf(ctx, cookie)
      if (viewer === null) {
        response.end()
        return
      }
      for (const event of await ctx.live.after(coalition, last)) {
        last = event.id
        if (await maySee(ctx, viewer, event)) {
          response.write(`id: ${event.id}\nevent: ${event.topic}\ndata: ${event.subject}\n\n`)
        }
      }
    } while (again)
  }
  const wake = (): void => {
    again = true
    reading ??= read()
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'live events could not be read'))
      .finally(() => {
        reading = null
      })
  }
  const unsubscribe = ctx.live.subscribe(wake)
  const keepAlive = setInterval(() => {
    response.write(': \n\n')
    wake()
  }, keepAliveMs)
  request.on('close', () => {
    clearInterval(keepAlive)
    unsubscribe()
  })
  wake()
}

/** After the last event the page heard; in a new stream after the moment at which it was read. */
async function startOf(
  ctx: ServerContext,
  coalition: CoalitionId,
  { headers, query }: Request,
): Promise<number> {
  const heard = Number(headers['last-event-id'])
  if (Number.isSafeInteger(heard) && heard > 0) return heard
  const read = Number(query['since'])
  if (!Number.isSafeInteger(read) || read < marginMs) return ctx.live.last(coalition)
  return ctx.live.since(coalition, instant(read - marginMs))
}

async function maySee(ctx: ServerContext, viewer: Viewer, event: LiveEventRow): Promise<boolean> {
  const topic = event.topic as TopicName
  switch (topic) {
    case 'frameworks':
    case 'relief':
    case 'safeguards':
      return may(viewer, 'framework.read', viewer)
    case 'people':
      return may(viewer, 'people.read', viewer)
    case 'record':
      return may(viewer, 'record.read', viewer)
    case 'notes':
      return (
        isId<'delegation'>(event.subject) &&
        may(viewer, 'note.keep', { coalition: viewer.coalition, delegation: event.subject })
      )
    case 'public-positions':
      return may(viewer, 'framework.read', viewer)
    case 'positions':
      return isAmongThem(viewer)
    case 'document':
    case 'labels':
    case 'brackets':
    case 'paragraphs':
    case 'comments': {
      const subject = isId<'document'>(event.subject)
        ? await readDocumentSubject(ctx.db, event.subject)
        : null
      return subject !== null && may(viewer, 'document.read', subject)
    }
  }
}
