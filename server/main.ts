import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { join } from 'node:path'

import { day, later } from '#app/domain/kernel/instant.ts'

import { createSetUpLink } from './accounts/create-set-up-link.ts'
import { listDemoPeople } from './accounts/list-demo-people.ts'
import { ensureBuild } from './build-freshness.ts'
import { keepCommonTime } from './common-time.ts'
import type { ServerContext } from './context.ts'
import { createContext, drainContext } from './create-context.ts'
import { readyDatabase } from './database.ts'
import { ensureDemoWorld } from './demo/world.ts'
import { scheduleAnchoring } from './drafting/anchor-logs.ts'
import { migrateDocuments } from './drafting/migrate-documents.ts'
import { schedulePacking } from './drafting/pack-logs.ts'
import { parseSettings } from './env.ts'
import type { Settings } from './env.ts'
import { builtAssets, createHttpServer } from './http.ts'
import type { HttpServer, Pages } from './http.ts'
import { schedulePruning } from './live/prune.ts'
import { createLog } from './log.ts'
import { StartError } from './start-error.ts'
import { createTextThreads } from './sync/thread/text-thread.ts'
import { startTracing } from './tracing.ts'
import { readHeads, requireContinuation } from './transparency/heads.ts'
import { keepExportingHeads } from './transparency/keep-exporting-heads.ts'
import { version } from './version.ts'
import { wakeThroughPostgres } from './wake-through-postgres.ts'
import { wakeThroughRedis } from './wake-through-redis.ts'

const development = process.argv.includes('--dev')
process.env['NODE_ENV'] ??= development ? 'development' : 'production'

const log = createLog({ level: development ? 'debug' : 'warn' })

/** What has been opened, each as its closing. The last opened is closed first. */
const opened: (() => Promise<unknown>)[] = []
let stopping = false

stopOnSignal()
try {
  await start()
} catch (error) {
  // While a signal closes everything, what was under way fails because of that.
  if (!stopping) await giveUp(error)
}

/** The composition root: it alone reads the environment, opens, listens and hears signals. */
async function start(): Promise<void> {
  const settings = parseSettings(process.env)
  const port = await freePort(settings)
  const built = development ? null : await ensureBuild({ log: { info: say } })
  if (settings.traces) opened.push(await startTracing(version))
  const database = await readyDatabase(settings, log)
  opened.push(() => database.close())
  const wake =
    settings.redisUrl === null
      ? await wakeThroughPostgres(database.open.sql)
      : await wakeThroughRedis(settings.redisUrl, log)
  opened.push(() => wake.close())
  const threads = createTextThreads()
  opened.push(() => threads.close())
  const time = await keepCommonTime(database.open, log)
  opened.push(async () => time.stop())
  const ctx = await createContext({
    open: database.open,
    machineTime: () => time.now(),
    wake,
    threads,
    log,
    publicUrl: settings.publicUrl ?? `http://localhost:${port}`,
    sessionSecret: database.sessionSecret,
    demo: database.demo,
    version,
    // The people of a demo world have no mailboxes.
    mail: database.demo ? null : settings.mail,
  })
  opened.push(() => drainContext(ctx))
  const heads = join(settings.dataDir, 'heads.json')
  await requireContinuation(ctx.db, await readHeads(heads))
  await migrateDocuments(ctx)
  const world = ctx.demo ? await ensureDemoWorld(ctx) : null
  await ctx.db.transaction(async (tx) => {
    await schedulePruning(tx, ctx.now())
    await scheduleAnchoring(tx, later(ctx.now(), day))
    await schedulePacking(tx, later(ctx.now(), day))
  })
  const exporting = keepExportingHeads(ctx, heads)
  opened.push(() => exporting.stop())
  ctx.jobs.start()
  ctx.metrics.watchProcess()
  const http = createHttpServer(ctx, await pages(settings), settings)
  await listen(http.server, settings, port)
  opened.push(() => stopAccepting(http))
  await introduce(ctx, { built, world, dataDir: settings.dataDir })
}

async function pages(settings: Settings): Promise<Pages> {
  if (development) {
    const { developmentPages } = await import('./development.ts')
    return developmentPages(settings)
  }
  const entry = new URL('../build/server/index.js', import.meta.url).href
  return { kind: 'built', build: await import(entry), assets: builtAssets }
}

/** Says at once that a port is taken, not after a minute of building. Port 0 becomes a real one. */
async function freePort({ port, host }: Settings): Promise<number> {
  const probe = createServer()
  await listen(probe, { host, port }, port)
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : port
}

async function listen(
  server: Server,
  { host }: Pick<Settings, 'host' | 'port'>,
  port: number,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError('listen', whyNotListening(error, host, port), { cause: error }))
    })
    server.listen(port, host, resolve)
  })
}

function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: stop what uses it, or set PORT to another one.`
    case 'EACCES':
      return `Port ${port} needs more rights than this user has: set PORT to 1024 or higher.`
    case undefined:
    default:
      return `Cannot listen on ${host}:${port}: ${error.message}.`
  }
}

async function introduce(
  ctx: ServerContext,
  started: { built: 'fresh' | 'built' | null; world: 'made' | 'kept' | null; dataDir: string },
): Promise<void> {
  if (started.built === 'fresh') say('the pages are up to date')
  if (started.world === 'made') say('the demo world is new')
  if (started.world === 'kept') say(`the demo world is as you left it, in ${started.dataDir}`)
  say(`Entente ${ctx.version} is at ${ctx.publicUrl}`)
  if (ctx.demo) {
    say('who can sign in, with a click on the sign-in page:')
    for (const { code, people } of await listDemoPeople(ctx)) {
      for (const { mandate, name, email } of people) {
        say(`  ${code.padEnd(5)} ${mandate.padEnd(17)} ${name}, ${email}`)
      }
    }
    say(
      'this is a demo: set DATABASE_URL to a PostgreSQL server for real work (docs/operations.md)',
    )
  } else {
    const link = await createSetUpLink(ctx)
    if (link !== null) {
      say(`nobody is here yet: set up the coalition at ${link}`)
      say('the address works once, and no longer when this program is started again')
    }
  }
}

/** What was asked already is still answered, until everything below is closed. */
async function stopAccepting({ server, sync }: HttpServer): Promise<void> {
  sync.stop()
  server.close()
}

/** One sentence for whoever typed the command; anything else is a bug and shows its stack. */
async function giveUp(error: unknown): Promise<void> {
  await closeAll()
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exit(1)
}

function stopOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      closeAll().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'did not stop cleanly')
          process.exit(1)
        },
      )
    })
  }
}

async function closeAll(): Promise<void> {
  for (const close of opened.toReversed()) await close()
}

function say(sentence: string): void {
  console.log(sentence)
}
