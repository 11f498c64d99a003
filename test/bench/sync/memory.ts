import { readFile, writeFile } from 'node:fs/promises'

import { collectGarbage } from './meter.ts'

/**
 * Resident bytes of this process: now, with all garbage gone, and at most since `forgetPeak`. What is
 * held is what our objects and buffers take of them; the rest is what the allocator has kept.
 */
export type Memory = { residentBytes: number; peakBytes: number; heldBytes: number }

export async function readMemory(): Promise<Memory> {
  const peakBytes = (await peakOnLinux()) ?? process.resourceUsage().maxRSS * 1024
  // What is freed by one collection may hold something that only the next one frees.
  collectGarbage()
  await new Promise((resolve) => setTimeout(resolve, 50))
  collectGarbage()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { residentBytes: rss, peakBytes, heldBytes: heapUsed + external }
}

/** Elsewhere than on Linux the peak is that of the whole life of the process. */
export async function forgetPeak(): Promise<void> {
  await writeFile('/proc/self/clear_refs', '5').catch(() => {})
}

async function peakOnLinux(): Promise<number | null> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}
