import type * as Y from 'yjs'

/**
 * What the benchmark uses of Hocuspocus and of the Yjs beside it, so that the checks need no peer to
 * be installed.
 */
export class Server {
  constructor(configuration: {
    address: string
    port: number
    quiet: boolean
    stopOnSignals: boolean
    websocketOptions: { perMessageDeflate: boolean }
    debounce?: number
    onLoadDocument(load: { documentName: string; document: Y.Doc }): Promise<void>
    onStoreDocument(store: { documentName: string; document: Y.Doc }): Promise<void>
  })
  listen(): Promise<unknown>
  destroy(): Promise<void>
  readonly address: { port: number }
}

export class HocuspocusProviderWebsocket {
  constructor(configuration: { url: string; WebSocketPolyfill: unknown })
  destroy(): void
}

export class HocuspocusProvider {
  constructor(configuration: {
    websocketProvider: HocuspocusProviderWebsocket
    name: string
    document: Y.Doc
    onSynced(): void
  })
  attach(): void
  destroy(): void
}

export const Doc: typeof Y.Doc
export const applyUpdate: typeof Y.applyUpdate
export const encodeStateAsUpdate: typeof Y.encodeStateAsUpdate
export const encodeStateVector: typeof Y.encodeStateVector
