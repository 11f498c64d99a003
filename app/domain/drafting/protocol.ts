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
 * - `refused n:varuint code:string`: message `n` stored nothing, and why (RefusedEdit). After `gap`
 *   comes a step 1; the step 2 that answers it brings the edit again.
 */
export const durable = { hello: 0, saved: 1, refused: 2 } as const

/** Why an update stored nothing. Keys of the interface texts `drafting.refusedEdit.<code>`. */
export const refusedEdits = ['reader', 'closed', 'gap', 'forged', 'malformed', 'too-large'] as const
export type RefusedEdit = (typeof refusedEdits)[number]

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
  /** Larger than a document may take in one message. */
  tooLarge: 4413,
  /** Content under a client id that belongs to another person. */
  forged: 4409,
  /** The page's grammar is older than the text's: reload before a byte syncs (stack.md F1). */
  grammarTooOld: 4426,
} as const

export function isPermanent(code: number): boolean {
  return code >= 4400 && code <= 4499
}

/** Query parameters of the upgrade. Who names no grammar is a plain Yjs client and is admitted. */
export const parameter = { grammar: 'grammar', acknowledge: 'ack' } as const

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
