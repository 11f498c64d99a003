import * as Y from 'yjs'

import type { PersonId } from '#app/domain/kernel/id.ts'
import { step1Frame, step2Frame, updateFrame } from '#server/sync/frames.ts'

import type { Ledger } from './ledger.ts'
import { readHeard } from './raw-client.ts'
import type { Heard } from './raw-client.ts'

/** What a writer needs of a connection: a browser's socket, or one that a test scripts. */
export type Line = Pick<WebSocket, 'binaryType' | 'readyState' | 'send' | 'close'> & {
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { code: number }) => void): void
}

const open = 1

/**
 * Someone with a replica who asked to be told what is saved (`ack=1`): says its edits as messages,
 * counts them, and notes in the ledger what is called saved and what is shown of others.
 */
export class Writer {
  readonly doc = new Y.Doc()
  /** How the last connection ended. */
  closed: number | null = null
  private readonly dialling: () => Line
  private readonly ledger: Ledger
  private line: Line | null = null
  private sent = 0
  private readonly unanswered = new Map<number, Uint8Array>()
  /** Edits are said one by one once the server was told everything before them. */
  private answered = false
  private question: Uint8Array | null = null
  private hushed = false
  private deaf = false

  constructor(person: PersonId, ledger: Ledger, dialling: () => Line) {
    this.ledger = ledger
    this.dialling = dialling
    ledger.watch(this.doc, person)
    this.doc.on(
      'update',
      (update: Uint8Array, _: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
        if (local && this.answered) this.say(update, updateFrame)
      },
    )
  }

  /** Whether everything in the replica is known to be on disk. */
  get isSaved(): boolean {
    return this.answered && this.unanswered.size === 0
  }

  get isConnected(): boolean {
    return this.line !== null
  }

  /** Messages that were sent and neither acknowledged nor refused. */
  get unacknowledged(): number {
    return this.unanswered.size
  }

  dial(): void {
    const line = this.dialling()
    line.binaryType = 'arraybuffer'
    this.line = line
    line.addEventListener('message', ({ data }) => {
      if (this.line !== line || this.deaf || !(data instanceof ArrayBuffer)) return
      for (const heard of readHeard(new Uint8Array(data))) this.hear(heard)
    })
    line.addEventListener('close', ({ code }) => {
      if (this.line === line) this.lose(code)
    })
  }

  /** Keeps what the server may have lost to itself until told to speak. */
  hush(): void {
    this.hushed = true
  }

  speak(): void {
    this.hushed = false
    if (this.question !== null) this.answer(this.question)
  }

  /** Whatever this connection still brings is lost on the way. */
  deafen(): void {
    this.deaf = true
  }

  hangUp(): void {
    const { line } = this
    this.lose(1000)
    line?.close()
  }

  /** Leaves for good, with whatever was not saved. */
  leave(): void {
    this.hangUp()
    this.doc.destroy()
  }

  private hear(heard: Heard): void {
    switch (heard.type) {
      case 'hello':
        return this.send(step1Frame(Y.encodeStateVector(this.doc)))
      case 'step-1':
        if (this.hushed) this.question = heard.bytes
        else this.answer(heard.bytes)
        return
      case 'step-2':
      case 'update':
        this.ledger.shown(heard.bytes)
        return Y.applyUpdate(this.doc, heard.bytes, this)
      case 'saved':
        return this.acknowledged(heard.n)
      case 'refused':
        return void this.unanswered.delete(heard.n)
      case 'presence':
      case 'denied':
      case 'at':
        return
    }
  }

  private answer(stateVector: Uint8Array): void {
    this.question = null
    this.say(Y.encodeStateAsUpdate(this.doc, stateVector), step2Frame)
    this.answered = true
  }

  private acknowledged(upTo: number): void {
    for (const [n, update] of this.unanswered) {
      if (n > upTo) return
      this.ledger.saved(update)
      this.unanswered.delete(n)
    }
  }

  private say(update: Uint8Array, asFrame: (update: Uint8Array) => Uint8Array): void {
    this.unanswered.set(++this.sent, update)
    this.send(asFrame(update))
  }

  private send(bytes: Uint8Array): void {
    if (this.line?.readyState === open) this.line.send(bytes)
  }

  private lose(code: number): void {
    this.closed = code
    this.line = null
    this.sent = 0
    this.unanswered.clear()
    this.answered = false
    this.question = null
    this.deaf = false
  }
}
