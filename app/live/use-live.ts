import { useMatches, useNavigation, useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'

import { paths } from '#app/paths.ts'
import type { TopicName } from '#server/live/topic.ts'

import { concerns, interestsOf } from './interest.ts'

/** One act is often several events; the page reads again once for all of them. */
const gatherMs = 150

/**
 * Reads the page again when something changed that it shows, as the handles of its routes declare.
 * The browser connects again by itself and names the last event it heard; while it cannot, the page
 * is merely not renewed.
 */
export function useLive(): void {
  const interests = useMatches().flatMap(({ handle, params }) => interestsOf(handle, params))
  const { state } = useNavigation()
  const { revalidate, state: reading } = useRevalidator()
  // Not while the page is on its way elsewhere, or sends a form: reading again would interrupt both.
  const isIdle = state === 'idle' && reading === 'idle'
  const isStale = useRef(false)
  const latest = useRef({ interests, isIdle, revalidate })

  const readAgain = useCallback(() => {
    if (!isStale.current || !latest.current.isIdle) return
    isStale.current = false
    latest.current.revalidate()
  }, [])
  useEffect(() => {
    latest.current = { interests, isIdle, revalidate }
    readAgain()
  })
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined
    const source = new EventSource(paths.live)
    const hear = (event: MessageEvent<string>) => {
      if (!concerns(latest.current.interests, event.type, event.data)) return
      isStale.current = true
      clearTimeout(gathering)
      gathering = setTimeout(readAgain, gatherMs)
    }
    for (const topic of topics) source.addEventListener(topic, hear)
    return () => {
      clearTimeout(gathering)
      source.close()
    }
  }, [readAgain])
}

const topics = Object.keys({
  frameworks: true,
  people: true,
  record: true,
  document: true,
  labels: true,
  brackets: true,
  paragraphs: true,
  comments: true,
  notes: true,
  positions: true,
  'public-positions': true,
  relief: true,
  safeguards: true,
} satisfies Record<TopicName, true>)
