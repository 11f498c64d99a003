export { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
export { Server } from '@hocuspocus/server'
export { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
