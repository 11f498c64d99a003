import WebSocket from 'ws'
import type * as Y from 'yjs'

/**
 * A client as its makers publish it, in a process of its own since Hocuspocus brings another copy of
 * Yjs. It writes once and tells what it has whenever that changes.
 */
const [speaks = '', url = '', document = '', cookie = ''] = process.argv.slice(2)
const words = 'from a stock client'

class WithCookie extends WebSocket {
  constructor(address: string, protocols?: string | string[]) {
    super(address, protocols, { headers: { cookie } })
  }
}

const doc = speaks === 'hocuspocus' ? await openHocuspocus() : await openYWebsocket()
doc.getText('plain').insert(0, words)

function tell(doc: Y.Doc): void {
  doc.on('update', () => {
    process.send?.({
      content: doc.getXmlFragment('content').toJSON(),
      beside: doc.getText('plain').toJSON(),
    })
  })
}

async function openYWebsocket(): Promise<Y.Doc> {
  const [{ WebsocketProvider }, { Doc }] = await Promise.all([import('y-websocket'), import('yjs')])
  const doc = new Doc()
  tell(doc)
  const at = url.lastIndexOf(`/${document}`)
  const provider = new WebsocketProvider(url.slice(0, at), document, doc, {
    disableBc: true,
    // y-websocket wants the browser's class; ws is the same to it.
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
  })
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  return doc
}

async function openHocuspocus(): Promise<Y.Doc> {
  const { Doc, HocuspocusProvider, HocuspocusProviderWebsocket } =
    await import('../peers/hocuspocus.js')
  const doc = new Doc()
  tell(doc)
  const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WithCookie })
  await new Promise<void>((resolve) => {
    new HocuspocusProvider({
      websocketProvider,
      name: document,
      document: doc,
      onSynced: resolve,
    }).attach()
  })
  return doc
}
