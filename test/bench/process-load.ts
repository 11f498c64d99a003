import { monitorEventLoopDelay } from 'node:perf_hooks'

import type { Load } from './protocol.ts'

/** What this process uses, each time since it was asked last. */
export function measureProcess(): () => Load {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let cpu = process.cpuUsage()
  return () => {
    const used = process.cpuUsage(cpu)
    const load = {
      cpuMs: (used.user + used.system) / 1_000,
      delayP99Ms: delay.percentile(99) / 1e6,
    }
    cpu = process.cpuUsage()
    delay.reset()
    return load
  }
}
