import { useEffect, useRef, useState } from 'react'

import { Avatar } from '#app/components/avatar.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import type { Present } from './presence.ts'
import { useTextState } from './text-session.tsx'

const shown = 5

/** Who has the text open, as a list that can be read, and said when somebody comes or goes. */
export function PresenceList() {
  const { t } = useTexts()
  const present = useTextState((state) => state.present)
  const isLive = useTextState(({ save }) => save.link.link === 'live')
  const news = useComingsAndGoings(isLive ? present : null)
  const rest = present.length - shown
  return (
    <>
      <ul aria-label={t('drafting:present.label')} className="flex items-center gap-1">
        {present.slice(0, shown).map((person) => (
          <li key={person.client} className="flex">
            <Avatar
              name={person.isMe ? t('drafting:present.me', { name: person.name }) : person.name}
              delegation={{ code: person.delegation, hue: person.hue }}
            />
          </li>
        ))}
        {rest > 0 ? (
          <li className="text-muted text-sm">{t('drafting:present.more', { count: rest })}</li>
        ) : null}
      </ul>
      <output className="sr-only">{news}</output>
    </>
  )
}

/**
 * One person with several pages is one person who comes once. Without a connection (null) nobody has
 * left; one only does not know.
 */
function useComingsAndGoings(present: readonly Present[] | null): string {
  const { t } = useTexts()
  const [news, setNews] = useState('')
  const before = useRef<ReadonlyMap<string, Present> | null>(null)
  useEffect(() => {
    if (present === null) {
      before.current = null
      return
    }
    const now = new Map(
      present.filter((one) => !one.isMe).map((one) => [`${one.delegation} ${one.name}`, one]),
    )
    const then = before.current
    before.current = now
    if (then === null) return
    const joined = [...now].filter(([who]) => !then.has(who))
    const left = [...then].filter(([who]) => !now.has(who))
    const words = [
      ...joined.map(([, who]) => t('drafting:present.joined', who)),
      ...left.map(([, who]) => t('drafting:present.left', who)),
    ]
    if (words.length > 0) setNews(words.join(' '))
  }, [present, t])
  return news
}
