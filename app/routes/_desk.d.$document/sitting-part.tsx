import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'

import { Select } from '#app/components/controls.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Field } from '#app/components/field.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Quorum } from '#server/drafting/act-in-sitting.ts'
import type { ReadDocument } from '#server/drafting/read-document.ts'
import type { SittingShown } from '#server/drafting/show-paragraphs.ts'

type Props = { document: ReadDocument; actKey: string; answer: unknown }

/** The meeting on the text: who is present, whether that is enough, and what one can do about it. */
export function SittingPart({ document, actKey, answer }: Props) {
  const { t } = useTexts()
  const { sitting, may } = document
  const form = (act: 'open' | 'arrive' | 'leave' | 'close') => ({
    intent: `sitting ${act}`,
    actKey,
    answer: answerTo(`sitting ${act}`, answer),
    effect: t(`documents:sitting.${act}.effect`),
    submit: t(`documents:sitting.${act}.submit`),
    look: 'plain' as const,
  })
  return (
    <section aria-labelledby="sitting" className="flex flex-col gap-3">
      <h3 id="sitting" className="text-base font-medium">
        {t('documents:sitting.title')}
      </h3>
      {sitting === null ? (
        <p className="text-muted">{t('documents:sitting.none')}</p>
      ) : (
        <Attendance sitting={sitting} />
      )}
      {(['arrive', 'leave'] as const).map((act) => {
        const of = (act === 'arrive' ? sitting?.mayArrive : sitting?.mayLeave) ?? []
        return of.length === 0 ? null : (
          <Unfolding key={act} name={t(`documents:sitting.${act}.submit`)}>
            <ActForm {...form(act)} labels={{ delegation: t('documents:sitting.delegation') }}>
              <DelegationChoice of={of} />
            </ActForm>
          </Unfolding>
        )
      })}
      {may.preside ? (
        <Unfolding name={t(`documents:sitting.${sitting === null ? 'open' : 'close'}.submit`)}>
          {sitting === null ? (
            <ActForm {...form('open')} labels={{ quorum: t('documents:sitting.quorum') }}>
              <QuorumChoice />
            </ActForm>
          ) : (
            <ActForm {...form('close')} labels={{}} />
          )}
        </Unfolding>
      ) : null}
    </section>
  )
}

function QuorumChoice() {
  const { t } = useTexts()
  return (
    <Field name="quorum" label={t('documents:sitting.quorum')}>
      {(control) => (
        <Select {...control} defaultValue="majority">
          {quorums.map((quorum) => (
            <option key={quorum} value={quorum}>
              {t(`documents:sitting.quorums.${quorum}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function Unfolding({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details>
      <summary className="flex min-h-8 items-center gap-2 py-1 font-medium">
        <ChevronDown aria-hidden className="size-4 [details[open]_&]:rotate-180" />
        {name}
      </summary>
      <div className="pt-1 pb-3">{children}</div>
    </details>
  )
}

const quorums = ['majority', 'twoThirds', 'none'] as const satisfies readonly Quorum[]

function Attendance({ sitting }: { sitting: SittingShown }) {
  const { t } = useTexts()
  return (
    <>
      <p className="text-muted text-sm">
        {t('documents:sitting.since')} <Time at={sitting.openedAt} /> ·{' '}
        {t('documents:sitting.members', { count: sitting.members })}
      </p>
      {sitting.present.length === 0 ? (
        <p>{t('documents:sitting.nobody')}</p>
      ) : (
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-muted">{t('documents:sitting.present')}</span>
          {sitting.present.map((delegation) => (
            <DelegationTag key={delegation.id} delegation={delegation} />
          ))}
        </p>
      )}
      <p className="text-sm">
        <Status tone={sitting.quorate ? 'good' : 'hold'}>
          {t(sitting.quorate ? 'documents:sitting.quorate' : 'documents:sitting.notQuorate')}
        </Status>
      </p>
    </>
  )
}

/** One delegation is not asked for: it stands in the form. */
function DelegationChoice({ of }: { of: SittingShown['mayArrive'] }) {
  const { t } = useTexts()
  const [first, ...others] = of
  if (first === undefined) return null
  if (others.length === 0) {
    return (
      <p>
        <input type="hidden" name="delegation" value={first.id} />
        <DelegationTag delegation={first} /> <bdi>{first.name}</bdi>
      </p>
    )
  }
  return (
    <Field name="delegation" label={t('documents:sitting.delegation')}>
      {(control) => (
        <Select {...control} defaultValue="">
          <option value="">{t('documents:sitting.choose')}</option>
          {of.map(({ id, code, name }) => (
            <option key={id} value={id}>
              {code} · {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
