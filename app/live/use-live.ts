import { useMatches, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

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
  const { revalidate } = useRevalidator()
  const interests = useMatches().flatMap(({ handle, params }) => interestsOf(handle, params))
  const latest = useRef({ interests, revalidate })
  useEffect(() => {
    latest.current = { interests, revalidate }
  })
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined
    const source = new EventSource(paths.live)
    const hear = (event: MessageEvent<string>) => {
      if (!concerns(latest.current.interests, event.type, event.data)) return
      gathering ??= setTimeout(() => {
        gathering = undefined
        latest.current.revalidate()
      }, gatherMs)
    }
    for (const topic of topics) source.addEventListener(topic, hear)
    return () => {
      clearTimeout(gathering)
      source.close()
    }
  }, [])
}

const topics = Object.keys({
  frameworks: true,
  people: true,
  record: true,
  document: true,
  labels: true,
} satisfies Record<TopicName, true>)
