import { readdir, readFile } from 'node:fs/promises'

import type { Sql } from '#db/client.ts'

/** Answers the CPU that PostgreSQL has used since it started, in milliseconds; null where it cannot be told. */
export type PostgresCpu = () => Promise<number | null>

/** Linux counts what has ended in hundredths of a second, on every machine (man 5 proc, CLK_TCK). */
const msPerTick = 10

/**
 * PostgreSQL is the postmaster and its children, of which each connection has one. A child that ends
 * is counted by the postmaster from then on. Elsewhere than on Linux it is not known.
 */
export async function postgresCpu(sql: Sql): Promise<PostgresCpu> {
  if (process.platform !== 'linux') return async () => null
  const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  const postmaster = (await readProcess(backend?.pid ?? 0))?.parent
  return async () => {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
    const processes = await Promise.all(pids.map(readProcess))
    return processes.reduce((total, process) => {
      if (process?.pid === postmaster) return total + process.ownMs + process.endedMs
      return process?.parent === postmaster ? total + process.ownMs : total
    }, 0)
  }
}

/** The fields of `stat` follow the name, which may hold anything and ends with the last `)`. */
async function readProcess(pid: number) {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')
  const [stat, scheduled] = await Promise.all([read('stat'), read('schedstat')])
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = (a: number, b: number) => (Number(fields[a]) + Number(fields[b])) * msPerTick
  // The scheduler counts the living in nanoseconds, where the kernel was built to.
  const exact = Number(scheduled.split(' ')[0]) / 1e6
  return {
    pid,
    parent: Number(fields[1]),
    ownMs: exact > 0 ? exact : ticks(11, 12) || 0,
    endedMs: ticks(13, 14),
  }
}
