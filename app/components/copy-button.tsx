import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

import { useTexts } from '#app/i18n/use-texts.ts'

/** Copies a value and says so, to the eye and to a screen reader. */
export function CopyButton({ value, label }: { value: string; label?: string }) {
  const { t } = useTexts()
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2_000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setState('done'),
      () => setState('failed'),
    )
  }
  const Icon = state === 'done' ? Check : Copy
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={label ?? t('copy.action')}
      title={label ?? t('copy.action')}
      className="rounded-control text-muted hover:bg-sunken hover:text-ink inline-grid size-6 flex-none place-items-center"
    >
      <Icon aria-hidden className="size-3.5" />
      <output className="sr-only">{state === 'idle' ? '' : t(`copy.${state}`)}</output>
    </button>
  )
}
