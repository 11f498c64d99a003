import type { Editor } from '@tiptap/core'
import { useEffect, useId, useState } from 'react'
import type { FormEvent } from 'react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import { bracketAround, newBracketId, proposeInstead, proposeWords } from './bracket-commands.ts'

/** Asks for words to propose: instead of what is selected or bracketed, or new at the caret. */
export function WordsForm({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTexts()
  const id = useId()
  const [words, setWords] = useState('')
  const [isRefused, setRefused] = useState(false)
  const { selection, doc } = editor.state
  const isInstead = !selection.empty || bracketAround(editor.state) !== null
  const before = doc.textBetween(selection.from, selection.to, ' ')
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.view.focus()
    },
    [editor],
  )
  const propose = (event: FormEvent) => {
    event.preventDefault()
    const command = isInstead
      ? proposeInstead(words, newBracketId)
      : proposeWords(words, newBracketId())
    if (!command(editor.state, editor.view.dispatch)) return setRefused(true)
    onClose()
  }
  return (
    <Dialog
      open
      title={t(isInstead ? 'editing:words.instead' : 'editing:words.fresh')}
      onClose={onClose}
      actions={
        <Button type="submit" form={`${id}form`} look="primary">
          {t('editing:words.propose')}
        </Button>
      }
    >
      <form id={`${id}form`} noValidate onSubmit={propose} className="flex flex-col gap-1">
        {before === '' ? null : (
          <p className="text-muted mb-2">{t('editing:words.before', { words: before })}</p>
        )}
        <label htmlFor={`${id}words`} className="font-medium">
          {t('editing:words.label')}
        </label>
        <TextInput
          id={`${id}words`}
          value={words}
          aria-invalid={isRefused}
          aria-describedby={`${id}hint`}
          onChange={(event) => setWords(event.target.value)}
        />
        <p
          id={`${id}hint`}
          role={isRefused ? 'alert' : undefined}
          className={isRefused ? 'text-bad text-sm' : 'text-muted text-sm'}
        >
          {t(isRefused ? 'editing:words.refused' : 'editing:words.hint')}
        </p>
      </form>
    </Dialog>
  )
}
