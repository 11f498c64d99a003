import { TextArea, TextInput } from '#app/components/controls.tsx'
import { Countdown } from '#app/components/countdown.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Field } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { rulingHours } from '#app/domain/drafting/bracket-commands.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { OpenShown } from '#server/drafting/read-bracket.ts'

import { SideName } from './side-name.tsx'

type Props = { open: OpenShown; actKey: string; answer: unknown }

/** What the chair ruled and until when one may object; and the forms of who may rule or object now. */
export function RulingPart({ open, actKey, answer }: Props) {
  const { t } = useTexts()
  const { ruling, may } = open
  return (
    <Section id="ruling" title={t('bracket:ruling.title')}>
      {ruling === null ? (
        <p className="text-muted">{t('bracket:ruling.none')}</p>
      ) : (
        <Ruled open={open} ruling={ruling} />
      )}
      <Objected open={open} />
      {may.object ? <ObjectForm actKey={actKey} answer={answer} /> : null}
      {may.rule ? <RuleForm open={open} actKey={actKey} answer={answer} /> : null}
    </Section>
  )
}

function Ruled({ open, ruling }: { open: OpenShown; ruling: NonNullable<OpenShown['ruling']> }) {
  const { t } = useTexts()
  return (
    <Notice tone="warn">
      <p>
        <span className="text-muted">{t('bracket:ruling.chosen')}</span>{' '}
        <SideName open={open} backs={ruling.keeps} />
      </p>
      <p dir="auto" className="whitespace-pre-line">
        {ruling.reason}
      </p>
      <p>
        {t('bracket:ruling.until')} <Time at={ruling.until} /> (<Countdown to={ruling.until} />
        ). {t('bracket:ruling.silence')}
      </p>
    </Notice>
  )
}

function Objected({ open }: { open: OpenShown }) {
  const { t } = useTexts()
  const { objected } = open
  if (objected === null) return null
  return (
    <div>
      <p>
        <DelegationTag delegation={objected.by} named /> {t('bracket:ruling.objected')}{' '}
        <q dir="auto">{objected.objection}</q> <Time at={objected.objectedAt} />
      </p>
      <p className="text-muted">
        {t('bracket:ruling.past')} <SideName open={open} backs={objected.keeps} />
      </p>
    </div>
  )
}

function ObjectForm({ actKey, answer }: Omit<Props, 'open'>) {
  const { t } = useTexts()
  const given = answerTo('object', answer)
  return (
    <ActForm
      intent="object"
      actKey={actKey}
      answer={given}
      labels={{ reason: t('bracket:object.reason') }}
      effect={t('bracket:object.effect')}
      submit={t('bracket:object.submit')}
    >
      <Field name="reason" label={t('bracket:object.reason')} error={given?.fields['reason']}>
        {(control) => (
          <TextArea {...control} maxLength={2_000} defaultValue={given?.typed['reason']} />
        )}
      </Field>
    </ActForm>
  )
}

function RuleForm({ open, actKey, answer }: Props) {
  const { t } = useTexts()
  const given = answerTo('rule', answer)
  const outcomes = [null, ...open.proposals.filter(({ reads }) => reads !== 'reserved')]
  return (
    <ActForm
      intent="rule"
      actKey={actKey}
      answer={given}
      labels={{
        keeps: t('bracket:ruling.keeps'),
        reason: t('bracket:ruling.reason'),
        hours: t('bracket:ruling.hours'),
      }}
      effect={t('bracket:ruling.effect')}
      submit={t('bracket:ruling.submit')}
    >
      <input type="hidden" name="seen" value={open.seen} />
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium">{t('bracket:ruling.keeps')}</legend>
        {outcomes.map((proposal) => (
          <label key={proposal?.id ?? ''} className="min-h-control flex items-center gap-2">
            <input
              type="radio"
              name="keeps"
              value={proposal?.id ?? ''}
              required
              defaultChecked={given?.typed['keeps'] === (proposal?.id ?? '')}
            />
            <span>
              <SideName open={open} backs={proposal?.id ?? null} />
            </span>
          </label>
        ))}
      </fieldset>
      <Field name="reason" label={t('bracket:ruling.reason')} error={given?.fields['reason']}>
        {(control) => (
          <TextArea {...control} maxLength={2_000} defaultValue={given?.typed['reason']} />
        )}
      </Field>
      <Field
        name="hours"
        label={t('bracket:ruling.hours')}
        hint={t('bracket:ruling.hoursHint')}
        error={given?.fields['hours']}
      >
        {(control) => (
          <TextInput
            {...control}
            type="number"
            inputMode="numeric"
            dir="ltr"
            min={1}
            max={720}
            className="max-w-32"
            defaultValue={given?.typed['hours'] ?? rulingHours}
          />
        )}
      </Field>
    </ActForm>
  )
}
