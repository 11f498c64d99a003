import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { GRAMMAR_VERSION } from '#app/domain/drafting/grammar-version.ts'
import { isProtected, parameter } from '#app/domain/drafting/protocol.ts'
import type { RefusedEdit } from '#app/domain/drafting/protocol.ts'
import { blocksOf } from '#app/domain/drafting/ydoc.ts'
import { paths } from '#app/paths.ts'

import { carryOver } from './carry-over.ts'
import { LiveBlocks } from './live-blocks.ts'
import { openLocalCopy } from './local-copy.client.ts'
import type { LocalCopy } from './local-copy.client.ts'
import { knownGeneration, rememberGeneration } from './local-texts.ts'
import { areSame, presentIn } from './presence.ts'
import type { User } from './presence.ts'
import { Provider } from './provider.client.ts'
import { keepNotes, keptNotes } from './rest.ts'
import type { Note } from './rest.ts'
import { evolve, opening, unsaved } from './save-state.ts'
import type { SaveEvent } from './save-state.ts'
import type { TextSession } from './text-session.tsx'
import { Touched } from './touched.ts'

/** A text open in this page: its document and who is there. */
export type OpenText = { doc: Y.Doc; awareness: Awareness }

/** The outline follows once nobody has typed for a moment, or at the latest after a while. */
const outlineMs = 400
const outlineLatestMs = 3_000
/** How long a page that was left still waits for "saved". What is not by then stays on the device. */
const lingerMs = 10_000
/** So often what was refused is carried over; what is refused then is a note as a whole. */
const mostCarryings = 5

/**
 * Opens a text: the copy of this device first, if there is one, then the server's. The session says
 * at any moment where the edits are; the page is not left silently while one is unsaved. When the
 * shared text does not take an edit, what it takes is carried over into a fresh document, which `show`
 * is then given, and the rest becomes a note.
 */
