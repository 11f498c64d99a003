import { ChevronDown } from 'lucide-react'

import { Checkbox, Select, TextArea, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { fieldError } from '#app/i18n/field-error.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReadSilences } from '#server/drafting/read-silences.ts'
import type { SilenceInvited } from '#server/drafting/show-silence.ts'
import type { FormAnswer } from '#server/form-answer.ts'

type Running = NonNullable<ReadSilences['running']>
type Props = { read: ReadSilences; running: Running; actKey: string; answer: unknown }

/** What the reader can do while silence runs, each folded up: nothing here is done by a slip of the hand. */
export function SilenceForms({ read, running, actKey, answer }: Props) {
  const { t } = useTexts()
  return (
    <div className="flex flex-col gap-3 print:hidden">
      {running.now.acts.map((act) => {
        const intent = `${act} ${running.id}`
        const given = answerTo(intent, answer)
        return (
          <details key={act} open={given !== undefined} className="border-line border-t pt-2">
            <summary className="flex min-h-8 items-center gap-2 font-medium">
              <ChevronDown aria-hidden className="size-4 [details[open]_&]:rotate-180" />
              {t(`silence:${act}.title`)}
            </summary>
            <div className="py-3">
              <ActForm
                intent={intent}
                actKey={actKey}
                answer={given}
                labels={{
                  reason: t('silence:break.reason'),
                  counterText: t('silence:break.counterText'),
                  counterBlock: t('silence:break.counterBlock'),
                  until: t('silence:extend.until'),
                  confirmed: t('silence:break.title'),
                }}
                effect={t(`silence:${act}.effect`)}
                submit={t(`silence:${act}.submit`)}
                look={act === 'break' ? 'danger' : 'plain'}
              >
                <Fields act={act} read={read} running={running} given={given} />
              </ActForm>
            </div>
          </details>
        )
      })}
    </div>
  )
}

function Fields({
  act,
  read,
  running,
  given,
}: {
  act: SilenceInvited
  read: ReadSilences
  running: Running
  given: FormAnswer | undefined
}) {
  const { t } = useTexts()
  switch (act) {
    case 'break':
      return <Objection read={read} running={running} given={given} />
    case 'extend':
      return (
        <Field
          name="until"
          label={t('silence:extend.until')}
          hint={t('silence:extend.untilHint', { zone: read.seatZone })}
          error={given?.fields['until']}
        >
          {(control) => (
            <TextInput
              {...control}
              type="datetime-local"
              dir="ltr"
              required
              defaultValue={given?.typed['until']}
            />
          )}
        </Field>
      )
    case 'support':
    case 'withdraw':
      return null
  }
}

/** Why, perhaps other words for one of the paragraphs, and that one means it. */
function Objection({
  read: { labels },
  running,
  given,
}: {
  read: ReadSilences
  running: Running
  given: FormAnswer | undefined
}) {
  const { t } = useTexts()
  const { delegation } = useViewer()
  const unconfirmed = given?.fields['confirmed']
  return (
    <>
      <Field
        name="reason"
        label={t('silence:break.reason')}
        hint={t('silence:break.reasonHint')}
        error={given?.fields['reason']}
      >
        {(control) => (
          <TextArea {...control} required maxLength={2_000} defaultValue={given?.typed['reason']} />
        )}
      </Field>
      <Field
        name="counterBlock"
        label={t('silence:break.counterBlock')}
        error={given?.fields['counterBlock']}
        optional
      >
        {(control) => (
          <Select {...control} defaultValue={given?.typed['counterBlock'] ?? ''}>
            <option value="">{t('silence:break.none')}</option>
            {running.text.map(({ block, words }) => (
              <option key={block} value={block}>
                {labels[block] ?? words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        name="counterText"
        label={t('silence:break.counterText')}
        hint={t('silence:break.counterTextHint')}
        error={given?.fields['counterText']}
        optional
      >
        {(control) => (
          <TextArea {...control} maxLength={10_000} defaultValue={given?.typed['counterText']} />
        )}
      </Field>
      <div>
        <Checkbox
          id="field-confirmed"
          name="confirmed"
          value="yes"
          required
          aria-invalid={unconfirmed === undefined ? undefined : true}
        >
          {t('silence:break.confirm', { delegation: delegation.name })}
        </Checkbox>
        {unconfirmed === undefined ? null : (
          <p className="text-bad text-sm">{fieldError(t, unconfirmed)}</p>
        )}
      </div>
    </>
  )
}
