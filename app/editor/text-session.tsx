import type { ReactNode } from 'react'
import { createContext, useContext, useState, useSyncExternalStore } from 'react'

import type { Access } from '#app/domain/accounts/access.ts'
import type { Block } from '#app/domain/drafting/block.ts'

import type { Present } from './presence.ts'
import type { Note } from './rest.ts'
import { opening } from './save-state.ts'
import type { SaveState } from './save-state.ts'

/** What the editor tells the rest of the page: where the edits are, who is here, what the text holds. */
export type TextState = {
  save: SaveState
  /** What the server said one may do; null before it has said anything. */
  access: Access | null
  present: readonly Present[]
  /** The blocks as they stand now; null until the editor has the text. */
  blocks: readonly Block[] | null
  /** How often one asked where the edits are (Mod-S). */
  asked: number
  /** What was written here and is not in the shared text. */
  notes: readonly Note[]
  putAway: (note: Note) => void
}

export type TextSession = {
  read: () => TextState
  write: (change: Partial<TextState>) => void
  subscribe: (listener: () => void) => () => void
}

const quiet: TextState = {
  save: opening,
  access: null,
  present: [],
  blocks: null,
  asked: 0,
  notes: [],
  putAway: () => {},
}

export function createTextSession(): TextSession {
  let state = quiet
  const listeners = new Set<() => void>()
  return {
    read: () => state,
    write: (change) => {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const SessionContext = createContext<TextSession | null>(null)

/**
 * Holds what an open text says about itself, for the editor inside and the indicators around it. It
 * brings no editor code, so the page's frame can use it.
 */
export function TextSessionProvider({ children }: { children: ReactNode }) {
  const [session] = useState(createTextSession)
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>
}

export function useTextSession(): TextSession {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('there is no TextSessionProvider around this')
  return session
}

/** Whether one can write now: the text has been complete once, and nobody said no. */
export function isEditable({ save: { link }, access }: TextState): boolean {
  return (
    access === 'edit' &&
    (link.link === 'live' || (link.link === 'away' && link.copy === 'editable'))
  )
}

/** One part of the open text's state; rendered on the server it is that of a text being opened. */
export function useTextState<Part>(part: (state: TextState) => Part): Part {
  const session = useTextSession()
  return useSyncExternalStore(
    session.subscribe,
    () => part(session.read()),
    () => part(quiet),
  )
}