export async function openText(
  text: { person: string; document: string },
  me: User,
  session: TextSession,
  show: (open: OpenText) => void,
): Promise<{ close: () => void }> {
  let save = opening
  let generation = knownGeneration(text)
  let leaving: ReturnType<typeof setTimeout> | null = null
  let current: Copy
  /** Where the edits still are that are being carried over, and what does that. */
  let written: Copy | null = null
  let onceLive: (() => void) | null = null
  const refused = { blocks: new Set<BlockId>(), carryings: 0 }
  const notes = {
    all: keptNotes(text),
    add(more: readonly Note[]) {
      notes.all = [...notes.all, ...more]
      keepNotes(text, notes.all)
      session.write({ notes: notes.all })
    },
  }
  session.write({
    notes: notes.all,
    putAway: (note) => {
      notes.all = notes.all.filter((one) => one !== note)
      notes.add([])
    },
  })

  const happened = (event: SaveEvent): void => {
    save = evolve(save, event)
    if (unsaved(save) === 0) current.touched.forget()
    current.copy?.note(unsaved(save))
    session.write({ save })
    if (event.type === 'live') {
      onceLive?.()
      onceLive = null
      tellBlocks()
    }
    if (event.type === 'refused' && isProtected(event.code)) beginAnew(event)
    if (save.link.link === 'ended') {
      current.provider.destroy()
      keepUnsaved(save.link.because)
    }
    if (leaving !== null && unsaved(save) === 0) finish()
  }

  /** A document with its provider, following the document's history of the moment. */
  function begin(doc: Y.Doc): Copy {
    const provider = new Provider(syncUrl(text.document), doc, () => generation, {
      save: (event) => {
        if (current.provider === provider) happened(event)
      },
      // The next page opens the new history; what is unsent of the old one stays in its own database.
      replaced: (next) => rememberGeneration(text, next),
      greeted: (greeting) => {
        session.write({ access: greeting.access })
        generation ??= greeting.generation
        rememberGeneration(text, generation)
        if (begun.copy === null) void keepLocally(begun, generation)
      },
    })
    const blocks = new LiveBlocks(doc)
    const unfollow = blocks.subscribe(textChanged)
    const begun: Copy = { doc, provider, copy: null, touched: new Touched(doc), blocks, unfollow }
    provider.awareness.setLocalStateField('user', me)
    provider.awareness.on('change', tellPresent)
    return begun
  }

  async function keepLocally(begun: Copy, of: string): Promise<void> {
    const opened = await openLocalCopy(text, of, begun.doc)
    if (current !== begun) return void opened?.close()
    begun.copy = opened
    opened?.note(unsaved(save))
  }

  /**
   * Yjs cannot take an edit back, so the document it is in is given up. A fresh one is filled with the
   * shared text first, and then with what it takes of what was written.
   */
  function beginAnew({ code, blocks }: { code: RefusedEdit; blocks: readonly BlockId[] }): void {
    const given = current
    for (const block of blocks) refused.blocks.add(block)
    refused.carryings += 1
    const nothing = blocks.length === 0 || refused.carryings > mostCarryings
    given.provider.destroy()
    given.unfollow()
    happened({ type: 'begun-anew' })
    void given.copy?.discard()
    const shared = new Y.Doc()
    current = begin(shared)
    written = given
    onceLive = () => {
      written = null
      const rest = carryOver(given.doc, shared, nothing ? 'everything' : refused.blocks)
      happened({ type: 'carried-over' })
      notes.add(rest.map((one) => ({ ...one, because: code })))
      given.touched.stop()
      given.doc.destroy()
      show({ doc: shared, awareness: current.provider.awareness })
    }
  }

  /** What can no longer be saved is given back as it stands in the paragraphs where it was written. */
  function keepUnsaved(because: RefusedEdit | null): void {
    if (unsaved(save) === 0) return
    const { doc, touched } = written ?? current
    const mine = blocksOf(doc).filter(({ id }) => touched.has(id))
    notes.add(mine.map(({ id, text: wanted }) => ({ block: id, was: null, wanted, because })))
  }

  function tellPresent(): void {
    const present = presentIn(current.provider.awareness)
    if (!areSame(present, session.read().present)) session.write({ present })
  }

  let outline: ReturnType<typeof setTimeout> | undefined
  let outlineDue = 0
  function tellBlocks(): void {
    clearTimeout(outline)
    outline = undefined
    session.write({ blocks: current.blocks.read().map(({ block }) => block) })
  }
  function textChanged(): void {
    const now = performance.now()
    if (outline === undefined) outlineDue = now + outlineLatestMs
    clearTimeout(outline)
    outline = setTimeout(tellBlocks, Math.min(outlineMs, Math.max(0, outlineDue - now)))
  }

  const doc = new Y.Doc()
  const copy = generation === null ? null : await openLocalCopy(text, generation, doc)
  current = begin(doc)
  current.copy = copy
  tellPresent()
  if (copy !== null && contentIsThere(doc)) happened({ type: 'copy-shown', edits: copy.edits })
  if (contentIsThere(doc)) tellBlocks()
  show({ doc, awareness: current.provider.awareness })

  const guard = (event: BeforeUnloadEvent): void => {
    if (unsaved(save) > 0) event.preventDefault()
  }
  globalThis.addEventListener('beforeunload', guard)

  function finish(): void {
    if (leaving !== null) clearTimeout(leaving)
    leaving = null
    clearTimeout(outline)
    globalThis.removeEventListener('beforeunload', guard)
    current.unfollow()
    current.provider.destroy()
    current.touched.stop()
    void current.copy?.close()
    current.doc.destroy()
  }

  return {
    close: () => {
      current.provider.awareness.setLocalState(null)
      if (save.link.link === 'live' && unsaved(save) > 0) leaving = setTimeout(finish, lingerMs)
      else finish()
    },
  }
}

/** A document of this page with what belongs to it. */
type Copy = {
  doc: Y.Doc
  provider: Provider
  copy: LocalCopy | null
  touched: Touched
  blocks: LiveBlocks
  unfollow: () => void
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
