import type { Hotkey } from '#app/components/hotkeys/hotkey.ts'

/** Something the palette offers beside what the server finds: a page to go to or an act to do. */
export type Command = {
  id: string
  kind: 'page' | 'action'
  label: string
  hotkey?: Hotkey
  run: () => void
}

/** What `GET /search?q=` answers: only what the viewer may see. */
export type Found = {
  documents: readonly { id: string; title: string; symbol: string }[]
  people: readonly { id: string; name: string; delegation: string }[]
  passages: readonly { document: string; block: string | null; label: string; excerpt: string }[]
}
