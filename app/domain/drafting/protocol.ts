/**
 * What both ends of `GET /sync/:document` agree on. The frames 0–3 are y-websocket's own, so any
 * y-websocket client connects; 100 is ours and is sent only to a client that asked with `?ack=1`.
 */

/** Outer message types (y-websocket `src/y-websocket.js`). */
export const frame = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, durable: 100 } as const

/** Sync messages (y-protocols `src/sync.js`). */
export const sync = { step1: 0, step2: 1, update: 2 } as const

/** Auth messages (y-protocols `src/auth.js`); only the server sends them. */
export const auth = { permissionDenied: 0 } as const

/**
 * Inside frame 100, server → client:
 *
 * - `hello generation:string seq:varuint access:string`, once, before anything else.
 * - `saved n:varuint seq:varuint`: the first `n` step-2 and update messages of this connection, save
 *   those refused, are on disk or added nothing. Cumulative; `n` starts at 0 with each connection.
 * - `refused n:varuint code:string blocks:[string]`: message `n` stored nothing, why (RefusedEdit), and
 *   for which blocks. After `gap` comes a step 1; the step 2 that answers it brings the edit again.
 * - `at seq:varuint`: the client has now been sent everything of the log up to `seq`. After a `saved`
 *   it has so, too. It may name it when it connects again, and is sent only what came after.
 */
export const durable = { hello: 0, saved: 1, refused: 2, at: 3 } as const

/**
 * What a text protects, or has no place for, is not stored however it arrives. The author keeps the
 * words; the shared text goes on without them.
 */
export const protectedEdits = ['ungrammatical', 'frozen', 'locked', 'bracket', 'unmarked'] as const
export type ProtectedEdit = (typeof protectedEdits)[number]

/** Why an update stored nothing. Keys of the interface texts `editing.refusedEdit.<code>`. */
export const refusedEdits = [
  'reader',
  'closed',
  'gap',
  'forged',
  'malformed',
  'too-large',
  ...protectedEdits,
] as const
export type RefusedEdit = (typeof refusedEdits)[number]

export function isProtected(code: RefusedEdit): code is ProtectedEdit {
  return protectedEdits.some((known) => known === code)
}

/**
 * Close codes. 4400–4499 are permanent: reconnecting would end the same way, so our client stops and
 * keeps what is unsaved for export. The others are worth a retry.
 */
export const close = {
  /** The server drains; come back after a moment (RFC 6455 §7.4.1, service restart). */
  goingAway: 1012,
  /** The reader is too slow or a commit cannot be had; what was sent is not lost, ask again. */
  tryAgain: 1013,
  /** A frame or update that no Yjs client writes. */
  malformed: 4400,
  /** The session ended: sign in again. */
  signedOut: 4401,
  /** What one may do here was changed; a reload shows what is left. */
  accessChanged: 4403,
  /** Content under a client id that belongs to another person. */
  forged: 4409,
  /** Larger than a document may take in one message. */
  tooLarge: 4413,
  /** An edit that the text protects itself against; a plain client cannot go on with it. */
  protected: 4422,
  /** The text failed a check and is held back until somebody has looked at it. */
  quarantined: 4423,
  /** The page's grammar is older than the text's: reload before a byte syncs (stack.md F1). */
  grammarTooOld: 4426,
} as const

export function isPermanent(code: number): boolean {
  return code >= 4400 && code <= 4499
}

/**
 * Query parameters of the upgrade. Who names no grammar is a plain Yjs client and is admitted. With
 * `generation` and `seq` a client that has everything up to there asks for what came after.
 */
export const parameter = {
  grammar: 'grammar',
  acknowledge: 'ack',
  generation: 'generation',
  seq: 'seq',
} as const

export const limits = {
  /** Bytes of one frame from a client. A paste of a 200-page text is under 1 MiB. */
  frame: 4 * 1024 * 1024,
  /** Bytes of one presence update. */
  presence: 2 * 1024,
  /** Presence updates a second and connection. */
  presencePerSecond: 20,
  /** Bytes a reader may leave unread before it is closed with `tryAgain`. */
  unread: 16 * 1024 * 1024,
} as const
