import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

import { TextArea, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { WordsField } from '#app/desk/words-field.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReadComments } from '#server/drafting/read-comments.ts'

import { selectedIn } from './selected-in.ts'
import { unfolding } from './unfolded.ts'
import type { FormProps } from './unfolded.ts'

/** Begins a thread on a paragraph or on words of it, or a note, which may propose other words. */
export function StartForm({
  read,
  paragraph: { id },
  at,
  quote,
  actKey,
  answer,
}: FormProps & {
  paragraph: ReadComments['paragraphs'][number]
  /** The words of the paragraph, in which one can go on selecting. */
  at: RefObject<HTMLElement>
  quote: string
}) {
  const { t } = useTexts()
  const { of } = read
  const intent = `${of} start ${id}`
  const given = answerTo(intent, answer)
  const [quoted, setQuoted] = useSelection(at, given?.typed['quote'] ?? quote)
  return (
    <div className="flex flex-col gap-3">
      <ActForm
        intent={intent}
        actKey={actKey}
        answer={given}
        labels={{
          quote: t('comments:quote'),
          words: t(`comments:words.${of}`),
          redline: t('comments:redline'),
        }}
        effect={t(`comments:start.${of}.effect`)}
        submit={t(`comments:start.${of}.submit`)}
      >
        <Field
          name="quote"
          label={t('comments:quote')}
          hint={t('comments:quoteHint')}
          error={given?.fields['quote']}
          optional
        >
          {(control) => (
            <TextInput
              {...control}
              maxLength={2_000}
              value={quoted}
              onChange={(event) => setQuoted(event.target.value)}
            />
          )}
        </Field>
        {of === 'delegation' ? (
          <Field
            name="redline"
            label={t('comments:redline')}
            hint={t('comments:redlineHint')}
            error={given?.fields['redline']}
            optional
          >
            {(control) => (
              <TextArea {...control} maxLength={8_000} defaultValue={given?.typed['redline']} />
            )}
          </Field>
        ) : null}
        <WordsField
          read={read}
          error={given?.fields['words']}
          typed={given?.typed['words']}
          isNew
        />
      </ActForm>
      <Link
        to={unfolding(read, { is: 'nothing' })}
        preventScrollReset
        className="text-accent inline-flex min-h-8 items-center self-start text-sm"
      >
        {t('comments:begin.cancel')}
      </Link>
    </div>
  )
}

/** What is quoted: as typed, or as it was last selected in the paragraph. */
function useSelection(at: RefObject<HTMLElement>, initial: string) {
  const state = useState(initial)
  const [, setQuoted] = state
  useEffect(() => {
    const take = () => {
      const selected = selectedIn(at.current)
      if (selected !== '') setQuoted(selected)
    }
    document.addEventListener('selectionchange', take)
    return () => document.removeEventListener('selectionchange', take)
  }, [at, setQuoted])
  return state
}
