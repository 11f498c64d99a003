import type { Logger } from 'pino'

/** Something done again and again until it is stopped, with pauses that can be cut short. */
export type Loop = { start(): void; wake(): void; stop(): Promise<void> }

/**
 * Runs `round` until stopped. A round says in how many milliseconds the next is worth while; one
 * that throws (the database is away) is logged and followed by `patience` milliseconds.
 */
export function createLoop({
  round,
  patience,
  log,
}: {
  round: (stopping: AbortSignal) => Promise<number>
  patience: number
  log: Logger
}): Loop {
  const stopping = new AbortController()
  const doorbell = createDoorbell()
  let running: Promise<void> | null = null

  async function run() {
    while (!stopping.signal.aborted) {
      await doorbell.wait(await pauseAfterRound())
    }
  }

  async function pauseAfterRound() {
    try {
      return await round(stopping.signal)
    } catch (error) {
      log.error({ err: error }, 'jobs could not be looked up or claimed')
      return patience
    }
  }

  return {
    start() {
      running ??= run()
    },
    wake: () => doorbell.ring(),
    async stop() {
      stopping.abort()
      doorbell.ring()
      await running
    },
  }
}

/** Waits for time or a ring, whichever is first. A ring while nobody waits ends the next wait at once. */
function createDoorbell() {
  let rung = false
  let answer = () => {}
  return {
    ring() {
      rung = true
      answer()
    },
    async wait(milliseconds: number) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          answer = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
    },
  }
}
