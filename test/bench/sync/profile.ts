import type { Profiler } from 'node:inspector'
import { Session } from 'node:inspector/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A function, the time spent in it alone as a share of all that was not idle, and for whom mostly. */
export type Hot = { name: string; file: string; share: number; for: string | null }

export type Watch = { stop(): Promise<Hot[]> }

const shown = 12

/** Samples what this process executes until it is stopped. */
export async function watch(): Promise<Watch> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 500 })
  await session.post('Profiler.start')
  return {
    async stop() {
      const { profile } = await session.post('Profiler.stop')
      session.disconnect()
      return hottest(profile)
    },
  }
}

function hottest({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Hot[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const callers = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  )
  const all = new Map<
    string,
    { name: string; file: string; us: number; whom: Map<string, number> }
  >()
  let busy = 0
  samples.forEach((id, i) => {
    const node = byId.get(id)
    if (node === undefined || isIdle(node)) return
    const us = timeDeltas[i] ?? 0
    busy += us
    const { functionName, url } = node.callFrame
    const name = functionName === '' ? '(anonymous)' : functionName
    const file = placeOf(url)
    const caller = callerOf(id)
    const before = all.get(`${name} ${file}`) ?? { name, file, us: 0, whom: new Map() }
    before.us += us
    if (caller !== null) before.whom.set(caller, (before.whom.get(caller) ?? 0) + us)
    all.set(`${name} ${file}`, before)
  })
  return [...all.values()]
    .toSorted((a, b) => b.us - a.us)
    .slice(0, shown)
    .map(({ name, file, us, whom }) => ({ name, file, share: us / busy, for: most(whom) }))

  /** The nearest function of ours on whose behalf this ran, else the nearest of a package. */
  function callerOf(id: number): string | null {
    let nearest: string | null = null
    for (let at = callers.get(id); at !== undefined; at = callers.get(at)) {
      const { functionName, url } = byId.get(at)?.callFrame ?? { functionName: '', url: '' }
      if (!url.startsWith('file:')) continue
      const file = placeOf(url)
      const caller = `${functionName || '(anonymous)'} ${file}`
      if (/^(app|db|server)\//.test(file)) return caller
      nearest ??= caller
    }
    return nearest
  }
}

/** `dispatch` is the watching itself. */
function isIdle({ callFrame: { functionName, url } }: Profiler.ProfileNode): boolean {
  return functionName === '(idle)' || (functionName === 'dispatch' && url === '')
}

/** A path below the project, or the package and what is below it. */
function placeOf(url: string): string {
  if (!url.startsWith('file:')) return url === '' ? 'native' : url
  return relative(root, fileURLToPath(url)).replace(/^.*node_modules\//, '')
}

function most(counts: ReadonlyMap<string, number>): string | null {
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
