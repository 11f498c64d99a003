import { setImmediate as nextTick, setTimeout as pause } from 'node:timers/promises'

import * as Y from 'yjs'

import type { Access } from '#app/domain/accounts/access.ts'
import { accessTo } from '#app/domain/accounts/may.ts'
import type { Grant } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { parameter } from '#app/domain/drafting/protocol.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readDocument, saveGrants } from '#db/drafting.ts'
import type { ServerContext } from '#server/context.ts'
import type { Connection } from '#server/sync/member.ts'
import { decodeNews, encodeNews } from '#server/sync/news.ts'
import { buildCoalition, buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { apply } from '#test/support/edits.ts'
import { isSameText, Ledger, replayOf } from '#test/support/ledger.ts'
import { readLog } from '#test/support/log.ts'
import type { Log } from '#test/support/log.ts'
import { readHeard } from '#test/support/raw-client.ts'
import { buildDocument } from '#test/support/sync-node.ts'

import { signedIn } from '../support.ts'
import { forger, page, stock, writer } from './clients.ts'
import type { Client } from './clients.ts'
import { ScriptedNode } from './node.ts'
import { castWithTwins } from './steps.ts'
import type { Role, Step } from './steps.ts'
import { ScriptedSocket, Wire } from './wire.ts'

const patienceMs = 60_000

/** Two nodes, one text, and people of whom not all are honest. Nothing happens but by a step. */
export class Scene {
  readonly ledger = new Ledger()
  private readonly ctx: ServerContext
  private readonly document: DocumentId
  private readonly people: People
  private readonly cast: readonly Role[]
  private readonly nodes: ScriptedNode[]
  private readonly clients: Client[]
  private readonly forger: ReturnType<typeof forger>
  private readonly dialling = new Map<number, ScriptedSocket>()
  private wires: Wire[] = []
  /** State vector of what is on disk. */
  private readonly onDisk = new Y.Doc()
  private readonly early: string[] = []
  /** The log's length when rights were taken, and when they were given back. */
  private readonly withoutRights: { after: number; upTo: number }[] = []

  private constructor(
    ctx: ServerContext,
    document: DocumentId,
    people: People,
    cast: readonly Role[],
    nodes: ScriptedNode[],
  ) {
    this.ctx = ctx
    this.document = document
    this.people = people
    this.cast = cast
    this.nodes = nodes
    ScriptedSocket.exchange = { dialled: (socket) => this.dialling.set(placeOf(socket), socket) }
    this.forger = forger(addressOf(cast.indexOf('forger')))
    this.clients = cast.map((role, i) => this.client(role, i))
    for (const client of this.clients) client.dial()
  }

  static async open(ctx: ServerContext, people: People, cast: readonly Role[]): Promise<Scene> {
    const document = await buildDocument(ctx, people.page, grantsTo(people, 'edit'))
    const nodes = [await ScriptedNode.open(ctx, document), await ScriptedNode.open(ctx, document)]
    const scene = new Scene(ctx, document, people, cast, nodes)
    for (const i of cast.keys()) await scene.connect(i, i % nodes.length)
    while (!(await scene.isInStep())) await scene.goOn()
    return scene
  }

  async perform(step: Step): Promise<void> {
    await this.take(step)
    await this.quiet()
  }

  /** Everybody comes back, everything arrives, and all are in step in the end. */
  async heal(): Promise<void> {
    await this.setRights('edit')
    for (const wire of this.wires) {
      while (wire.hasUp) wire.moveUp()
      wire.lose()
      wire.cut()
    }
    for (const { room } of this.nodes) room.lookAgain()
    const end = performance.now() + patienceMs
    while (!(await this.isInStep())) {
      if (performance.now() > end) throw new Error(`not in step: ${(await this.whoIsNot()).join()}`)
      for (const i of this.cast.keys()) await this.connect(i, 0)
      await this.goOn()
    }
  }

  async faults(): Promise<string[]> {
    const log = await this.log()
    const faults = await this.ledger.faultsIn(async () => log)
    // Who deleted something of the text that was not kept deletes, for all others, something else.
    const unexpected = faults.filter((fault) => !fault.includes(` ${sharedClientId}:`))
    return [...this.early, ...unexpected, ...this.trespassesIn(log)]
  }

  private log(): Promise<Log> {
    return readLog(this.ctx.db, this.document)
  }

  leave(): void {
    for (const client of this.clients) client.leave()
    ScriptedSocket.exchange = null
  }

  private client(role: Role, i: number): Client {
    const address = addressOf(i)
    const { id } = this.people[role].person
    const clientId = firstClientId + i
    switch (role) {
      case 'page':
        return page(address, clientId, id, this.ledger, comeOnline)
      case 'stock client':
        return stock(address, clientId, id, this.ledger)
      case 'writer':
      case 'writer whose right comes and goes':
      case 'reader':
        return writer(address, clientId, id, this.ledger)
      case 'twin':
      case 'other twin':
        return writer(address, sharedClientId, id, this.ledger)
      case 'forger':
        return this.forger
    }
  }

  private async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'edit': {
        const client = this.clients[step.by]
        if (client !== undefined && client !== this.forger)
          this.unlessConfused(step.by, () => apply(client.doc, step.edit))
        return
      }
      case 'forge':
        return this.forger.forge(step.which, step.words)
      case 'open':
        return this.connect(step.by, step.node)
      case 'up':
        for (let i = 0; i < step.frames; i++) this.among((wire) => wire.hasUp, step.on)?.moveUp()
        return
      case 'down':
        for (let i = 0; i < step.frames; i++)
          this.among((wire) => wire.hasDown, step.on)?.moveDown()
        return
      case 'cut':
        return this.among(() => true, step.on)?.cut()
      case 'lose':
        return this.among(() => true, step.on)?.lose()
      case 'commit': {
        const node = this.nodes[step.node]
        return node && this.commit(node, step.fate)
      }
      case 'hint':
        return this.nodes[step.node]?.room.lookAgain()
      case 'tell':
        return this.tell(step.node, step.which)
      case 'crash':
        return this.crash(step.node, step.committed)
      case 'rights':
        return this.setRights(step.access)
    }
  }

  /** All that is under way arrives, and is written. */
  private async goOn(): Promise<void> {
    for (const wire of this.wires) {
      while (wire.hasDown) this.moveDown(wire)
      while (wire.hasUp) wire.moveUp()
    }
    for (const node of this.nodes) await this.commit(node, 'done')
    await this.quiet()
  }

  private async connect(i: number, nodeAt: number): Promise<void> {
    const client = this.clients[i]
    const room = this.nodes[nodeAt]?.room
    client?.dial()
    const socket = this.dialling.get(i)
    if (client === undefined || room === undefined || socket === undefined) return
    this.dialling.delete(i)
    const viewer = this.people[this.cast[i] ?? 'page']
    const document = await readDocument(this.ctx.db, this.document)
    const access = document === null ? null : accessTo(viewer, document)
    if (document === null || access === null) throw new Error('everybody here may read')
    const wire = new Wire(socket, (bytes) => this.said(bytes))
    this.wires = [...this.wires.filter(({ isOver }) => !isOver), wire]
    wire.join(room, {
      id: newId(),
      viewer,
      access,
      accessEpoch: document.accessEpoch,
      drafting: document.drafting,
      acknowledges: client.acknowledges,
      resume: resumeOf(socket),
      socket: wire.end,
    })
  }

  private moveDown(wire: Wire | undefined): void {
    if (wire !== undefined) this.unlessConfused(placeOf(wire.socket), () => wire.moveDown())
  }

  /** What one twin wrote under their client id the other's replica may choke on; nobody else's may. */
  private unlessConfused(place: number, work: () => void): void {
    try {
      work()
    } catch (error) {
      const role = this.cast[place]
      if (role !== 'twin' && role !== 'other twin') throw error
    }
  }

  private among(fits: (wire: Wire) => boolean, which: number): Wire | undefined {
    const fitting = this.wires.filter(fits)
    return fitting[which % Math.max(1, fitting.length)]
  }

  private async commit(node: ScriptedNode, fate: Parameters<ScriptedNode['decide']>[0]) {
    for (const { payload } of await node.decide(fate)) Y.applyUpdate(this.onDisk, payload)
  }

  /** Of what the other node told last; it may have been told before. */
  private tell(to: number, which: number): void {
    const told = this.nodes.find((_, i) => i !== to)?.told.slice(-3) ?? []
    const bytes = told.length === 0 ? null : encodeNews(told[which % told.length]!)
    const news = bytes === null ? null : decodeNews(bytes)
    if (news !== null) this.nodes[to]?.room.hear(news)
  }

  private async crash(at: number, committed: boolean): Promise<void> {
    const node = this.nodes[at]
    if (node === undefined) return
    if (committed) await this.commit(node, 'done, unanswered')
    for (const wire of this.wires) if (wire.leadsTo(node.room)) wire.lose()
    this.nodes[at] = await ScriptedNode.open(this.ctx, this.document)
  }

  private async setRights(access: Access): Promise<void> {
    await this.ctx.db.transaction((tx) =>
      saveGrants(tx, this.document, grantsTo(this.people, access)),
    )
    const { length } = (await this.log()).rows
    const since = this.withoutRights.at(-1)
    if (access === 'edit' && since?.upTo === Infinity) since.upTo = length
    if (access === 'read' && since?.upTo !== Infinity)
      this.withoutRights.push({ after: length, upTo: Infinity })
  }

  /** What anybody is told of the text must be on disk already (SY5). */
  private said(bytes: Uint8Array): void {
    for (const heard of readHeard(bytes)) {
      if (heard.type !== 'update' && heard.type !== 'step-2') continue
      for (const [client, clock] of Y.parseUpdateMeta(heard.bytes).to) {
        if (clock > Y.getState(this.onDisk.store, client))
          this.early.push(`${client}:${clock} was told of before it was on disk`)
      }
    }
  }

  private async quiet(): Promise<void> {
    for (;;) {
      for (let i = 0; i < 4; i++) await nextTick()
      const quiet = await Promise.all(this.nodes.map((node) => node.isQuiet()))
      if (quiet.every(Boolean)) return
      await pause(1)
    }
  }

  private async isInStep(): Promise<boolean> {
    if (this.wires.some(({ hasUp, hasDown }) => hasUp || hasDown)) return false
    if (this.nodes.some(({ isWaiting }) => isWaiting)) return false
    const out = await this.whoIsNot()
    if (out.length > 0) await pause(2)
    return out.length === 0
  }

  /** Of the honest, who is unsaved or has another text than the log; readers must have all of it. */
  private async whoIsNot(): Promise<Role[]> {
    const log = replayOf(await this.log())
    return this.cast.filter((role, i) => {
      const client = this.clients[i]
      switch (role) {
        case 'page':
        case 'stock client':
        case 'writer':
        case 'writer whose right comes and goes':
          return client === undefined || !client.isContent() || !this.isSame(client.doc, log)
        case 'reader':
          return client === undefined || !hasAll(client.doc, log)
        case 'twin':
        case 'other twin':
        case 'forger':
          return false
      }
    })
  }

  /**
   * Where two texts stand under one client id, what others wrote beside the one that was not kept may
   * stand elsewhere in a replica than in another; both have all of it.
   */
  private isSame(a: Y.Doc, b: Y.Doc): boolean {
    return this.cast.includes('twin') ? hasAll(a, b) && hasAll(b, a) : isSameText(a, b)
  }

  private trespassesIn({ rows }: Log): string[] {
    const unwanted = new Set<string>([this.people.reader.person.id, this.people.forger.person.id])
    const shutOut = this.people['writer whose right comes and goes'].person.id
    return rows.flatMap(({ seq, author }) => {
      const person = author.kind === 'person' ? author.person : null
      const during = this.withoutRights.some(({ after, upTo }) => seq > after && seq <= upTo)
      const isTrespass = unwanted.has(String(person)) || (person === shutOut && during)
      return isTrespass ? [`row ${seq} is by someone who may not write`] : []
    })
  }
}

