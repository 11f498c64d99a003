import { Form } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { Select, TextArea } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { shortened } from '#app/desk/shortened.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReadOralRevisions } from '#server/drafting/read-oral-revisions.ts'

import { placeName } from './place-name.ts'

/** First the place is chosen, so that its words stand in the form as they are to be changed. */
export function Announce({
  read: { places, chosen },
  actKey,
  answer,
}: {
  read: ReadOralRevisions
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const given = answerTo('announce', answer)
  const block = given?.typed['block'] ?? chosen?.block
  if (places.length === 0) return <p className="text-muted">{t('life:oral.announce.none')}</p>
  return (
    <>
      <Form className="flex max-w-120 flex-col gap-4">
        <Field name="paragraph" label={t('life:oral.announce.paragraph')}>
          {(control) => (
            <Select {...control} key={block} defaultValue={block}>
              {places.map((one) => (
                <option key={one.block} value={one.block}>
                  {/* Isolated by characters: an option holds no elements. */}
                  {`${placeName(t, one)}: \u2068${shortened(one.begins)}\u2069`}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button look="plain" className="self-start">
          {t('life:oral.announce.choose')}
        </Button>
      </Form>
      {block === undefined ? null : (
        <ActForm
          key={block}
          intent="announce"
          actKey={actKey}
          answer={given}
          labels={{
            block: t('life:oral.announce.paragraph'),
            words: t('life:oral.announce.words'),
          }}
          effect={t('life:oral.announce.effect')}
          submit={t('life:oral.announce.submit')}
        >
          <input type="hidden" name="block" value={block} />
          <Field
            name="words"
            label={t('life:oral.announce.words')}
            hint={t('life:oral.announce.hint')}
            error={given?.fields['words']}
          >
            {(control) => (
              <TextArea
                {...control}
                dir="auto"
                rows={6}
                maxLength={15_000}
                defaultValue={given?.typed['words'] ?? chosen?.words}
              />
            )}
          </Field>
        </ActForm>
      )}
    </>
  )
}
