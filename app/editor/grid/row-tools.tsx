import type { Ref } from 'react'

import { Button } from '#app/components/button.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

/** Adds a row below the chosen one and takes the chosen one away; what came of it is said beside. */
export function RowTools({
  onAdd,
  onRemove,
  said,
  adding,
}: {
  /** Null where the table takes no further row. */
  onAdd: (() => void) | null
  /** Null where there is none. */
  onRemove: (() => void) | null
  said: string | null
  adding: Ref<HTMLButtonElement>
}) {
  const { t } = useTexts()
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm print:hidden">
      {onAdd === null ? null : (
        <Button ref={adding} type="button" onClick={onAdd}>
          {t('verification:grid.add')}
        </Button>
      )}
      {onRemove === null ? null : (
        <Button type="button" onClick={onRemove}>
          {t('verification:grid.remove')}
        </Button>
      )}
      <output>{said}</output>
    </div>
  )
}
