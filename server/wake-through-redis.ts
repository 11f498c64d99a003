import { Redis } from 'ioredis'
import type { RedisOptions } from 'ioredis'
import type { Logger } from 'pino'

import { createWake } from './wake.ts'
import type { Wake } from './wake.ts'

const stream = 'entente'

/** Letters that the stream keeps: what a node that was away for longer missed is read from the log. */
const keptLetters = 10_000

/** How long a read waits for a letter before it asks again. */
const blockMs = 5_000

/** Letters on their way to a Redis that does not answer. What goes beyond is dropped: everyone looks. */
const mostOnTheWay = 1_000

const options: RedisOptions = {
  // A letter for later is worth nothing: by then everyone has looked.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  // What a broken connection owed is told to have failed at once.
  maxRetriesPerRequest: 0,
  keepAlive: 10_000,
  retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
}

/**
 * Hints and news by a stream of Redis, which each node reads on from where it was (sync.md §4.4). A Redis
 * that is away, also at the start, slows fan-out to the pace at which everyone looks by themselves, and
 * loses nothing; it is logged once, and tried again.
 */
export function wakeThroughRedis(url: string, log: Logger): Promise<Wake> {
  return createWake(async (hearing) => {
    const tidings = oncePerOutage(log)
    const writer = new Redis(url, options)
    const reader = new Redis(url, options)
    let onTheWay = 0
    let last = '$'
    let isClosed = false
    let reading: Promise<void> | null = null

    async function read(): Promise<void> {
      // What is there now is where this node begins; from then on it misses nothing that is kept.
      if (last === '$') last = await newestOf(reader)
      tidings.back()
      hearing.again()
      while (!isClosed) {
        const streams = await reader.xreadBuffer('BLOCK', blockMs, 'STREAMS', stream, last)
        for (const [, letters] of streams ?? []) {
          for (const [id, fields] of letters) {
            last = id.toString()
            const [, text, , news] = fields
            if (text !== undefined) {
              hearing.letter({ text: text.toString(), news: news === undefined ? null : news })
            }
          }
        }
      }
    }

    writer.on('error', tidings.lost)
    reader.on('error', tidings.lost)
    const tried = new Promise<void>((resolve) => {
      reader.once('error', () => resolve())
      reader.on('ready', () => {
        resolve()
        // The connection's own `error` has told of what ends it; the next `ready` begins again.
        reading = (reading ?? Promise.resolve()).then(read).catch(() => {})
      })
    })
    await tried

    return {
      carries: 'news',
      publish({ text, news }) {
        if (onTheWay >= mostOnTheWay) return
        onTheWay += 1
        const fields =
          news === null ? ['letter', text] : ['letter', text, 'news', Buffer.from(news)]
        writer
          .xadd(stream, 'MAXLEN', '~', keptLetters, '*', ...fields)
          .catch(() => {})
          .finally(() => (onTheWay -= 1))
      },
      async close() {
        isClosed = true
        writer.disconnect()
        reader.disconnect()
      },
    }
  })
}

async function newestOf(redis: Redis): Promise<string> {
  const [newest] = await redis.xrevrange(stream, '+', '-', 'COUNT', 1)
  return newest?.[0] ?? '0-0'
}

function oncePerOutage(log: Logger) {
  let away = false
  return {
    lost: (error: unknown) => {
      if (!away) log.warn({ err: error }, 'Redis cannot be reached: nodes hear of each other later')
      away = true
    },
    back: () => {
      if (away) log.warn('Redis is back')
      away = false
    },
  }
}
