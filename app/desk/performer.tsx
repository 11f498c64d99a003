import { DelegationTag } from '#app/components/delegation-tag.tsx'
import type { Delegation } from '#app/domain/accounts/delegation.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** Who performed an act: a delegation, or the clock alone. */
export function Performer({
  delegation,
  className,
}: {
  delegation: Pick<Delegation, 'code' | 'name' | 'hue'> | null
  className?: string
}) {
  const { t } = useTexts()
  if (delegation === null) {
    return <span className={className}>{t('transparency:byClock')}</span>
  }
  return className === undefined ? (
    <DelegationTag delegation={delegation} />
  ) : (
    <DelegationTag delegation={delegation} className={className} />
  )
}
