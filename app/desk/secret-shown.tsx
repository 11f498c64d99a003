import { CopyButton } from '#app/components/copy-button.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

/** Something secret that grants or signs, shown this once. */
export function SecretShown({
  hint,
  label,
  value,
}: {
  hint: string
  label: string
  value: string
}) {
  const { t } = useTexts()
  return (
    <>
      <p id="secret-hint">{hint}</p>
      <div className="border-edge bg-bg rounded-control flex items-center gap-2 border px-3 py-2">
        <output
          dir="ltr"
          aria-label={label}
          aria-describedby="secret-hint"
          className="min-w-0 flex-1 font-mono break-all select-all"
        >
          {value}
        </output>
        <CopyButton value={value} label={t('copy.whole')} />
      </div>
    </>
  )
}
