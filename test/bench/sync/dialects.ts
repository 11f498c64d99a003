import * as encoding from 'lib0/encoding'

import { step1Frame } from '#server/sync/frames.ts'

import type { Contestant } from './contestants.ts'

/** How a contestant wants its frames: y-websocket's own, perhaps with something before each. */
export type Dialect = {
  /** What a client says first. */
  greeting: readonly Uint8Array[]
  /** What stands before each frame, in both directions. */
  prefix: Uint8Array
}

const noClocks = Uint8Array.of(0)

export function dialectOf({ speaks, holdsText }: Contestant, document: string): Dialect {
  const question = holdsText ? [step1Frame(noClocks)] : []
  switch (speaks) {
    case 'y-websocket':
      return { greeting: question, prefix: new Uint8Array() }
    case 'hocuspocus':
      return { greeting: [askIn, ...question], prefix: build([document]) }
  }
}

/** `Auth` and `Token` of @hocuspocus/common, with a token that nobody looks at. */
const askIn = Uint8Array.of(2, 0, 0)

export function framed({ prefix }: Dialect, frame: Uint8Array): Uint8Array {
  return prefix.length === 0 ? frame : Buffer.concat([prefix, frame])
}

function build(strings: readonly string[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const string of strings) encoding.writeVarString(encoder, string)
  return encoding.toUint8Array(encoder)
}
