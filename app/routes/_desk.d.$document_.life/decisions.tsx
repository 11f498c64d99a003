import { Select } from '#app/components/controls.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Field } from '#app/components/field.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import type { DecisionRule, Threshold } from '#app/domain/drafting/decision-rule.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LifeShown, RollCallShown } from '#server/drafting/read-life.ts'

import { RuleTerms } from './rule-terms.tsx'

/** The intents of the forms here. */
export const formsOfRoll = ['roll call', 'roll vote', 'roll close']

/** By what it is decided, what was put to the members and what each answered; and one's own part in it. */
export function Decisions({
  life: { rule, rollCalls, roll, stage, members },
  actKey,
  answer,
}: {
  life: LifeShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const form = (act: 'call' | 'vote' | 'close') => ({
    intent: `roll ${act}`,
    actKey,
    answer: answerTo(`roll ${act}`, answer),
    effect: t(`life:${act}.effect`),
    submit: t(`life:${act}.submit`),
  })
  const questions = stage === 'for-action' ? (['decision', ...rules] as const) : rules
  return (
    <>
      <p>
        {t('life:rule')} <RuleName rule={rule} members={members} />
      </p>
      {roll.mayVote || answerTo('roll vote', answer) !== undefined ? (
        <ActForm {...form('vote')} labels={{ vote: t('life:vote.label') }}>
          <Field name="vote" label={t('life:vote.label')}>
            {(control) => (
              <Select {...control} defaultValue="yes">
                {(['yes', 'no', 'abstain'] as const).map((one) => (
                  <option key={one} value={one}>
                    {t(`life:vote.${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </ActForm>
      ) : null}
      {roll.mayClose || answerTo('roll close', answer) !== undefined ? (
        <ActForm {...form('close')} labels={{}} />
      ) : null}
      {roll.mayCall && !roll.inSitting ? <p>{t('life:noSitting')}</p> : null}
      {(roll.mayCall && roll.inSitting) || answerTo('roll call', answer) !== undefined ? (
        <ActForm
          {...form('call')}
          labels={{ question: t('life:call.question'), parties: t('life:terms.parties') }}
        >
          <Field name="question" label={t('life:call.question')} hint={t('life:call.hint')}>
            {(control) => (
              <Select {...control} defaultValue={answerTo('roll call', answer)?.typed['question']}>
                {questions.map((one) => (
                  <option key={one} value={one}>
                    {t(`life:call.${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <RuleTerms members={members} given={answerTo('roll call', answer)} />
        </ActForm>
      ) : null}
      {rollCalls.length === 0 ? (
        <p className="text-muted">{t('life:noDecisions')}</p>
      ) : (
        <ul className="flex flex-col gap-4">
          {rollCalls.map((call) => (
            <li key={call.id}>
              <Call call={call} members={members} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const rules = [
  'consensus',
  'consensusMinus',
  'unanimity',
  'unanimityAbstaining',
  'qualified',
  'majority',
  'twoThirds',
] as const

function Call({
  call: { question, calledAt, closedAt, carried, votes, measures },
  members,
}: {
  call: RollCallShown
  members: LifeShown['members']
}) {
  const { t } = useTexts()
  const outcome =
    closedAt === null
      ? carried
        ? 'wouldCarry'
        : 'wouldNotCarry'
      : carried
        ? 'carried'
        : 'notCarried'
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{t(`life:put.${question.put}`)}</span>
        <Status tone={closedAt === null ? 'calm' : carried ? 'good' : 'bad'}>
          {t(`life:${outcome}`)}
        </Status>
        <span className="text-muted text-sm">
          <Time at={closedAt ?? calledAt} />
        </span>
      </p>
      <p className="text-muted text-sm">
        {question.put === 'decision' ? (
          <>
            {t('life:rule')} <RuleName rule={question.rule} members={members} />
          </>
        ) : (
          <>
            {t('life:to')} <RuleName rule={question.to} members={members} />
          </>
        )}
      </p>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {votes.map(({ delegation, weight, vote, present }) => (
          <li key={delegation.id}>
            <DelegationTag delegation={delegation} />{' '}
            {present ? t(`life:votes.${vote ?? 'none'}`) : t('life:absent')}
            {weight === 1 ? null : ` (${t('life:weighs', { weight })})`}
          </li>
        ))}
      </ul>
      <ul className="text-muted flex flex-wrap gap-x-4 text-sm">
        {measures.map(({ of, have, need }, at) => (
          <li key={at}>
            {t(`life:measures.${of}`)} {t('life:haveOf', { have, need })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A rule in words, with whom it leaves out and which shares it needs. */
function RuleName({ rule, members }: { rule: DecisionRule; members: LifeShown['members'] }) {
  const { t } = useTexts()
  const share = ({ bound, part, of }: Threshold) =>
    t(bound === 'more-than' ? 'life:moreThan' : 'life:atLeast', { part, of })
  switch (rule.kind) {
    case 'consensus':
      return t('life:rules.consensus')
    case 'unanimity':
      return t(rule.constructiveAbstention ? 'life:rules.abstaining' : 'life:rules.unanimity')
    case 'consensus-minus': {
      const codes = members.flatMap(({ id, code }) => (rule.parties.includes(id) ? [code] : []))
      return t('life:rules.consensus-minus', { parties: codes.join(', ') })
    }
    case 'qualified': {
      const [all, weight] = [share(rule.members), share(rule.weight)]
      return t('life:rules.qualified', { members: all, weight })
    }
    case 'voting':
      return t('life:rules.voting', { share: share(rule.threshold) })
  }
}
