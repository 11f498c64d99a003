import { useMatches, useNavigation, useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'

import { useReader } from '#app/i18n/reader.tsx'
import { paths } from '#app/paths.ts'
import type { TopicName } from '#server/live/topic.ts'

import { concerns, interestsOf } from './interest.ts'

/** One act is often several events; the page reads again once for all of them. */
const gatherMs = 150

/**
 * Reads the page again when something changed that it shows, as the handles of its routes declare.
 * The stream begins where the page was read; the browser connects again by itself and names the last
 * event it heard. While it cannot, the page is merely not renewed.
 */
export function useLive(): void {
  const interests = useMatches().flatMap(({ handle, params }) => interestsOf(handle, params))
  const { state } = useNavigation()
  const { revalidate, state: reading } = useRevalidator()
  // Not while the page is on its way elsewhere, or sends a form: reading again would interrupt both.
  const isIdle = state === 'idle' && reading === 'idle'
  // What is heard on the way to another page may concern that one.
  const heard = useRef<{ topic: string; subject: string }[]>([])
  const latest = useRef({ interests, isIdle, revalidate })
  const readAt = useRef(useReader().now)

  const readAgain = useCallback(() => {
    if (!latest.current.isIdle) return
    const isStale = heard.current.some(({ topic, subject }) =>
      concerns(latest.current.interests, topic, subject),
    )
    heard.current = []
    if (isStale) latest.current.revalidate()
  }, [])
  useEffect(() => {
    latest.current = { interests, isIdle, revalidate }
    readAgain()
  })
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined
    const source = new EventSource(paths.live(readAt.current))
    const hear = (event: MessageEvent<string>) => {
      heard.current.push({ topic: event.type, subject: event.data })
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
