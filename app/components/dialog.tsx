import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'

import { useTexts } from '#app/i18n/use-texts.ts'

import { Button } from './button.tsx'

/**
 * A question before an act, on the browser's own modal dialog: focus is kept in and given back, Esc
 * closes. `actions` say what happens; leaving is always possible.
 */
export function Dialog({
  open,
  title,
  cancel,
  onClose,
  children,
  actions,
}: {
  open: boolean
  title: string
  /** The way out, when "Cancel" would leave open what is kept. */
  cancel?: string
  onClose: () => void
  children: ReactNode
  actions?: ReactNode
}) {
  const { t } = useTexts()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (open && element?.open === false) element.showModal()
    if (!open && element?.open === true) element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="arrives rounded-control border-line bg-surface text-ink shadow-floating m-auto w-[min(32rem,calc(100vw-2rem))] border p-0"
    >
      <div className="flex flex-col gap-4 p-6">
        <h2 id={titleId} className="text-lg">
          {title}
        </h2>
        {children}
        <div className="flex flex-wrap justify-end gap-2 pt-2">
          <Button type="button" onClick={() => dialog.current?.close()}>
            {cancel ?? t('dialog.cancel')}
          </Button>
          {actions}
        </div>
      </div>
    </dialog>
  )
}
