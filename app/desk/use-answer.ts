import { useActionData, useLocation } from '@remix-run/react'
import { useState } from 'react'

/**
 * What the action of this page answered, kept for as long as one stays. Remix forgets it whenever the
 * page is read again, and live events read pages again: a link that is shown once, or what was typed
 * into a refused form, would be gone.
 */
export function useAnswer<Action>(): ReturnType<typeof useActionData<Action>> {
  const given = useActionData<Action>()
  const { key } = useLocation()
  const [kept, keep] = useState({ key, answer: given })
  const isNew = given !== undefined && (given !== kept.answer || key !== kept.key)
  if (isNew) keep({ key, answer: given })
  if (isNew || kept.key !== key) return given
  return kept.answer
}
