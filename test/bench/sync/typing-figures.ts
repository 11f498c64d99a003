import type { Used } from './measured.ts'
import { percentile } from './statistics.ts'
import type { Typed } from './typing.ts'
import type { Column, Figures } from './workload.ts'

/** The figures of a typing crowd: how soon, at what cost, and whether the generator was to blame. */
export function typingFigures(typed: Typed, used: Used, frames: number): Figures {
  const { server, postgresMs } = used
  const { sending } = typed
  const perEdit = (ms: number | null) => (ms === null ? null : (ms * 1e3) / typed.edits)
  return {
    visibleP50: percentile(typed.visible, 0.5, typed.unseen),
    visibleP95: percentile(typed.visible, 0.95, typed.unseen),
    visibleP99: percentile(typed.visible, 0.99, typed.unseen),
    durableP50: percentile(typed.durable, 0.5, typed.unkept),
    durableP99: percentile(typed.durable, 0.99, typed.unkept),
    serverUs: perEdit(server.cpuMs),
    postgresUs: perEdit(postgresMs),
    bothUs: perEdit(postgresMs === null ? null : server.cpuMs + postgresMs),
    frames: frames / typed.edits,
    late: typed.unseen + typed.unkept,
    serverDelay: server.delayP99Ms,
    generatorCpu: (100 * sending.cpuMs) / sending.wallMs,
    generatorDelay: sending.delayP99Ms,
  }
}

export const latencyColumns: readonly Column[] = [
  { head: 'visible p50', figure: 'visibleP50', unit: 'ms' },
  { head: 'p95', figure: 'visibleP95', unit: 'ms' },
  { head: 'p99', figure: 'visibleP99', unit: 'ms' },
  { head: 'durable p50', figure: 'durableP50', unit: 'ms' },
  { head: 'p99', figure: 'durableP99', unit: 'ms' },
]

export const costColumns: readonly Column[] = [
  { head: 'server CPU/edit', figure: 'serverUs', unit: 'µs' },
  { head: '+ PostgreSQL', figure: 'bothUs', unit: 'µs' },
  { head: 'frames/edit', figure: 'frames', unit: 'number' },
]

export const healthColumns: readonly Column[] = [
  { head: 'too late', figure: 'late', unit: 'number', over: 'worst' },
  { head: 'lost', figure: 'lost', unit: 'number', over: 'worst' },
  { head: 'server delay', figure: 'serverDelay', unit: 'ms' },
  { head: 'generator CPU', figure: 'generatorCpu', unit: '%' },
  { head: 'delay', figure: 'generatorDelay', unit: 'ms' },
]
