import type { Bench } from './bench.ts'
import type { Hot } from './profile.ts'

/** What was measured of one contestant in one round, by name; null where it could not be. */
export type Figures = Readonly<Record<string, number | null>>

/** One row of the table, measured once a round. */
export type Entry = { label: string; measure(): Promise<Figures> }

/** A figure of an entry over the kept rounds. */
export type Over = (entry: string, figure: string) => number | null

export type Summary = {
  /** Which no single round can move far. */
  median: Over
  /** For what must not happen even once. */
  worst: Over
}

export type Column = { head: string; figure: string; unit: Unit; over?: keyof Summary }

export type Unit = 'ms' | 'µs' | '%' | 'KB' | 'MB' | 'number' | '/s'

/**
 * A bar of the issue. It is met when the value, which may be missing, is at most or at least the limit.
 * A machine may be too slow for a bar of speed; for a promise there is no excuse.
 */
export type Bar = {
  kind: 'speed' | 'promise'
  says: string
  value: number | null
  holds: 'at most' | 'at least'
  limit: number | null
  unit: Unit
}

/** A workload with its servers running. */
export type Contest = {
  /** In alternating order, with the floor among them in every round. */
  entries: Readonly<Record<string, Entry>>
  /** By which figure of which entry a round is judged noisy; none where nothing is timed. */
  floor: { entry: string; figure: string } | null
  columns: readonly Column[]
  bars(summary: Summary): Bar[]
  notes: readonly string[]
  /** One more time with our server watched, for when a bar of speed is missed. */
  profile?(): Promise<Hot[]>
  close(): Promise<void>
}

export type Workload = {
  id: string
  title: string
  /** Its share of the half hour, in which noisy rounds may be repeated. What it leaves over, the next may use. */
  minutes: number
  open(bench: Bench): Promise<Contest>
}
