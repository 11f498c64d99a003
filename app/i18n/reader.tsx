import { createContext, useContext, useEffect, useState } from 'react'

import { instant } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { Reader } from './format.ts'

type Reading = Reader & {
  /** The application's time when the server answered; a demo world's clock runs ahead of the machine's. */
  now: Instant
}

const ReadingContext = createContext<Reading>({ locale: 'en', timeZone: 'UTC', now: instant(0) })

export const ReaderProvider = ReadingContext.Provider

/** In whose language and zone the page is read. */
export function useReader(): Reading {
  return useContext(ReadingContext)
}

/**
 * The application's time, moving on every `period` milliseconds. The first value is the server's, so
 * that both ends render the same; the distance between both clocks is kept from then on.
 */
export function useNow(period: number): Instant {
  const { now: answered } = useReader()
  const [now, setNow] = useState(answered)
  useEffect(() => {
    const ahead = answered - Date.now()
    const tick = () => setNow(instant(Date.now() + ahead))
    tick()
    const timer = setInterval(tick, period)
    return () => clearInterval(timer)
  }, [answered, period])
  return now
}
