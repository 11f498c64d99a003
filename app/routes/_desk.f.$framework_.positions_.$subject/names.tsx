import { formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { NamedDelegation } from '#server/drafting/name-delegations.ts'

/** Delegations by their codes, or nothing where the viewer does not learn them or there are none. */
export function Names({ label, of }: { label: string; of: readonly NamedDelegation[] | null }) {
  const { locale } = useTexts()
  if (of === null || of.length === 0) return null
  return (
    <p>
      <span className="text-muted">{label}:</span>{' '}
      {formatList(
        of.map(({ code }) => code),
        locale,
      )}
    </p>
  )
}
