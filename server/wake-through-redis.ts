import { Redis } from 'ioredis'
import type { RedisOptions } from 'ioredis'
import type { Logger } from 'pino'

import { createWake } from './wake.ts'
import type { Wake } from './wake.ts'

const channel = 'entente'

/** Hints on their way to a Redis that does not answer. What goes beyond is dropped: it is only hints. */
const mostOnTheWay = 1_000

const options: RedisOptions = {
  // A hint for later is worth nothing: by then everyone has looked.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  keepAlive: 10_000,
  retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
}

/**
 * Hints by Redis publish and subscribe. A Redis that is away, also at the start, slows fan-out to the
 * pace at which everyone looks by themselves, and loses nothing; it is logged once, and tried again.
 */
export function wakeThroughRedis(url: string, log: Logger): Promise<Wake> {
  return createWake(async (hearing) => {
    const tidings = oncePerOutage(log)
    const publisher = new Redis(url, options)
    const subscriber = new Redis(url, options)
    let onTheWay = 0

    publisher.on('error', tidings.lost)
    subscriber.on('error', tidings.lost)
    subscriber.on('message', (_channel, text) => hearing.text(text))
    const tried = new Promise<void>((resolve) => {
      subscriber.once('error', () => resolve())
      subscriber.on('ready', () => {
        subscriber.subscribe(channel).then(() => {
          tidings.back()
          hearing.again()
          resolve()
        }, tidings.lost)
      })
    })
    await tried

    return {
      publish(text) {
        if (onTheWay >= mostOnTheWay) return
        onTheWay += 1
        publisher
          .publish(channel, text)
          // The connection's own `error` has told of it.
          .catch(() => {})
          .finally(() => (onTheWay -= 1))
      },
      async close() {
        publisher.disconnect()
        subscriber.disconnect()
      },
    }
  })
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
