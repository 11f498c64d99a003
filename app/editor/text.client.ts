import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { GRAMMAR_VERSION } from '#app/domain/drafting/grammar-version.ts'
import { parameter } from '#app/domain/drafting/protocol.ts'
import { blocksOf } from '#app/domain/drafting/ydoc.ts'
import { paths } from '#app/paths.ts'

import { openLocalCopy } from './local-copy.client.ts'
import type { LocalCopy } from './local-copy.client.ts'
import { knownGeneration, rememberGeneration } from './local-texts.ts'
import { presentIn } from './presence.ts'
import type { User } from './presence.ts'
import { Provider } from './provider.client.ts'
import { evolve, opening, unsaved } from './save-state.ts'
import type { SaveEvent } from './save-state.ts'
import type { TextSession } from './text-session.tsx'

/** A text open in this page: its document, who is there, and what it tells the session about itself. */
export type OpenText = { doc: Y.Doc; awareness: Awareness; close: () => void }

/** The outline follows once nobody has typed for a moment, or at the latest after a while. */
const outlineMs = 400
const outlineLatestMs = 3_000
/** How long a page that was left still waits for "saved". What is not by then stays on the device. */
const lingerMs = 10_000

/**
 * Opens a text: the copy of this device first, if there is one, then the server's. The session says
 * at any moment where the edits are; the page is not left silently while one is unsaved.
 */
export async function openText(
  text: { person: string; document: string },
  me: User,
  session: TextSession,
): Promise<OpenText> {
  const doc = new Y.Doc()
  let save = opening
  let generation = knownGeneration(text)
  let copy: LocalCopy | null = null
  let leaving: ReturnType<typeof setTimeout> | null = null

  const happened = (event: SaveEvent): void => {
    save = evolve(save, event)
    copy?.note(unsaved(save))
    session.write({ save })
    if (event.type === 'live') tellBlocks()
    if (save.link.link === 'ended') provider?.destroy()
    if (leaving !== null && unsaved(save) === 0) finish()
  }

  if (generation !== null) {
    copy = await openLocalCopy(text, generation, doc)
    if (copy !== null && contentIsThere(doc)) happened({ type: 'copy-shown', edits: copy.edits })
  }

  const provider: Provider = new Provider(syncUrl(text.document), doc, () => generation, {
    save: happened,
    // The next page opens the new history; what is unsent of the old one stays in its own database.
    replaced: (next) => rememberGeneration(text, next),
    greeted: (greeting) => {
      session.write({ access: greeting.access })
      if (generation !== null) return
      generation = greeting.generation
      rememberGeneration(text, generation)
      void openLocalCopy(text, generation, doc).then((opened) => {
        copy = opened
        copy?.note(unsaved(save))
      })
    },
  })
  provider.awareness.setLocalStateField('user', me)

  const tellPresent = (): void => session.write({ present: presentIn(provider.awareness) })
  provider.awareness.on('change', tellPresent)
  tellPresent()

  let outline: ReturnType<typeof setTimeout> | undefined
  let outlineDue = 0
  function tellBlocks(): void {
    clearTimeout(outline)
    outline = undefined
    session.write({ blocks: blocksOf(doc) })
  }
  const textChanged = (): void => {
    const now = performance.now()
    if (outline === undefined) outlineDue = now + outlineLatestMs
    clearTimeout(outline)
    outline = setTimeout(tellBlocks, Math.min(outlineMs, Math.max(0, outlineDue - now)))
  }
  doc.on('update', textChanged)
  if (contentIsThere(doc)) tellBlocks()

  const guard = (event: BeforeUnloadEvent): void => {
    if (unsaved(save) > 0) event.preventDefault()
  }
  globalThis.addEventListener('beforeunload', guard)

  function finish(): void {
    if (leaving !== null) clearTimeout(leaving)
    leaving = null
    clearTimeout(outline)
    globalThis.removeEventListener('beforeunload', guard)
    doc.off('update', textChanged)
    provider.destroy()
    void copy?.close()
    doc.destroy()
  }

  return {
    doc,
    awareness: provider.awareness,
    close: () => {
      provider.awareness.setLocalState(null)
      if (save.link.link === 'live' && unsaved(save) > 0) leaving = setTimeout(finish, lingerMs)
      else finish()
    },
  }
}

function syncUrl(document: string): string {
  const url = new URL(paths.sync(document), globalThis.location.href)
  url.protocol = url.protocol.replace('http', 'ws')
  url.searchParams.set(parameter.grammar, String(GRAMMAR_VERSION))
  url.searchParams.set(parameter.acknowledge, '1')
  return url.href
}

function contentIsThere(doc: Y.Doc): boolean {
  return Y.encodeStateVector(doc).length > 1
}
