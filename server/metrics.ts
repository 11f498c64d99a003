import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

import type { RoomStats } from './sync/room.ts'

export type Metrics = ReturnType<typeof createMetrics>

/**
 * What an operator watches (docs/operations.md), in Prometheus' text format. The gauges of rooms are
 * read when somebody asks for them; `rooms` says how the open ones are then.
 */
export function createMetrics(rooms: () => Promise<readonly RoomStats[]>) {
  const registry = new Registry()
  const registers = [registry]

  const commit = new Histogram({
    name: 'entente_sync_commit_seconds',
    help: 'From handing a batch to PostgreSQL until it is on disk',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers,
  })
  const batch = new Histogram({
    name: 'entente_sync_commit_rows',
    help: 'Rows that one commit put on disk',
    buckets: [1, 2, 5, 10, 50, 100, 500, 1_000],
    registers,
  })
  const refused = new Counter({
    name: 'entente_sync_refused_total',
    help: 'Edits that stored nothing, by reason',
    labelNames: ['code'],
    registers,
  })
  const closed = new Counter({
    name: 'entente_sync_closed_total',
    help: 'Connections that the server closed, by close code',
    labelNames: ['code'],
    registers,
  })
  const compaction = new Histogram({
    name: 'entente_sync_compaction_seconds',
    help: 'Folding a log into its next snapshot',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  })
  const quarantined = new Gauge({
    name: 'entente_sync_quarantined_documents',
    help: 'Documents of this node that failed a check and are held back',
    registers,
  })
  const gauges = new Map(
    Object.entries({
      entente_sync_rooms: 'Documents that somebody has open',
      entente_sync_connections: 'Open connections of all documents',
      entente_sync_waiting_edits: 'Edits received and not on disk',
      entente_sync_oldest_waiting_seconds: 'How long the oldest of them has been waiting',
      entente_sync_longest_tail_rows: 'Most rows of one document that no snapshot has yet',
      entente_sync_unread_bytes: 'Bytes handed to sockets and not taken by their readers',
    }).map(([name, help]) => [name, new Gauge({ name, help, registers })]),
  )

  return {
    /** Besides, how the process is: its memory, its event loop, its garbage collector. */
    watchProcess: (): void => collectDefaultMetrics({ register: registry, prefix: 'entente_' }),
    committed(milliseconds: number, rows: number): void {
      commit.observe(milliseconds / 1_000)
      batch.observe(rows)
    },
    refused: (code: string): void => refused.inc({ code }),
    closed: (code: number): void => closed.inc({ code }),
    compacted: (milliseconds: number): void => compaction.observe(milliseconds / 1_000),
    quarantined: (documents: number): void => quarantined.set(documents),
    contentType: registry.contentType,
    async text(): Promise<string> {
      const open = await rooms()
      const sum = (of: (room: RoomStats) => number) => open.reduce((all, one) => all + of(one), 0)
      const most = (of: (room: RoomStats) => number) => Math.max(0, ...open.map(of))
      const now: Record<string, number> = {
        entente_sync_rooms: open.length,
        entente_sync_connections: sum(({ connections }) => connections),
        entente_sync_waiting_edits: sum(({ waiting }) => waiting),
        entente_sync_oldest_waiting_seconds: most(({ oldestMs }) => oldestMs) / 1_000,
        entente_sync_longest_tail_rows: most(({ tailRows }) => tailRows),
        entente_sync_unread_bytes: sum(({ unreadBytes }) => unreadBytes),
      }
      for (const [name, value] of Object.entries(now)) gauges.get(name)?.set(value)
      return registry.metrics()
    },
  }
}
