import type { Editor } from '@tiptap/core'
import { useEffect, useId, useState } from 'react'
import type { FormEvent } from 'react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { safeHref } from '#app/domain/drafting/link.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { linkAround, removeLink, setLink } from './commands.ts'

/** Asks where the selected words lead. */
export function LinkForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTexts()
  const id = useId()
  const before = linkAround(editor.state)
  const [address, setAddress] = useState(before?.href ?? 'https://')
  const [isRefused, setRefused] = useState(false)
  // Only once the dialog is gone can the text have the keyboard back: until then it is inert.
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.view.focus()
    },
    [editor],
  )
  const apply = (event: FormEvent) => {
    event.preventDefault()
    if (safeHref(address) === null) return setRefused(true)
    setLink(address)(editor.state, editor.view.dispatch)
    onClose()
  }
  const remove = () => {
    removeLink()(editor.state, editor.view.dispatch)
    onClose()
  }
  return (
    <Dialog
      open
      title={t('editing:link.title')}
      onClose={onClose}
      actions={
        <>
          {before === null ? null : (
            <Button type="button" onClick={remove}>
              {t('editing:link.remove')}
            </Button>
          )}
          <Button type="submit" form={`${id}form`} look="primary">
            {t('editing:link.set')}
          </Button>
        </>
      }
    >
      <form id={`${id}form`} noValidate onSubmit={apply} className="flex flex-col gap-1">
        <label htmlFor={`${id}address`} className="font-medium">
          {t('editing:link.address')}
        </label>
        <TextInput
          id={`${id}address`}
          type="url"
          dir="ltr"
          value={address}
          aria-invalid={isRefused}
          aria-describedby={`${id}hint`}
          onChange={(event) => setAddress(event.target.value)}
        />
        <p
          id={`${id}hint`}
          role={isRefused ? 'alert' : undefined}
          className={isRefused ? 'text-bad text-sm' : 'text-muted text-sm'}
        >
          {t(isRefused ? 'editing:link.invalid' : 'editing:link.hint')}
        </p>
      </form>
    </Dialog>
  )
}