/** One person for each role, the twins being one. */
export type People = Record<Role, Viewer>

export async function gatherPeople(ctx: ServerContext): Promise<People> {
  const coalition = (await buildCoalition(ctx.db)).id
  const people: Partial<People> = {}
  for (const role of castWithTwins) {
    const kind = role === 'reader' ? 'observer' : 'member'
    const delegation = await buildDelegation(ctx.db, { coalition, kind })
    people[role] =
      role === 'other twin'
        ? people.twin
        : await signedIn(ctx, await buildViewer(ctx.db, { delegation }))
  }
  return people as People
}

/** Yjs draws them at random, and orders by them what was written at one place at once. */
const firstClientId = 101
const sharedClientId = 77

function grantsTo(people: People, access: Access): Grant[] {
  const { id } = people['writer whose right comes and goes'].delegation
  return [
    { to: 'kind', kind: 'member', access: 'edit' },
    { to: 'kind', kind: 'observer', access: 'read' },
    { to: 'delegation', delegation: id, access },
  ]
}

function addressOf(place: number): string {
  return `ws://scripted/${place}`
}

function placeOf({ url }: ScriptedSocket): number {
  return Number(new URL(url).pathname.slice(1))
}

/** How much of the text its client says it has, as the door reads it. */
function resumeOf({ url }: ScriptedSocket): Connection['resume'] {
  const { searchParams } = new URL(url)
  const generation = searchParams.get(parameter.generation)
  return generation === null ? null : { generation, seq: Number(searchParams.get(parameter.seq)) }
}

function comeOnline(): void {
  globalThis.dispatchEvent(new Event('online'))
}

function hasAll(doc: Y.Doc, log: Y.Doc): boolean {
  return [...log.store.clients.keys()].every(
    (client) => Y.getState(doc.store, client) >= Y.getState(log.store, client),
  )
}
