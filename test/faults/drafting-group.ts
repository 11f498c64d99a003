import { setTimeout as pause } from 'node:timers/promises'

import WebSocket from 'ws'
import type * as Y from 'yjs'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Database } from '#db/client.ts'
import { readHead } from '#db/document-log.ts'
import type { ServerContext } from '#server/context.ts'
import { buildCoalition, buildDelegation, buildViewer } from '#test/support/build.ts'
import { apply, someEdits } from '#test/support/edits.ts'
import type { Edit } from '#test/support/edits.ts'
import { isSameText, Ledger, replayOf } from '#test/support/ledger.ts'
import { readLog } from '#test/support/log.ts'
import type { Log } from '#test/support/log.ts'
import { buildDocument, signIn, stockClient } from '#test/support/sync-node.ts'
import { Writer } from '#test/support/writer.ts'
import type { Line } from '#test/support/writer.ts'

/** Where people meet – one node, or several – and the checker's own way to the database. */
export type Place = { urls: readonly [string, ...string[]]; db: Database; ctx: ServerContext }

const stockClients = 2
const writers = 3
const paceMs = 4
const patienceMs = 60_000

/**
 * People of three delegations at one text, all in the checker's own process: writers who are told what
 * is saved, and stock clients who are not. The ledger has what was promised to them.
 */
export class DraftingGroup {
  readonly document: DocumentId
  readonly ledger = new Ledger()
  readonly writers: Writer[]
  private readonly stock: ReturnType<typeof stockClient>[]
  private readonly place: Place
  private readonly members: Members
  private readonly edits: readonly Edit[]
  private turn = 0
  private typing: ReturnType<typeof setInterval> | undefined

  private constructor(place: Place, members: Members, document: DocumentId, seed: number) {
    this.place = place
    this.members = members
    this.document = document
    this.edits = someEdits(seed, 2_000)
    this.writers = Array.from({ length: writers }, (_, i) => this.newcomer(i))
    this.stock = Array.from({ length: stockClients }, (_, i) => {
      const { cookie, viewer } = nth(members, i)
      const client = stockClient(nth(place.urls, i), document, cookie)
      client.provider.maxBackoffTime = 400
      this.ledger.watch(client.doc, viewer.person.id)
      return client
    })
  }

  static async gather(place: Place, seed: number): Promise<DraftingGroup> {
    const members = await threeDelegations(place.ctx)
    const document = await buildDocument(place.ctx, members[0].viewer)
    const group = new DraftingGroup(place, members, document, seed)
    await group.untilInStep()
    return group
  }

  /** Everybody types, one after the other, whether or not there is a connection. */
  beginTyping(): void {
    this.typing = setInterval(() => this.editOnce(), paceMs)
  }

  stopTyping(): void {
    clearInterval(this.typing)
  }

  async typeFor(ms: number): Promise<void> {
    this.beginTyping()
    await pause(ms)
    this.stopTyping()
  }

  /** One of the writers closes the page, saved or not, and somebody opens it anew. */
  replaceOne(): void {
    const place = this.turn % this.writers.length
    this.writers[place]?.leave()
    this.writers[place] = this.newcomer(this.turn)
  }

  /** Nobody says again what the database may have lost, until `speak`. */
  hush(): void {
    for (const writer of this.writers) writer.hush()
  }

  speak(): void {
    for (const writer of this.writers) writer.speak()
  }

  /** Messages of which nobody knows whether they are saved. */
  get unacknowledged(): number {
    return this.writers.reduce((sum, writer) => sum + writer.unacknowledged, 0)
  }

  /** How many rows are on disk. */
  async length(): Promise<number> {
    return (await readHead(this.place.db, this.document))?.head ?? 0
  }

  log(): Promise<Log> {
    return readLog(this.place.db, this.document)
  }

  /** Throws if something is missing from the log, or is there under a wrong name. */
  async expectNoFaults(): Promise<void> {
    const faults = await this.ledger.faultsIn(() => this.log())
    if (faults.length === 0) return
    throw new Error(`${faults.length} faults, such as\n${faults.slice(0, 20).join('\n')}`)
  }

  /** Waits until all is saved and every replica is what the log says; who was cut off dials again. */
  async untilInStep(): Promise<void> {
    const end = performance.now() + patienceMs
    for (let out = await this.whoIsNot(); out.length > 0; out = await this.whoIsNot()) {
      if (performance.now() > end) throw new Error(`not in step: ${out.join(', ')}`)
      for (const writer of this.writers) if (!writer.isConnected) writer.dial()
      await pause(30)
    }
  }

  async untilCutOff(): Promise<void> {
    while (this.writers.some(({ isConnected }) => isConnected)) await pause(5)
  }

  [Symbol.dispose](): void {
    this.stopTyping()
    for (const writer of this.writers) writer.leave()
    for (const client of this.stock) client[Symbol.dispose]()
  }

  private editOnce(): void {
    const docs = [...this.writers, ...this.stock].map(({ doc }) => doc)
    const doc = docs[this.turn % docs.length]
    const edit = this.edits[this.turn++ % this.edits.length]
    if (doc !== undefined && edit !== undefined) apply(doc, edit)
  }

  /** Who has not saved everything, or has another text than the log, and how they are connected. */
  private async whoIsNot(): Promise<string[]> {
    const unsaved = this.writers.filter(({ isSaved }) => !isSaved)
    if (unsaved.length > 0) return unsaved.map((writer) => `${told(writer)} has not saved all`)
    const log = replayOf(await this.log())
    const differs = ({ doc }: { doc: Y.Doc }) => !isSameText(doc, log)
    return [
      ...this.writers.filter(differs).map((writer) => `${told(writer)} differs`),
      ...this.stock.filter(differs).map(({ provider }) => {
        const link = provider.wsconnected ? 'connected' : 'away'
        return `a stock client (${link}, ${provider.synced ? 'synced' : 'not synced'}) differs`
      }),
    ]
  }

  private newcomer(i: number): Writer {
    const { viewer, cookie } = nth(this.members, i)
    const address = `${nth(this.place.urls, i)}/${this.document}?ack=1`
    return new Writer(viewer.person.id, this.ledger, () => {
      const socket = new WebSocket(address, { headers: { cookie } })
      socket.on('error', () => {})
      // ws speaks the browser's interface too, under types of its own.
      return socket as unknown as Line
    })
  }
}

type Member = { viewer: Viewer; cookie: string }
type Members = readonly [Member, Member, Member]

async function threeDelegations(ctx: ServerContext): Promise<Members> {
  const coalition = await buildCoalition(ctx.db)
  const member = async () => {
    const delegation = await buildDelegation(ctx.db, { coalition: coalition.id })
    const viewer = await buildViewer(ctx.db, { delegation })
    return { viewer, cookie: await signIn(ctx, viewer) }
  }
  return [await member(), await member(), await member()]
}

function told({ isConnected, closed, unacknowledged }: Writer): string {
  const link = isConnected ? 'connected' : `closed with ${closed}`
  return `a writer (${link}, ${unacknowledged} unacknowledged)`
}

function nth<One>(of: readonly [One, ...One[]], i: number): One {
  return of[i % of.length] ?? of[0]
}
