import { Radios } from '#app/components/radios.tsx'
import { Status } from '#app/components/status.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { SubjectPage } from '#server/positions/read-subject.ts'

import { ProposalForm } from './bridge-proposal.tsx'
import { Names } from './names.tsx'
import type { OwnProps } from './own-part.tsx'

type Bridge = NonNullable<SubjectPage['bridging']['bridge']>

/** What the chair put to the members as a way to meet, what came of it, and what one can do about it. */
export function BridgePart(props: OwnProps) {
  const { t } = useTexts()
  const { bridge, proposes } = props.page.bridging
  if (bridge === null && proposes === null) return null
  return (
    <Section id="bridge" title={t('positions:bridge.title')}>
      {bridge === null ? null : <BridgeNow {...props} bridge={bridge} />}
      {proposes === null ? null : <ProposalForm {...props} />}
    </Section>
  )
}

/** The forms about a bridge that the page shows now, which say their own errors. */
export function bridgeIntents({ bridging: { bridge, proposes, prospect } }: SubjectPage) {
  return [
    ...(bridge?.mayAnswer === true ? ['answer'] : []),
    ...(bridge?.mayWithdraw === true ? ['withdraw'] : []),
    ...(proposes === 'wording' ? ['propose-wording'] : []),
    ...(proposes === 'value' && prospect !== null ? ['propose-value'] : []),
  ]
}

function BridgeNow({ page, actKey, answer, bridge }: OwnProps & { bridge: Bridge }) {
  const { t, locale } = useTexts()
  const { stage, value, words, asked, answered, accepted, declined } = bridge
  const unit = page.scale.kind === 'range' ? page.scale.unit : ''
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Status tone={stage === 'adopted' ? 'good' : stage === 'open' ? 'calm' : 'hold'}>
          {t(`positions:bridge.stages.${stage}`)}
        </Status>
        {value === null ? null : (
          <span className="font-medium">
            {t('positions:point', { value: formatNumber(value, locale), unit })}
          </span>
        )}
        <span className="text-muted">
          {t('positions:bridge.answered', {
            answered: formatNumber(answered, locale),
            asked: formatNumber(asked, locale),
          })}
        </span>
      </p>
      {words === null ? null : (
        <blockquote dir="auto" className="font-document border-line max-w-176 border-s-2 ps-3">
          {words}
        </blockquote>
      )}
      <Names label={t('positions:bridge.accepted')} of={accepted} />
      <Names label={t('positions:bridge.declined')} of={declined} />
      {bridge.outdated ? <p>{t('positions:bridge.outdated')}</p> : null}
      {bridge.mayAnswer ? (
        <AnswerForm key={bridge.id} bridge={bridge} actKey={actKey} answer={answer} />
      ) : null}
      {bridge.mayWithdraw ? (
        <ActForm
          intent="withdraw"
          actKey={actKey}
          answer={answerTo('withdraw', answer)}
          labels={{}}
          effect={t('positions:bridge.withdrawEffect')}
          submit={t('positions:bridge.withdraw')}
          look="danger"
        >
          <input type="hidden" name="bridge" value={bridge.id} />
        </ActForm>
      ) : null}
    </>
  )
}

const answers = ['accept', 'abstain', 'decline'] as const

function AnswerForm({
  bridge,
  actKey,
  answer: given,
}: Omit<OwnProps, 'page'> & { bridge: Bridge }) {
  const { t } = useTexts()
  const answer = answerTo('answer', given)
  const legend = t('positions:bridge.question')
  return (
    <ActForm
      intent="answer"
      actKey={actKey}
      answer={answer}
      labels={{ answer: legend }}
      effect={t('positions:bridge.answerEffect')}
      submit={t('positions:bridge.answerSubmit')}
    >
      <input type="hidden" name="bridge" value={bridge.id} />
      <Radios
        legend={legend}
        name="answer"
        chosen={answer?.typed['answer'] ?? bridge.own ?? undefined}
        error={answer?.fields['answer']}
        options={answers.map((value) => ({
          value,
          label: t(`positions:bridge.answers.${value}`),
        }))}
      />
    </ActForm>
  )
}
