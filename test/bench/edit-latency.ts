import { fork } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'

import { temporaryDirectory } from '#test/support/temporary-directory.ts'

import { openText, playSession } from './cold-open.ts'
import type { Answer, Load, Question, Scene } from './protocol.ts'
import { type } from './typing.ts'
import type { Latencies } from './typing.ts'

/**
 * `npm run bench [figures.json]`: how long an edit takes until others see it and until it is on disk,
 * beside a relay that neither reads nor keeps anything, measured in turns in the same run, with one node
 * and with two that share every document; and how long a text of 50,000 keystrokes takes to open after a restart. Nothing here is a test.
 */
const documents = 20
const clientsPerDocument = 10
const rate = 2
const seconds = 6
const rounds = 2
const keystrokes = 50_000

await using directory = await temporaryDirectory()
const server = fork(new URL('./server.ts', import.meta.url), [directory.path], {
  execArgv: ['--import', 'tsx'],
})
await new Promise((resolve) => server.once('message', resolve))

const edits = documents * clientsPerDocument * rate
say(
  `${documents} documents × ${clientsPerDocument} clients, ${edits} edits/s, ${rounds} × ${seconds} s each`,
)
const measured: Record<Contestant, Measured[]> = { relay: [], entente: [], 'two nodes': [] }
for (let round = 0; round < rounds; round++) {
  for (const which of ['relay', 'entente', 'two nodes'] as const)
    measured[which].push(await measure(which))
}
const figures = {
  relay: summary(measured.relay),
  entente: summary(measured.entente),
  'two nodes': summary(measured['two nodes']),
}
table([
  [
    '',
    'visible p50',
    'p95',
    'p99',
    'durable p50',
    'p95',
    'p99',
    'server CPU/edit',
    'server delay p99',
    'load CPU',
    'load delay p99',
  ],
  ...Object.entries(figures).map(([name, one]) => [
    name,
    ...one.visible.map(ms),
    ...(one.durable === null ? ['–', '–', '–'] : one.durable.map(ms)),
    `${one.cpuPerEditUs.toFixed(0)} µs`,
    ms(one.delayP99Ms),
    `${one.generatorCpu.toFixed(0)} %`,
    ms(one.generatorDelayP99Ms),
  ]),
])

const scene = await ask<Scene>({ ask: 'scene', documents: 1 })
const played = await playSession(`${scene.engine}/${scene.documents[0]}`, scene.cookie, keystrokes)
const opened: number[] = []
for (let i = 0; i < 5; i++) {
  const again = await ask<Scene>({ ask: 'restart' })
  const { text, ms: took } = await openText(`${again.engine}/${scene.documents[0]}`, scene.cookie)
  if (text !== played.text) throw new Error('the text is not what it was')
  opened.push(took)
}
const cold = { keystrokes, typedMs: played.ms, openedMs: opened }
say(
  `${keystrokes} keystrokes typed and saved in ${ms(played.ms)}; opened cold in ${opened.map(ms).join(', ')}`,
)

const [file] = process.argv.slice(2)
if (file !== undefined) await writeFile(file, JSON.stringify({ edits, ...figures, cold }, null, 2))
await ask({ ask: 'stop' })

type Contestant = 'relay' | 'entente' | 'two nodes'
type Measured = Latencies & { server: Load; generatorCpu: number; generatorDelayP99Ms: number }

async function measure(which: Contestant): Promise<Measured> {
  const place = await ask<Scene>({ ask: 'scene', documents })
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let cpu = process.cpuUsage()
  let start = performance.now()
  const latencies = await type({
    urls: {
      relay: [place.relay],
      entente: [place.engine],
      'two nodes': [place.engine, place.second],
    }[which],
    documents: place.documents,
    cookie: place.cookie,
    clientsPerDocument,
    rate,
    seconds,
    async begin() {
      await ask<Load>({ ask: 'load' })
      delay.enable()
      cpu = process.cpuUsage()
      start = performance.now()
    },
  })
  const used = process.cpuUsage(cpu)
  const generatorCpu = (used.user + used.system) / 10 / (performance.now() - start)
  delay.disable()
  if (latencies.unseen > 0) say(`${which}: ${latencies.unseen} deliveries were not seen`)
  return {
    ...latencies,
    server: await ask<Load>({ ask: 'load' }),
    generatorCpu,
    generatorDelayP99Ms: delay.percentile(99) / 1e6,
  }
}

function summary(all: readonly Measured[]) {
  const sum = (of: (one: Measured) => number) => all.reduce((total, one) => total + of(one), 0)
  const most = (of: (one: Measured) => number) => Math.max(...all.map(of))
  const durable = all.flatMap((one) => one.durable)
  return {
    visible: percentiles(all.flatMap((one) => one.visible)),
    durable: durable.length === 0 ? null : percentiles(durable),
    cpuPerEditUs: (sum((one) => one.server.cpuMs) * 1_000) / sum((one) => one.edits),
    delayP99Ms: most((one) => one.server.delayP99Ms),
    generatorCpu: sum((one) => one.generatorCpu) / all.length,
    generatorDelayP99Ms: most((one) => one.generatorDelayP99Ms),
    unseen: sum((one) => one.unseen),
  }
}

function percentiles(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return [0.5, 0.95, 0.99].map((part) => sorted[Math.floor(part * (sorted.length - 1))] ?? NaN)
}

async function ask<Reply extends Answer>(question: Question): Promise<Reply> {
  const reply = new Promise<Reply>((resolve) => server.once('message', resolve))
  server.send(question)
  return reply
}

function table(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? []
  for (const row of rows) say(row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  '))
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
