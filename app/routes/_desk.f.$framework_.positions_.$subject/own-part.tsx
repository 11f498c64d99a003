import { Link, useSearchParams } from '@remix-run/react'

import { Radios } from '#app/components/radios.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { Held } from '#app/desk/positions/held.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { SubjectPage } from '#server/positions/read-subject.ts'

import { AudienceChoice, PartAudience } from './audience-choice.tsx'
import { PositionForm } from './position-form.tsx'

export type OwnProps = { page: SubjectPage; actKey: string; answer: unknown }

/** What the viewer's own delegation does here: its position, its drafts, and what it shows of them. */
export function OwnPart(props: OwnProps) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  const { own, framework, id } = props.page
  const standing = useStanding(props.page)
  if (own === null || !own.mayPrepare) return null
  const act = standing !== null && own.mayCommit ? search.get('act') : null
  const draft = own.drafts.find((one) => one.id === search.get('draft')) ?? null
  return (
    <>
      {own.drafts.length === 0 ? null : <Drafts {...props} />}
      <Section
        id="own"
        title={t(`positions:own.${own.mayCommit ? 'commit' : 'prepare'}`)}
        aside={
          standing === null || !own.mayCommit ? undefined : (
            <span className="flex flex-wrap gap-x-4">
              {(['share', 'settle'] as const).map((what) => (
                <Link key={what} to={paths.positionAct(framework.id, id, { act: what })}>
                  {t(`positions:own.${what}`)}
                </Link>
              ))}
            </span>
          )
        }
      >
        {act === 'share' ? (
          <ShareForm {...props} position={standing?.id ?? ''} />
        ) : act === 'settle' ? (
          <SettleForm {...props} position={standing?.id ?? ''} />
        ) : (
          // Another draft, or another position, fills the form anew.
          <PositionForm key={draft?.id ?? standing?.id ?? ''} {...props} draft={draft} />
        )}
      </Section>
    </>
  )
}

/** The forms that this page can show, which say their own errors. */
export function ownIntents({ own }: SubjectPage): readonly string[] {
  if (own === null || !own.mayPrepare) return []
  return own.mayCommit ? ['commit', 'share', 'settle', 'discard'] : ['prepare', 'discard']
}

function useStanding({ members }: SubjectPage) {
  const { delegation } = useViewer()
  return members.find(({ by }) => by.id === delegation.id)?.entry ?? null
}

function Drafts({ page, actKey, answer }: OwnProps) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  const { own, framework, id, scale } = page
  return (
    <Section id="drafts" title={t('positions:own.drafts')}>
      <ul className="border-line border-t">
        {own?.drafts.map((draft) => (
          <li key={draft.id} className="border-line flex flex-col gap-2 border-b py-2">
            <span className="flex flex-wrap items-baseline gap-x-4">
              <Held holding={draft.content.holding} scale={scale} />
              <span className="text-muted">
                {t('positions:own.draftAt')} <Time at={draft.at} />
              </span>
              <Link to={paths.positionAct(framework.id, id, { draft: draft.id })}>
                {t('positions:own.useDraft')}
              </Link>
            </span>
            {search.get('draft') === draft.id ? (
              <ActForm
                intent="discard"
                actKey={actKey}
                answer={answerTo('discard', answer)}
                labels={{}}
                effect={t('positions:own.discardEffect')}
                submit={t('positions:own.discard')}
                look="danger"
              >
                <input type="hidden" name="position" value={draft.id} />
              </ActForm>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ShareForm({ page, actKey, answer: given, position }: OwnProps & { position: string }) {
  const { t } = useTexts()
  const answer = answerTo('share', given)
  return (
    <ActForm
      intent="share"
      actKey={actKey}
      answer={answer}
      labels={{
        to: t('positions:own.to'),
        'weight-to': t('positions:own.weightTo'),
        'resolution-to': t('positions:own.resolutionTo'),
      }}
      effect={t('positions:own.shareEffect')}
      submit={t('positions:own.shareSubmit')}
    >
      <input type="hidden" name="position" value={position} />
      <AudienceChoice page={page} answer={answer} preset="coalition" />
      <PartAudience name="weight-to" label={t('positions:own.weightTo')} answer={answer} />
      <PartAudience name="resolution-to" label={t('positions:own.resolutionTo')} answer={answer} />
    </ActForm>
  )
}

const ways = ['withdrawn', 'accommodated', 'recorded-as-statement'] as const

function SettleForm({ actKey, answer: given, position }: OwnProps & { position: string }) {
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
