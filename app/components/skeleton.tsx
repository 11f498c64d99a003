import { useTexts } from '#app/i18n/use-texts.ts'

/** Lines the size of what comes. Read aloud once, as one thing. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTexts()
  return (
    <output className="flex flex-col gap-2.5">
      <span className="sr-only">{t('waiting')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span
          key={line}
          aria-hidden
          className={`waits rounded-chip h-3.5 ${line === lines - 1 && lines > 1 ? 'w-3/5' : 'w-full'}`}
        />
      ))}
    </output>
  )
}
