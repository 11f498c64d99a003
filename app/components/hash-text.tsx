import { useTexts } from '#app/i18n/use-texts.ts'

import { CopyButton } from './copy-button.tsx'

/** A hash by its two ends, whole on hover and when copied. */
export function HashText({ value, ends = 8 }: { value: string; ends?: number }) {
  const { t } = useTexts()
  const short =
    value.length > 2 * ends + 1 ? `${value.slice(0, ends)}…${value.slice(-ends)}` : value
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <bdi dir="ltr" className="font-mono text-[0.93em]" title={value}>
        {short}
      </bdi>
      <CopyButton value={value} label={t('copy.whole')} />
    </span>
  )
}
