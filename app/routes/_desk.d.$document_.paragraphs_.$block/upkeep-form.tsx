import { Select, TextArea } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { shortened } from '#app/desk/shortened.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ParagraphKept, UpkeepAct } from '#server/drafting/read-paragraphs.ts'

/** The form of one act on a paragraph: what the act needs, and its reason. */
export function UpkeepForm({
  act,
  paragraph: { block, words, seen, after },
  paragraphs,
  actKey,
  answer,
}: {
  act: UpkeepAct
  paragraph: ParagraphKept
  paragraphs: readonly ParagraphKept[]
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const given = answerTo(act, answer)
  const labels = {
    words: t('paragraphs:fields.words'),
    after: t('paragraphs:fields.after'),
    reason: t('paragraphs:fields.reason'),
  }
  return (
    <Section id="act" title={t(`paragraphs:acts.${act}.title`)}>
      <ActForm
        intent={act}
        actKey={actKey}
        answer={given}
        labels={labels}
        effect={t(`paragraphs:acts.${act}.effect`)}
        submit={t(`paragraphs:acts.${act}.submit`)}
        look="plain"
      >
        {act === 'fix' ? (
          <>
            <input type="hidden" name="seen" value={seen} />
            <Field name="words" label={labels.words} error={given?.fields?.['words']}>
              {(control) => (
                <TextArea
                  {...control}
                  dir="auto"
                  rows={5}
                  maxLength={15_000}
                  defaultValue={given?.typed['words'] ?? words}
                />
              )}
            </Field>
          </>
        ) : null}
        {act === 'move' ? (
          <Field name="after" label={labels.after} error={given?.fields?.['after']}>
            {(control) => (
              <Select {...control} defaultValue={given?.typed['after'] ?? after ?? ''}>
                <option value="">{t('paragraphs:fields.first')}</option>
                {paragraphs
                  .filter((one) => one.block !== block && one.state !== 'deleted')
                  .map((one) => (
                    <option key={one.block} value={one.block}>
                      {one.label} {shortened(one.words)}
                    </option>
                  ))}
              </Select>
            )}
          </Field>
        ) : null}
        <Field name="reason" label={labels.reason} error={given?.fields?.['reason']}>
          {(control) => (
            <TextArea {...control} maxLength={2_000} defaultValue={given?.typed['reason']} />
          )}
        </Field>
      </ActForm>
    </Section>
  )
}
