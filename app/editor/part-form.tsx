import type { Editor } from '@tiptap/core'
import { useEffect, useId, useState } from 'react'
import type { FormEvent } from 'react'

import { Button } from '#app/components/button.tsx'
import { Select } from '#app/components/controls.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { formatParts } from '#app/domain/drafting/format-parts.ts'
import type { FormatPart } from '#app/domain/drafting/format-parts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { insertFormatPart } from './commands.ts'

/** Asks which part of a format to put after the block that the caret stands in. */
export function PartForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTexts()
  const id = useId()
  const [part, setPart] = useState<FormatPart>('section')
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.view.focus()
    },
    [editor],
  )
  const insert = (event: FormEvent) => {
    event.preventDefault()
    insertFormatPart(part)(editor.state, editor.view.dispatch)
    onClose()
  }
  return (
    <Dialog
      open
      title={t('drafting:tools.part')}
      onClose={onClose}
      actions={
        <Button type="submit" form={`${id}form`} look="primary">
          {t('editing:part.insert')}
        </Button>
      }
    >
      <form id={`${id}form`} onSubmit={insert} className="flex flex-col gap-1">
        <label htmlFor={`${id}part`} className="font-medium">
          {t('editing:part.label')}
        </label>
        <Select
          id={`${id}part`}
          value={part}
          onChange={({ target }) => setPart(formatParts[target.selectedIndex] ?? 'section')}
        >
          {formatParts.map((each) => (
            <option key={each} value={each}>
              {t(`drafting:blocks.${each}`)}
            </option>
          ))}
        </Select>
      </form>
    </Dialog>
  )
}
