import { TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { Status } from '#app/components/status.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { OpenShown } from '#server/drafting/read-bracket.ts'

/** Whether the words that a placeholder promises have come, and the form that writes them. */
export function AwaitedPart({
  open,
  actKey,
  answer,
}: {
  open: OpenShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const given = answerTo('write', answer)
  return (
    <Section id="awaited" title={t('bracket:write.title')}>
      <p>
        <Status tone={open.isFilled ? 'good' : 'warn'}>
          {t(open.isFilled ? 'bracket:write.come' : 'bracket:write.awaited')}
        </Status>
      </p>
      {open.may.write ? (
        <ActForm
          intent="write"
          actKey={actKey}
          answer={given}
          labels={{ words: t('bracket:write.words') }}
          effect={t('bracket:write.effect')}
          submit={t('bracket:write.submit')}
        >
          <input type="hidden" name="seen" value={open.seen} />
          <Field name="words" label={t('bracket:write.words')} error={given?.fields['words']}>
            {(control) => (
              <TextInput
                {...control}
                dir="auto"
                defaultValue={given?.typed['words'] ?? (open.isFilled ? open.words : '')}
              />
            )}
          </Field>
        </ActForm>
      ) : null}
    </Section>
  )
}
