import { setTimeout as sleep } from 'node:timers/promises'

import type { ContestantName } from './contestants.ts'
import type { Serve } from './contestants/serving.ts'
import { forgetPeak, readMemory } from './memory.ts'
import { collectGarbage, startMeter } from './meter.ts'
import { watch } from './profile.ts'
import type { Hot, Watch } from './profile.ts'
import type { Answer, Asked } from './questions.ts'

/** A contestant's server, alone in this process, which answers what the benchmark asks of it. */
const servers: Readonly<Record<ContestantName, () => Promise<{ serve: Serve }>>> = {
  relay: () => import('./contestants/relay.ts'),
  'coalescing-relay': () => import('./contestants/coalescing-relay.ts'),
  static: () => import('./contestants/static.ts'),
  'y-websocket': () => import('./contestants/y-websocket.ts'),
  'y-websocket-leveldb': () => import('./contestants/y-websocket-leveldb.ts'),
  hocuspocus: () => import('./contestants/hocuspocus.ts'),
  'hocuspocus-0': () => import('./contestants/hocuspocus-0.ts'),
  'insert-per-update': () => import('./contestants/insert-per-update.ts'),
  entente: () => import('./contestants/entente.ts'),
}

const [name = '', databaseUrl = '', directory = '', port = ''] = process.argv.slice(2)
const { serve } = await servers[name as ContestantName]()
const serving = await serve({ databaseUrl, directory, port: Number(port) })
const meter = startMeter()
let isToWatch = false
let watching: Watch | null = null
let seen: Hot[] = []

process.on('message', (asked: Asked) => {
  void answer(asked)
    .then(
      (answers): Answer => ({ answers }),
      (error: unknown): Answer => ({ failed: String(error) }),
    )
    .then((answered) => process.send?.(answered))
})
process.once('disconnect', () => {
  void serving.stop().finally(() => process.exit(0))
})
process.send?.('ready')

async function answer(asked: Asked): Promise<unknown> {
  switch (asked.question) {
    case 'prepare':
      return serving.prepare(asked.content)
    case 'lock':
      await serving.lock?.(asked.content.document, asked.content.blocks)
      return null
    case 'begin':
      serving.marks?.()
      collectGarbage()
      await forgetPeak()
      if (isToWatch) watching = await watch()
      meter.reset()
      return null
    case 'load': {
      const load = meter.read()
      seen = (await watching?.stop()) ?? []
      watching = null
      return load
    }
    case 'memory':
      return readMemory()
    case 'marks':
      return serving.marks?.() ?? []
    case 'rest':
      await serving.rest?.()
      await idle()
      return null
    case 'watch':
      isToWatch = true
      return null
    case 'watched':
      isToWatch = false
      return seen
  }
}

/** Waits until this process has next to nothing to do, such as frames for those who have left. */
async function idle(): Promise<void> {
  const looks = 50
  for (let look = 0; look < looks; look++) {
    const before = process.cpuUsage()
    await sleep(100)
    const { user, system } = process.cpuUsage(before)
    if (user + system < 20_000) return
  }
}
