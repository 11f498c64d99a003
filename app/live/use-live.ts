import { useLocation, useMatches, useNavigation, useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef } from 'react'

import { useReader } from '#app/i18n/reader.tsx'
import { paths } from '#app/paths.ts'
import type { TopicName } from '#server/live/topic.ts'

import { concerns, interestsOf } from './interest.ts'

/** Should a form that was sent by other means than a navigation never show, the page is renewed after this all the same. */
const sendingMs = 5_000

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
  const { key } = useLocation()
  const { revalidate, state: reading } = useRevalidator()
  // Not while the page is on its way elsewhere, or sends a form: reading again would interrupt both.
  const isIdle = state === 'idle' && reading === 'idle'
  // What is heard on the way to another page may concern that one.
  const heard = useRef<{ topic: string; subject: string }[]>([])
  const latest = useRef({ interests, isIdle, revalidate, key })
  // Where a form was sent that React has not shown as sent yet: on a heavy page that takes a while, in which
  // reading again would make Remix drop the answer.
  const sentFrom = useRef<string | null>(null)
  const readAt = useRef(useReader().now)

  const readAgain = useCallback(() => {
    if (!latest.current.isIdle || sentFrom.current !== null) return
    const isStale = heard.current.some(({ topic, subject }) =>
      concerns(latest.current.interests, topic, subject),
    )
    heard.current = []
    if (isStale) latest.current.revalidate()
  }, [])
  useEffect(() => {
    latest.current = { interests, isIdle, revalidate, key }
    // It shows as on its way, or has been answered already, which is another entry of the history.
    if (state !== 'idle' || key !== sentFrom.current) sentFrom.current = null
    readAgain()
  })
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const send = ({ target }: SubmitEvent) => {
      if (!(target instanceof HTMLFormElement) || target.method !== 'post') return
      sentFrom.current = latest.current.key
      clearTimeout(waiting)
      waiting = setTimeout(() => {
        sentFrom.current = null
        readAgain()
      }, sendingMs)
    }
    globalThis.addEventListener('submit', send, { capture: true })
    return () => {
      clearTimeout(waiting)
      globalThis.removeEventListener('submit', send, { capture: true })
    }
  }, [readAgain])
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
