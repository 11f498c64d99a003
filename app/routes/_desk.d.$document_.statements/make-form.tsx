import { Checkbox, Select } from '#app/components/controls.tsx'
import { Field, fieldId } from '#app/components/field.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { StatementsShown } from '#server/drafting/read-statements.ts'

import { WordsFields } from './words-fields.tsx'

/** What one says, on which paragraphs, and in which words; only what could be said now is offered. */
export function MakeForm({
  read: { on, labels },
  offer: { kinds, paragraphs, until },
  actKey,
  answer,
}: {
  read: StatementsShown
  offer: NonNullable<StatementsShown['offer']>
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const given = answerTo('make', answer)
  return (
    <ActForm
      intent="make"
      actKey={actKey}
      answer={given}
      labels={{
        kind: t('statements:make.kind'),
        paragraphs: t('statements:make.paragraphs'),
        text: t('statements:make.text'),
        lang: t('statements:make.lang'),
        visibility: t('statements:make.visibility'),
      }}
      effect={t('statements:make.effect')}
      submit={t('statements:make.submit')}
    >
      <input type="hidden" name="symbol" value={on} />
      <Field
        name="kind"
        label={t('statements:make.kind')}
        hint={
          until === null ? (
            t('statements:make.notYet')
          ) : (
            <>
              {t('statements:make.until')} <Time at={until} />
            </>
          )
        }
        error={given?.fields['kind']}
      >
        {(control) => (
          <Select {...control} defaultValue={given?.typed['kind'] ?? 'general'}>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`statements:kinds.${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {paragraphs.length === 0 ? null : (
        <fieldset id={fieldId('paragraphs')} className="flex flex-col gap-2">
          <legend className="font-medium">{t('statements:make.paragraphs')}</legend>
          <p className="text-muted text-sm">{t('statements:make.paragraphsHint')}</p>
          <div className="flex max-h-80 flex-col gap-2 overflow-y-auto">
            {paragraphs.map(({ block, words }) => (
              <Checkbox
                key={block}
                name={`paragraph:${block}`}
                defaultChecked={given?.typed[`paragraph:${block}`] !== undefined}
              >
                <bdi className="text-muted me-2 font-mono text-sm">{labels[block]}</bdi>
                <bdi className="font-document">{words}</bdi>
              </Checkbox>
            ))}
          </div>
        </fieldset>
      )}
      <WordsFields given={given} />
    </ActForm>
  )
}
