import { Worker } from 'node:worker_threads'
import type { ResourceLimits } from 'node:worker_threads'

/**
 * Starts a TypeScript module in a thread of its own. Node 20 gives threads none of the loaders of the
 * process that starts them, so the thread begins with a file that brings one.
 */
export function startThread(module: URL, resourceLimits: ResourceLimits): Worker {
  const begin = new URL('./typescript-thread.mjs', import.meta.url)
  return new Worker(begin, { workerData: { module: module.href }, resourceLimits })
}
