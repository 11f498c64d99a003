/** What the benchmark asks its server, and what it hears. */
export type Question =
  | { ask: 'scene'; documents: number }
  /** Ends the engine and starts it anew over the same database: everything is cold. */
  | { ask: 'restart' }
  /** What the process has used since it was asked last. */
  | { ask: 'load' }
  | { ask: 'stop' }

export type Scene = {
  documents: string[]
  cookie: string
  engine: string
  /** A second node over the same database. */
  second: string
  relay: string
}
export type Load = { cpuMs: number; delayP99Ms: number }
export type Answer = Scene | Load | Record<string, never>
