import { Link, useSearchParams } from '@remix-run/react'

import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { Held } from '#app/desk/positions/held.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { SubjectPage } from '#server/positions/read-subject.ts'

import { AlignForm, RevealForm, SealForm, SettleForm, ShareForm } from './own-forms.tsx'
import { PositionForm } from './position-form.tsx'

export type OwnProps = { page: SubjectPage; actKey: string; answer: unknown }

/** What the viewer's own delegation does here: its position, its drafts, and what it shows of them. */
export function OwnPart(props: OwnProps) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  const asked = useAsked(props.page)
  const { own, framework, id } = props.page
  if (own === null || !own.mayPrepare) return null
  const draft = own.drafts.find((one) => one.id === search.get('draft')) ?? null
  const { standing } = asked
  return (
    <>
      {own.drafts.length === 0 ? null : <Drafts {...props} />}
      <Section
        id="own"
        title={t(`positions:own.${own.mayCommit ? 'commit' : 'prepare'}`)}
        aside={
          <span className="flex flex-wrap gap-x-4">
            {asked.offers.map((what) => (
              <Link key={what} to={paths.positionAct(framework.id, id, { act: what })}>
                {t(`positions:own.${what}`)}
              </Link>
            ))}
          </span>
        }
      >
        {asked.form === 'align' ? (
          <AlignForm {...props} position={asked.statement ?? ''} />
        ) : asked.form === 'share' ? (
          <ShareForm {...props} position={standing?.id ?? ''} />
        ) : asked.form === 'seal' ? (
          <SealForm {...props} position={standing?.id ?? ''} />
        ) : asked.form === 'reveal' ? (
          <RevealForm {...props} position={asked.sealed ?? ''} />
        ) : asked.form === 'settle' ? (
          <SettleForm {...props} position={standing?.id ?? ''} />
        ) : (
          // Another draft, or another position, fills the form anew.
          <PositionForm key={draft?.id ?? standing?.id ?? ''} {...props} draft={draft} />
        )}
      </Section>
    </>
  )
}

/** The forms of the own delegation that the page shows now, which say their own errors. */
export function useOwnIntents(page: SubjectPage): readonly string[] {
  const [search] = useSearchParams()
  const { form } = useAsked(page)
  const { own } = page
  if (own === null || !own.mayPrepare) return []
  const draft = own.drafts.some(({ id }) => id === search.get('draft')) ? ['discard'] : []
  return [form, ...draft]
}

/** Which form was asked for, and what there is to do with what stands. */
function useAsked({ members, own }: SubjectPage) {
  const { delegation } = useViewer()
  const [search] = useSearchParams()
  const of = members.find(({ by }) => by.id === delegation.id)
  const standing = of?.entry ?? null
  const sealed = of?.sealed?.entry ?? null
  const mayCommit = own?.mayCommit === true
  const offers = mayCommit ? offersOn(standing, sealed) : []
  const statement = members.find(({ entry }) => entry?.id === search.get('align'))?.entry?.id
  const act = offers.find((one) => one === search.get('act'))
  const form =
    mayCommit && statement !== undefined ? 'align' : (act ?? (mayCommit ? 'commit' : 'prepare'))
  return { standing, sealed, statement, offers, form } as const
}

/** A sealed position is opened and nothing else; only what nobody else has seen can be sealed. */
function offersOn(
  standing: SubjectPage['members'][number]['entry'],
  sealed: string | null,
): readonly ('share' | 'seal' | 'reveal' | 'settle')[] {
  const reveal = sealed === null ? [] : (['reveal'] as const)
  if (standing === null || standing.id === sealed) return reveal
  const seal = standing.to === 'own' ? (['seal'] as const) : []
  return ['share', ...seal, ...reveal, 'settle']
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
