import { useSearchParams } from '@remix-run/react'

import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { Radios } from '#app/components/radios.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { SubjectPage } from '#server/positions/read-subject.ts'

import type { OwnProps } from './own-part.tsx'

/** What the chair or the secretariat does next with the position that was chosen in the table. */
export function MoveForm({ page, actKey, answer: given }: OwnProps) {
  const { t } = useTexts()
  const entry = useMoved(page)
  if (entry === null) return null
  const answer = answerTo('move', given)
  const labels = { move: t('positions:chair.how'), until: t('positions:chair.until') }
  return (
    <Section id="move" title={t('positions:chair.moveOf', { delegation: entry.by.code })}>
      <ActForm
        // Another position fills the form anew.
        key={entry.id}
        intent="move"
        actKey={actKey}
        answer={answer}
        labels={labels}
        effect={t('positions:chair.effect')}
        submit={t('positions:chair.submit')}
      >
        <input type="hidden" name="position" value={entry.id} />
        <Radios
          legend={labels.move}
          name="move"
          chosen={answer?.typed['move']}
          error={answer?.fields['move']}
          options={entry.moves.map((value) => ({
            value,
            label: t(`positions:chair.moves.${value}.name`),
            hint: t(`positions:chair.moves.${value}.hint`),
          }))}
        />
        {entry.moves.includes('park') ? (
          <Field name="until" label={labels.until} error={answer?.fields['until']} optional>
            {(control) => (
              <TextInput
                {...control}
                type="date"
                className="max-w-48"
                defaultValue={answer?.typed['until']}
              />
            )}
          </Field>
        ) : null}
      </ActForm>
    </Section>
  )
}

/** The position whose form was asked for, if the viewer takes positions on their way. */
export function useMoved({ members, mayPreside }: SubjectPage) {
  const [search] = useSearchParams()
  const found = members.find(({ entry }) => entry?.id === search.get('move'))
  return mayPreside ? (found?.entry ?? null) : null
}
