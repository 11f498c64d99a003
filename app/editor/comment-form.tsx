import { useFetcher } from '@remix-run/react'
import type { Editor } from '@tiptap/core'
import { useEffect, useId, useState } from 'react'

import { Button } from '#app/components/button.tsx'
import { Dialog } from '#app/components/dialog.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { useToast } from '#app/components/toasts.tsx'
import { WordsField } from '#app/desk/words-field.tsx'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { FormAnswer } from '#server/form-answer.ts'

import { commentedOn } from './commented-on.ts'

await readChapter('comments')

/** Asks what to say about the selected words, and says it without leaving the text. */
export function CommentForm({
  editor,
  document,
  onClose,
}: {
  editor: Editor
  document: DocumentId
  onClose: () => void
}) {
  const { t } = useTexts()
  const toast = useToast()
  const id = useId()
  const [on] = useState(() => commentedOn(editor.state))
  const [key] = useState(() => crypto.randomUUID())
  const { load, data: named } = useFetcher<{ nameable: readonly string[] }>()
  const saying = useFetcher<FormAnswer | { said: string }>()
  const to = paths.documentComment(document)
  const isSaid = saying.data !== undefined && 'said' in saying.data
  const answer = saying.data !== undefined && 'fields' in saying.data ? saying.data : undefined
  useEffect(() => load(to), [load, to])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.view.focus()
    },
    [editor],
  )
  useEffect(() => {
    if (!isSaid) return
    toast({ text: t('comments:said') })
    onClose()
  }, [isSaid, toast, t, onClose])
  if (on === null) return null
  return (
    <Dialog
      open
      title={t('comments:begin.everyone')}
      onClose={onClose}
      actions={
        <Button form={`${id}form`} look="primary" pending={saying.state !== 'idle'}>
          {t('comments:start.everyone.submit')}
        </Button>
      }
    >
      <saying.Form
        id={`${id}form`}
        method="post"
        action={to}
        noValidate
        className="flex flex-col gap-4"
      >
        <FormErrors
          errors={answer?.fields}
          labels={{ quote: t('comments:quote'), words: t('comments:words.everyone') }}
          refusal={refusalText(t, answer)}
        />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="block" value={on.block} />
        <input type="hidden" name="quote" value={on.quote} />
        {on.quote === '' ? (
          <p className="text-muted">{t('comments:onWhole')}</p>
        ) : (
          <blockquote
            dir="auto"
            className="font-document border-line max-h-40 overflow-y-auto border-s-2 ps-3"
          >
            {on.quote}
          </blockquote>
        )}
        <WordsField
          read={{ of: 'everyone', nameable: named?.nameable ?? [] }}
          error={answer?.fields['words']}
          typed={undefined}
          isNew
        />
        <p className="text-muted">{t('comments:start.everyone.effect')}</p>
      </saying.Form>
    </Dialog>
  )
}
