import type { Access } from '#app/domain/accounts/access.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { viewerOf } from '#server/accounts/viewer-of.ts'
import type { ServerContext } from '#server/context.ts'
import type { Connection } from '#server/sync/member.ts'
import type { News } from '#server/sync/news.ts'
import { roomStore } from '#server/sync/room-store.ts'
import type { RoomStore } from '#server/sync/room-store.ts'
import { Room } from '#server/sync/room.ts'
import { newId } from '#test/support/build.ts'
import { readHeard } from '#test/support/raw-client.ts'
import type { Heard } from '#test/support/raw-client.ts'
import { signIn } from '#test/support/sync-node.ts'

/** A room over the real database whose store a test may tamper with. */
export async function openRoom(
  ctx: ServerContext,
  document: DocumentId,
  tamper: (store: RoomStore) => Partial<RoomStore> = () => ({}),
  patienceMs?: number,
  answerMs?: number,
) {
  const real = roomStore(ctx, document, answerMs)
  const store = { ...real, ...tamper(real) }
  const loaded = await real.load()
  if (loaded === null) throw new Error('no document')
  const happened = { news: [] as News[], troubles: 0, retired: false }
  const hooks = {
    committed: (news: News) => void happened.news.push(news),
    troubled: () => (happened.troubles += 1),
    retired: () => (happened.retired = true),
    metrics: ctx.metrics,
  }
  const room = new Room(store, loaded, hooks, patienceMs)
  return { room, happened }
}

/** Someone in a room without a network between: a socket that writes down what it is given. */
export function enter(
  room: Room,
  viewer: Viewer,
  {
    access = 'edit' as Access,
    accessEpoch = room.head.accessEpoch,
    acknowledges = true,
    resume = null as Connection['resume'],
  } = {},
) {
  const heard: Heard[] = []
  const outcome: { closed?: number } = {}
  const socket = {
    send: (bytes: Uint8Array) => heard.push(...readHeard(bytes)),
    close: (code: number) => (outcome.closed ??= code),
    unread: () => 0,
  }
  const connection: Connection = {
    id: newId(),
    viewer,
    access,
    accessEpoch,
    drafting: 'open',
    acknowledges,
    resume,
    socket,
  }
  room.join(connection)
  return {
    connection,
    heard,
    outcome,
    of: <Type extends Heard['type']>(type: Type) =>
      heard.filter((one): one is Extract<Heard, { type: Type }> => one.type === type),
    send: (bytes: Uint8Array) => room.receive(connection, bytes),
  }
}

/** The viewer as they are once signed in for real. */
export async function signedIn(ctx: ServerContext, viewer: Viewer): Promise<Viewer> {
  const now = await viewerOf(ctx, await signIn(ctx, viewer))
  if (now === null) throw new Error('not signed in')
  return now
}
