import { lazy, Suspense, useEffect } from 'react'

import { useTextState } from './text-session.tsx'

const loadEnded = () => import('./ended.tsx')
const Ended = lazy(async () => ({ default: (await loadEnded()).Ended }))
const loadNotes = () => import('./notes.tsx')
const Notes = lazy(async () => ({ default: (await loadNotes()).Notes }))

/** What a text says above itself: why it is not saved any more, and what of one's own was not taken. */
export function SaidAbove({ labels }: { labels: Readonly<Record<string, string>> }) {
  const link = useTextState(({ save }) => save.link)
  const hasNotes = useTextState(({ notes }) => notes.length > 0)
  // Soon, so that they are there also when the line is not.
  useEffect(() => void Promise.all([loadEnded(), loadNotes()]), [])
  return (
    <Suspense>
      {link.link === 'ended' ? <Ended why={link.why} because={link.because} /> : null}
      {hasNotes ? <Notes labels={labels} /> : null}
    </Suspense>
  )
}
