import { useEffect, useState } from 'react'

import { paths } from '#app/paths.ts'

import type { Found } from './command.ts'

export type Search = {
  state: 'idle' | 'searching' | 'found' | 'failed'
  /** While searching, what was found last stays, so that the list does not flicker. */
  found: Found | null
}

/** Shorter queries would find half of everything. */
const shortest = 2

/** Long enough to skip the letters of a word being typed, short enough not to be felt. */
const pause = 120

/**
 * Asks the server. Not a fetcher of Remix: one that fails would replace the page, and an offline
 * delegate who opens the palette over a document must keep the document.
 */
export function useSearch(query: string): Search {
  const wanted = query.trim()
  const [answer, setAnswer] = useState<{ query: string; found: Found | null }>()
  useEffect(() => {
    if (wanted.length < shortest) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      ask(wanted, stop.signal).then(
        (found) => setAnswer({ query: wanted, found }),
        () => stop.signal.aborted || setAnswer({ query: wanted, found: null }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [wanted])
  if (wanted.length < shortest) return { state: 'idle', found: null }
  const found = answer?.found ?? null
  if (answer?.query !== wanted) return { state: 'searching', found }
  return { state: found === null ? 'failed' : 'found', found }
}

async function ask(query: string, signal: AbortSignal): Promise<Found> {
  const response = await fetch(paths.searchFor(query), {
    signal,
    headers: { Accept: 'application/json' },
  })
  if (!response.ok) throw new Error(`search answered ${response.status}`)
  return response.json()
}
