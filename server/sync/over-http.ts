import type { Request, Response } from 'express'

import { durable, frame } from '#app/domain/drafting/protocol.ts'

import type { ServerContext } from '../context.ts'
import { atTheDoor } from './door.ts'
import type { Entry } from './door.ts'
import { step1Frame } from './frames.ts'
import type { Connection } from './member.ts'
import type { Lease } from './rooms.ts'

/** How long a request waits for news. Proxies give up on a silent answer after some 30 seconds. */
const patienceMs = 25_000

/** What comes right after the first news is sent with it. */
const gatherMs = 200

/**
 * The same log for networks that let no WebSocket through (SY38). `GET` answers the frames that a
 * socket would have brought, from `seq` on, as soon as there are any; `POST` takes one frame and
 * answers what is said of it once it is on disk. Each request is admitted like a connection of its own,
 * so that any node may answer it.
 */
export async function answerSync(
  ctx: ServerContext,
  request: Request,
  response: Response,
): Promise<void> {
  const path = request.originalUrl
  const entry = await atTheDoor(ctx, { path, cookie: request.headers.cookie ?? null })
  if (entry.entry === 'refused') {
    response.status(entry.status).end()
    return
  }
  const line = entry.entry === 'admitted' ? new Line(entry) : null
  request.on('close', () => line?.leave())
  const frames = line === null ? [] : await framesFor(request, line)
  line?.leave()
  const code = entry.entry === 'turned-away' ? entry.code : (line?.closed ?? null)
  if (code !== null) response.set('Sync-Close', String(code))
  response.set('Cache-Control', 'no-store').type('application/octet-stream')
  response.send(Buffer.from(asParcel(frames)))
}

function framesFor(request: Request, line: Line): Promise<readonly Uint8Array[]> {
  const body: unknown = request.body
  if (request.method !== 'POST') return line.listen()
  return line.send(body instanceof Uint8Array ? body : new Uint8Array())
}

/** A connection for as long as one request. */
class Line {
  closed: number | null = null
  private readonly lease: Lease
  private readonly connection: Connection
  private frames: Uint8Array[] = []
  private heard: () => void = () => {}

  constructor({ lease, connection }: Extract<Entry, { entry: 'admitted' }>) {
    this.lease = lease
    this.connection = {
      ...connection,
      acknowledges: true,
      socket: {
        send: (bytes) => {
          this.frames.push(bytes)
          this.heard()
        },
        close: (code) => {
          this.closed ??= code
          this.heard()
        },
        unread: () => 0,
      },
    }
    lease.room.join(this.connection)
  }

  /** Everything after what the client has; waits until there is something. */
  async listen(): Promise<readonly Uint8Array[]> {
    const { room } = this.lease
    const seq = this.connection.resume?.seq ?? -1
    room.receive(this.connection, step1Frame(Uint8Array.of(0)))
    await this.until(() => this.frames.some((bytes) => isOurs(bytes, durable.at)))
    if (seq < room.head.head) return this.frames
    const known = this.frames.length
    await this.until(() => this.frames.length > known)
    await new Promise((resolve) => setTimeout(resolve, gatherMs))
    return this.frames
  }

  /** Takes a frame with an edit and answers what is said of it. */
  async send(bytes: Uint8Array): Promise<readonly Uint8Array[]> {
    const said: Uint8Array[] = []
    const isAnswer = (frame: Uint8Array) =>
      isOurs(frame, durable.saved) || isOurs(frame, durable.refused)
    // What the room said on joining is for who listens.
    this.frames = said
    this.lease.room.receive(this.connection, bytes)
    await this.until(() => said.some(isAnswer))
    return said.filter(isAnswer)
  }

  leave(): void {
    this.lease.room.leave(this.connection)
    this.lease.release()
  }

  private async until(isSo: () => boolean): Promise<void> {
    const end = performance.now() + patienceMs
    while (!isSo() && this.closed === null && performance.now() < end) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, end - performance.now())
        this.heard = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
}

/** Each frame behind its length, four bytes, the least significant first. */
function asParcel(frames: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(frames.reduce((sum, { length }) => sum + 4 + length, 0))
  const view = new DataView(bytes.buffer)
  let end = 0
  for (const frame of frames) {
    view.setUint32(end, frame.length, true)
    bytes.set(frame, end + 4)
    end += 4 + frame.length
  }
  return bytes
}

/** Whether a frame begins with this message of ours. */
function isOurs(bytes: Uint8Array, kind: number): boolean {
  return bytes[0] === frame.durable && bytes[1] === kind
}
