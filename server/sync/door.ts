import { accessTo } from '#app/domain/accounts/may.ts'
import { close as closeCode, parameter } from '#app/domain/drafting/protocol.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import { readDocument } from '#db/drafting.ts'

import { viewerOf } from '../accounts/viewer-of.ts'
import type { ServerContext } from '../context.ts'
import type { Connection } from './member.ts'
import type { Lease } from './rooms.ts'
import { Poisoned } from './understand.ts'

/** What becomes of somebody at the door. */
export type Entry =
  | { entry: 'refused'; status: 401 | 404 }
  /** They may know that the text is there, and cannot go in; `code` is a close code. */
  | { entry: 'turned-away'; code: number; reason: string }
  | { entry: 'admitted'; lease: Lease; connection: Omit<Connection, 'socket'> }

const address = /^\/sync\/([^/]+)$/

/**
 * The door of the sync engine (SPEC.md SY1–SY4): who you are and what you may is settled from the
 * request alone, before a byte of yours is read. A document one may not see is answered like one that
 * is not there. Whoever is admitted holds a lease, to be given back.
 */
export async function atTheDoor(
  ctx: ServerContext,
  request: { path: string; cookie: string | null },
): Promise<Entry> {
  const url = URL.canParse(request.path, 'http://sync')
    ? new URL(request.path, 'http://sync')
    : null
  const id = address.exec(url?.pathname ?? '')?.[1]
  const viewer = await viewerOf(ctx, request.cookie)
  if (viewer === null) return { entry: 'refused', status: 401 }
  if (url === null || !isId<'document'>(id)) return { entry: 'refused', status: 404 }
  const document = await readDocument(ctx.db, id)
  const access = document === null ? null : accessTo(viewer, document)
  if (document === null || access === null) return { entry: 'refused', status: 404 }
  const grammar = url.searchParams.get(parameter.grammar)
  if (grammar !== null && Number(grammar) !== document.grammar) {
    return { entry: 'turned-away', code: closeCode.grammarTooOld, reason: 'reload to update' }
  }
  const lease = await openUnlessHeldBack(ctx, document.id)
  if (lease === 'held back') {
    return { entry: 'turned-away', code: closeCode.quarantined, reason: 'held back' }
  }
  if (lease === null) return { entry: 'refused', status: 404 }
  return {
    entry: 'admitted',
    lease,
    connection: {
      id: ctx.newId(),
      viewer,
      access,
      accessEpoch: document.accessEpoch,
      drafting: document.drafting,
      acknowledges: url.searchParams.get(parameter.acknowledge) === '1',
      resume: resumeOf(url.searchParams),
    },
  }
}

async function openUnlessHeldBack(
  { rooms }: Pick<ServerContext, 'rooms'>,
  id: Parameters<ServerContext['rooms']['open']>[0],
): Promise<Lease | null | 'held back'> {
  try {
    return await rooms.open(id)
  } catch (error) {
    if (error instanceof Poisoned) return 'held back'
    throw error
  }
}

/** What a client that comes back says it has; one that says nothing usable begins. */
function resumeOf(query: URLSearchParams): Connection['resume'] {
  const generation = query.get(parameter.generation)
  const seq = Number(query.get(parameter.seq) ?? NaN)
  return generation === null || !Number.isSafeInteger(seq) || seq < 0 ? null : { generation, seq }
}
