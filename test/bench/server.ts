import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { pino } from 'pino'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'

import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { startEmbeddedPostgres } from '#server/embedded-postgres/start.ts'
import { buildViewer } from '#test/support/build.ts'
import { buildDocument, signIn } from '#test/support/sync-node.ts'

import { startEngine } from './engine.ts'
import { measureProcess } from './process-load.ts'
import type { Answer, Load, Question } from './protocol.ts'

/**
 * The server of a benchmark, in a process of its own: the sync engine over the embedded database as
 * `npm start` starts it, beside it a second node, and on another port a relay that only passes frames on.
 */
const [dataDir = ''] = process.argv.slice(2)
const log = pino({ level: 'error' })
const postgres = await startEmbeddedPostgres({ dataDir, log })
const first = openDatabase(postgres.url, { connections: 1 })
await migrate(first)
await first.close()

let engine = await startEngine(postgres.url, log)
const relay = await startRelay()
const load = measureProcess()
const second = fork(new URL('./second-node.ts', import.meta.url), [postgres.url], {
  execArgv: ['--import', 'tsx'],
})
const secondEngine = (await heardFromSecond<{ url: string }>()).url

process.on('message', (question: Question) => {
  void answer(question).then((answered) => process.send?.(answered))
})
process.send?.({ ready: true })

async function answer(question: Question): Promise<Answer> {
  switch (question.ask) {
    case 'scene': {
      const viewer = await buildViewer(engine.open.db)
      const documents: string[] = []
      for (let i = 0; i < question.documents; i++)
        documents.push(await buildDocument(engine.ctx, viewer))
      const cookie = await signIn(engine.ctx, viewer)
      return { documents, cookie, engine: engine.url, second: secondEngine, relay }
    }
    case 'restart':
      await engine.stop()
      engine = await startEngine(postgres.url, log)
      return { documents: [], cookie: '', engine: engine.url, second: secondEngine, relay }
    case 'load': {
      const own = load()
      second.send('load')
      const other = await heardFromSecond<Load>()
      return {
        cpuMs: own.cpuMs + other.cpuMs,
        delayP99Ms: Math.max(own.delayP99Ms, other.delayP99Ms),
      }
    }
    case 'stop':
      second.send('stop')
      await once(second, 'exit')
      await engine.stop()
      await postgres.stop()
      setImmediate(() => process.exit(0))
      return {}
  }
}

async function heardFromSecond<Said>(): Promise<Said> {
  const [said]: Said[] = await once(second, 'message')
  if (said === undefined) throw new Error('the second node said nothing')
  return said
}

async function startRelay(): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await new Promise((resolve) => server.once('listening', resolve))
  const rooms = new Map<string, Set<WebSocket>>()
  server.on('connection', (socket, request) => {
    const name = request.url ?? ''
    const room = rooms.get(name) ?? new Set()
    rooms.set(name, room.add(socket))
    socket.on('close', () => room.delete(socket))
    socket.on('message', (data: Buffer) => {
      for (const other of room) if (other !== socket) other.send(data)
    })
  })
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
}
