import type { ReactNode } from 'react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { RelativeTime } from '#app/components/time.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReadDocument } from '#server/drafting/read-document.ts'
import type { MeterShown } from '#server/drafting/show-meter.ts'

/** How far the text is from adoption: what is open, since when, by whom, and whose move it is. */
export function MeterPanel({ document: { meter, labels } }: { document: ReadDocument }) {
  const { t } = useTexts()
  const { openBrackets, oldest, byDelegation, byDay, paragraphs, blockers } = meter
  return (
    <>
      <p className="flex items-baseline gap-2">
        <span className="text-2xl font-medium tabular-nums">{openBrackets}</span>
        <span>
          {t('documents:meter.open', { count: openBrackets })}
          {oldest === null ? null : (
            <span className="text-muted block text-sm">
              {t('documents:meter.oldest')} <RelativeTime at={oldest.openedAt} />
            </span>
          )}
        </span>
      </p>
      <p className="text-muted text-sm">
        {t('documents:meter.days', {
          days: byDay.length,
          before: byDay.at(0)?.open ?? 0,
          now: openBrackets,
        })}
      </p>
      {byDelegation.length === 0 ? null : (
        <Part title={t('documents:meter.byDelegation')}>
          <ul className="border-line border-t">
            {byDelegation.map(({ delegation, holds }) => (
              <li
                key={delegation.id}
                className="border-line flex items-baseline justify-between border-b py-1.5"
              >
                <span>
                  <DelegationTag delegation={delegation} /> <bdi>{delegation.name}</bdi>
                </span>
                <span className="tabular-nums">{holds}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('documents:meter.paragraphs')}>
        <ul className="border-line border-t">
          {statesIn(paragraphs)
            .filter((state) => paragraphs[state] > 0)
            .map((state) => (
              <li
                key={state}
                className="border-line flex items-baseline justify-between border-b py-1.5"
              >
                {t(`documents:paragraphs.states.${state}`)}
                <span className="tabular-nums">{paragraphs[state]}</span>
              </li>
            ))}
        </ul>
      </Part>
      <Part title={t('documents:meter.blockers')}>
        {blockers.length === 0 ? (
          <EmptyState>{t('documents:meter.nothing')}</EmptyState>
        ) : (
          <ul className="border-line border-t">
            {blockers.map((blocker) => (
              <li key={keyOf(blocker)} className="border-line flex flex-col gap-1 border-b py-2">
                <Blocker blocker={blocker} labels={labels} />
              </li>
            ))}
          </ul>
        )}
      </Part>
    </>
  )
}

/** In the order in which the domain counts them (paragraph.ts). */
function statesIn(paragraphs: MeterShown['paragraphs']) {
  return Object.keys(paragraphs) as (keyof MeterShown['paragraphs'])[]
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-base font-medium">{title}</h3>
      {children}
    </section>
  )
}

/** A paragraph stands once in each kind, but for oral revisions. */
function keyOf(blocker: MeterShown['blockers'][number]): string {
  switch (blocker.is) {
    case 'bracket':
      return blocker.bracket
    case 'oral-revision':
      return blocker.revision
    case 'capitals':
    case 'reopened':
      return `${blocker.is} ${blocker.block}`
  }
}

/** What it is, where it stands, and who would have to move. */
function Blocker({
  blocker,
  labels,
}: {
  blocker: MeterShown['blockers'][number]
  labels: ReadDocument['labels']
}) {
  const { t } = useTexts()
  const { block } = blocker
  return (
    <>
      <p className="font-medium">
        {block === null ? null : (
          <a href={`#${block}`} className="me-2">
            <bdi>{labels[block] ?? t('documents:brackets.place')}</bdi>
          </a>
        )}
        {t(`documents:meter.kinds.${blocker.is}`)}
      </p>
      {blocker.is === 'reopened' || blocker.is === 'oral-revision' ? null : (
        <Moves
          ways={blocker.is === 'bracket' ? blocker.waysOut : [blocker.outstanding]}
          lead={t(`documents:meter.moves.${blocker.is}`)}
        />
      )}
    </>
  )
}

function Moves({
  ways,
  lead,
}: {
  ways: Extract<MeterShown['blockers'][number], { is: 'bracket' }>['waysOut']
  lead: string
}) {
  const { t } = useTexts()
  if (ways.length === 0) return <p className="text-sm">{t('documents:meter.moves.chair')}</p>
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <span className="text-muted">{lead}</span>
      {ways.map((delegations, at) => (
        <span key={at} className="flex items-baseline gap-x-2">
          {at === 0 ? null : <span className="text-muted">{t('documents:meter.or')}</span>}
          {delegations.map((delegation) => (
            <DelegationTag key={delegation.id} delegation={delegation} />
          ))}
        </span>
      ))}
    </p>
  )
}
