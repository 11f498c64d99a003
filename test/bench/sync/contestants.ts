/** Who is measured. The server of each is the file of its name in `contestants/`, where there is one. */
export type ContestantName =
  | 'relay'
  | 'coalescing-relay'
  | 'static'
  | 'y-websocket'
  | 'y-websocket-leveldb'
  | 'hocuspocus'
  | 'hocuspocus-0'
  | 'insert-per-update'
  | 'entente'

export type Contestant = {
  label: string
  /** Hocuspocus puts the document's name before each frame and wants to be asked in first. */
  speaks: 'y-websocket' | 'hocuspocus'
  /** Whether it holds the text and answers who asks for it; a relay only passes frames on. */
  holdsText: boolean
  /**
   * How it is known that an edit was put down: never, told to the client, or seen in the server
   * since it tells nobody.
   */
  durable: 'never' | 'told' | 'seen'
  /** How long to wait for the last edit to be seen and put down. */
  patienceMs: number
  /** What a reader of the figures must know. */
  note: string
}

export const contestants: Readonly<Record<ContestantName, Contestant>> = {
  relay: {
    label: 'relay (floor)',
    speaks: 'y-websocket',
    holdsText: false,
    durable: 'never',
    patienceMs: 4_000,
    note: 'passes frames on, reads and keeps nothing',
  },
  'coalescing-relay': {
    label: 'relay, coalescing',
    speaks: 'y-websocket',
    holdsText: false,
    durable: 'never',
    patienceMs: 4_000,
    note: 'passes on what came in one turn of the event loop as one frame, keeps nothing',
  },
  static: {
    label: 'static (floor)',
    speaks: 'y-websocket',
    holdsText: true,
    durable: 'never',
    patienceMs: 4_000,
    note: 'writes the same bytes to each who asks',
  },
  'y-websocket': {
    label: 'y-websocket',
    speaks: 'y-websocket',
    holdsText: true,
    durable: 'never',
    patienceMs: 4_000,
    note: '@y/websocket-server 0.1.1 as it comes: in memory only',
  },
  'y-websocket-leveldb': {
    label: 'y-websocket, LevelDB',
    speaks: 'y-websocket',
    holdsText: true,
    durable: 'seen',
    patienceMs: 4_000,
    note: 'durable = the promise of y-leveldb resolved: handed to the system, not flushed to disk',
  },
  hocuspocus: {
    label: 'Hocuspocus',
    speaks: 'hocuspocus',
    holdsText: true,
    durable: 'seen',
    patienceMs: 14_000,
    note: '@hocuspocus/server 4.7.0 with a PostgreSQL store, debounce 2 s and at most 10 s',
  },
  'hocuspocus-0': {
    label: 'Hocuspocus, debounce 0',
    speaks: 'hocuspocus',
    holdsText: true,
    durable: 'seen',
    patienceMs: 6_000,
    note: 'the same with debounce 0: the whole text is stored after each change',
  },
  'insert-per-update': {
    label: 'INSERT per update',
    speaks: 'y-websocket',
    holdsText: true,
    durable: 'told',
    patienceMs: 4_000,
    note: 'our baseline: one INSERT per update, shown and acknowledged once it is committed',
  },
  entente: {
    label: 'Entente',
    speaks: 'y-websocket',
    holdsText: true,
    durable: 'told',
    patienceMs: 6_000,
    note: 'this server',
  },
}

/** Everybody on whom one can type, the floor first. */
export const typedOn: readonly ContestantName[] = [
  'relay',
  'coalescing-relay',
  'y-websocket',
  'y-websocket-leveldb',
  'hocuspocus',
  'hocuspocus-0',
  'insert-per-update',
  'entente',
]
