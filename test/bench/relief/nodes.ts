import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Some nodes at work, of which one is killed at a random point now and then. Another takes its place at
 * once, since how long a process takes to start is no figure of relief.
 */
export class Nodes {
  kills = 0
  readonly #working: ChildProcess[]
  readonly #spare: ChildProcess[]

  private constructor(all: readonly ChildProcess[], working: number) {
    this.#working = all.slice(0, working)
    this.#spare = all.slice(working)
    for (const node of this.#working) node.send('work')
  }

  static async start(
    databaseUrl: string,
    { working, spare }: { working: number; spare: number },
  ): Promise<Nodes> {
    const all = Array.from({ length: working + spare }, () => started(databaseUrl))
    return new Nodes(await Promise.all(all), working)
  }

  /** Kills as a power cut would, each time within so many milliseconds of the one before, until no spare is left. */
  async killAtRandom(within: number): Promise<void> {
    for (let next = this.#spare.shift(); next !== undefined; next = this.#spare.shift()) {
      await pause(Math.random() * within)
      const [victim] = this.#working.splice(Math.floor(Math.random() * this.#working.length), 1)
      victim?.kill('SIGKILL')
      this.kills += 1
      next.send('work')
      this.#working.push(next)
    }
  }

  async stop(): Promise<void> {
    const gone = this.#working.map((node) => once(node, 'exit'))
    for (const node of this.#working) node.kill('SIGKILL')
    await Promise.all(gone)
  }
}

async function started(databaseUrl: string): Promise<ChildProcess> {
  const node = fork(new URL('./node.ts', import.meta.url), [databaseUrl], {
    execArgv: ['--import', 'tsx'],
  })
  await once(node, 'message')
  return node
}
