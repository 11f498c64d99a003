import type { TopicName } from '#server/live/topic.ts'

/** What a page shows of: a topic, and of which subject; of any without one. */
export type Interest = { topic: TopicName; subject?: string | undefined }

type Params = Readonly<Record<string, string | undefined>>

/** Part of a route's `handle`: what makes its page read again when it changes. */
export type LiveHandle = { live: (params: Params) => readonly Interest[] }

export function interestsOf(handle: unknown, params: Params): readonly Interest[] {
  return isLiveHandle(handle) ? handle.live(params) : []
}

export function concerns(interests: readonly Interest[], topic: string, subject: string): boolean {
  return interests.some(
    (one) => one.topic === topic && (one.subject === undefined || one.subject === subject),
  )
}

function isLiveHandle(handle: unknown): handle is LiveHandle {
  return (
    typeof handle === 'object' &&
    handle !== null &&
    'live' in handle &&
    typeof handle.live === 'function'
  )
}
