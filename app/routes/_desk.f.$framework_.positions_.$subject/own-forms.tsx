import { TextArea } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { Radios } from '#app/components/radios.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { AudienceChoice, PartAudience } from '#app/desk/positions/audience-choice.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import type { OwnProps } from './own-part.tsx'

type FormProps = OwnProps & { position: string }

export function ShareForm({ page, actKey, answer: given, position }: FormProps) {
  const { t } = useTexts()
  const answer = answerTo('share', given)
  return (
    <ActForm
      intent="share"
      actKey={actKey}
      answer={answer}
      labels={useAudienceLabels()}
      effect={t('positions:own.shareEffect')}
      submit={t('positions:own.shareSubmit')}
    >
      <input type="hidden" name="position" value={position} />
      <AudienceParts page={page} answer={answer} />
    </ActForm>
  )
}

/** Says first that whose it is and since when become visible, which is all that sealing shows. */
export function SealForm({ actKey, answer: given, position }: FormProps) {
  const { t } = useTexts()
  const { delegation } = useViewer()
  return (
    <ActForm
      intent="seal"
      actKey={actKey}
      answer={answerTo('seal', given)}
      labels={{}}
      effect={t('positions:own.sealEffect', { own: delegation.code })}
      submit={t('positions:own.sealSubmit')}
    >
      <input type="hidden" name="position" value={position} />
    </ActForm>
  )
}

export function RevealForm({ page, actKey, answer: given, position }: FormProps) {
  const { t } = useTexts()
  const answer = answerTo('reveal', given)
  return (
    <ActForm
      intent="reveal"
      actKey={actKey}
      answer={answer}
      labels={useAudienceLabels()}
      effect={t('positions:own.revealEffect')}
      submit={t('positions:own.revealSubmit')}
    >
      <input type="hidden" name="position" value={position} />
      <AudienceParts page={page} answer={answer} from="coalition" />
    </ActForm>
  )
}

/** With a statement on behalf of a group: the same is held, and a reason of one's own may be added. */
export function AlignForm({ page, actKey, answer: given, position }: FormProps) {
  const { t } = useTexts()
  const answer = answerTo('align', given)
  const labels = { ...useAudienceLabels(), reason: t('positions:own.adds') }
  return (
    <ActForm
      intent="align"
      actKey={actKey}
      answer={answer}
      labels={labels}
      effect={t('positions:own.alignEffect')}
      submit={t('positions:own.alignSubmit')}
    >
      <input type="hidden" name="position" value={position} />
      <input type="hidden" name="seen" value={page.seen} />
      <Field name="reason" label={labels.reason} error={answer?.fields['reason']} optional>
        {(control) => (
          <TextArea {...control} maxLength={4_000} defaultValue={answer?.typed['reason']} />
        )}
      </Field>
      <AudienceParts page={page} answer={answer} />
    </ActForm>
  )
}

const ways = ['withdrawn', 'accommodated', 'recorded-as-statement'] as const

export function SettleForm({ actKey, answer: given, position }: FormProps) {
  const { t } = useTexts()
  const answer = answerTo('settle', given)
  return (
    <ActForm
      intent="settle"
      actKey={actKey}
      answer={answer}
      labels={{ how: t('positions:own.how') }}
      effect={t('positions:own.settleEffect')}
      submit={t('positions:own.settleSubmit')}
      look="danger"
    >
      <input type="hidden" name="position" value={position} />
      <Radios
        legend={t('positions:own.how')}
        name="how"
        chosen={answer?.typed['how']}
        error={answer?.fields['how']}
        options={ways.map((value) => ({ value, label: t(`positions:own.settled.${value}`) }))}
      />
    </ActForm>
  )
}

function AudienceParts({
  page,
  answer,
  from = 'own',
}: Pick<OwnProps, 'page'> & { answer: ReturnType<typeof answerTo>; from?: 'own' | 'coalition' }) {
  const labels = useAudienceLabels()
  return (
    <>
      <AudienceChoice page={page} answer={answer} preset="coalition" from={from} />
      <PartAudience name="weight-to" label={labels['weight-to']} answer={answer} />
      <PartAudience name="resolution-to" label={labels['resolution-to']} answer={answer} />
    </>
  )
}

function useAudienceLabels() {
  const { t } = useTexts()
  return {
    to: t('positions:own.to'),
    'weight-to': t('positions:own.weightTo'),
    'resolution-to': t('positions:own.resolutionTo'),
  }
}
