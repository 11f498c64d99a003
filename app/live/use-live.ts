import { useMatches, useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

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
  const latest = useRef(interests)
  useEffect(() => {
    latest.current = interests
  })
  const [isStale, setStale] = useState(false)
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined
    const source = new EventSource(paths.live)
    const hear = (event: MessageEvent<string>) => {
      if (!concerns(latest.current, event.type, event.data)) return
      gathering ??= setTimeout(() => {
        gathering = undefined
        setStale(true)
      }, gatherMs)
    }
    for (const topic of topics) source.addEventListener(topic, hear)
    return () => {
      clearTimeout(gathering)
      source.close()
    }
  }, [])

  // Not while the page is on its way elsewhere, or sends a form: reading again would interrupt both.
  const { state } = useNavigation()
  const { revalidate, state: reading } = useRevalidator()
  const isIdle = state === 'idle' && reading === 'idle'
  useEffect(() => {
    if (!isStale || !isIdle) return
    setStale(false)
    revalidate()
  }, [isStale, isIdle, revalidate])
}

const topics = Object.keys({
  frameworks: true,
  people: true,
  record: true,
  document: true,
  labels: true,
} satisfies Record<TopicName, true>)
