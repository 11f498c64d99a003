import { monitorEventLoopDelay } from 'node:perf_hooks'

import { now } from './clock.ts'

/** What a process has used: CPU of all its threads, and how late its event loop was. */
export type Load = { cpuMs: number; wallMs: number; delayP99Ms: number }

export type Meter = { reset(): void; read(): Load }

const resolution = 10

export function startMeter(): Meter {
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  let cpu = process.cpuUsage()
  let since = now()
  return {
    reset() {
      delay.reset()
      cpu = process.cpuUsage()
      since = now()
    },
    read() {
      const { user, system } = process.cpuUsage(cpu)
      return {
        cpuMs: (user + system) / 1e3,
        wallMs: now() - since,
        // What is recorded is the time between two looks, of which the resolution is no delay.
        delayP99Ms: Math.max(0, delay.percentile(99) / 1e6 - resolution),
      }
    },
  }
}

/** Frees what nobody holds, where the process was started with --expose-gc. */
export function collectGarbage(): void {
  globalThis.gc?.()
}
