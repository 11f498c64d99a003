import { Link } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { Status } from '#app/components/status.tsx'
import { Section } from '#app/desk/page.tsx'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { formatInstant, formatList } from '#app/i18n/format.ts'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { GlanceView } from '#server/positions/figures/read-glance.ts'

import { PositionsBehind } from './behind.tsx'
import { useMoment } from './use-moment.ts'
import type { FigureView } from './views.ts'
import { useFigureWords } from './words.ts'

/** The mean distance, and whether it grows or shrinks. */
export function Apart({ head, trend, glance, since }: GlanceView) {
  const { t } = useTexts()
  const reader = useReader()
  const { number, change } = useFigureWords()
  const { after, likeForLike, composition, subjects } = trend
  return (
    <Section id="apart" title={t('figures:glance.apart')}>
      {after === null ? (
        <p className="text-muted">{t('figures:glance.nothing')}</p>
      ) : (
        <>
          <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="text-2xl tabular-nums">{number(after)}</span>
            <DirectionOf change={likeForLike} />
          </p>
          <p>
            {likeForLike === null
              ? t('figures:glance.notMoved', { since: formatInstant(since, reader, 'day') })
              : t('figures:glance.moved', {
                  by: change(likeForLike),
                  since: formatInstant(since, reader, 'day'),
                  subjects: number(subjects.length),
                  n: number(trend.n.likeForLike),
                  composition: change(composition ?? 0),
                })}
          </p>
          <p className="text-muted text-sm">
            {t('figures:glance.rests', {
              subjects: number(glance.measured),
            })}
            {' · '}
            <PositionsBehind head={head} n={trend.n.after} />. {t('figures:glance.effort')}
          </p>
        </>
      )}
      <Further head={head} view="steps">
        {t('figures:glance.allSteps')}
      </Further>
    </Section>
  )
}

/** Effort falls as delegations come closer. */
function DirectionOf({ change }: { change: number | null }) {
  const { t } = useTexts()
  if (change === null) return <Status tone="calm">{t('figures:glance.direction.unknown')}</Status>
  // What a sum in binary leaves is no movement.
  if (Math.abs(change) < 1e-9) {
    return <Status tone="calm">{t('figures:glance.direction.still')}</Status>
  }
  return change < 0 ? (
    <Status tone="good">{t('figures:glance.direction.closer')}</Status>
  ) : (
    <Status tone="warn">{t('figures:glance.direction.apart')}</Status>
  )
}

/** The subjects on which most would have to be conceded. */
export function Farthest(view: GlanceView) {
  const { t } = useTexts()
  const { number } = useFigureWords()
  const { head, glance } = view
  return (
    <Section id="farthest" title={t('figures:glance.on')}>
      {glance.farthest.length === 0 ? (
        <p className="text-muted">{t('figures:glance.onNothing')}</p>
      ) : (
        <DataTable
          caption={t('figures:glance.on')}
          captionHidden
          rows={glance.farthest}
          rowKey={({ subject }) => subject}
          columns={[
            {
              key: 'subject',
              header: t('positions:subject'),
              rowHeader: true,
              cell: ({ subject }) => <SubjectLink {...view} subject={subject} />,
            },
            {
              key: 'effort',
              header: 'D',
              figures: true,
              cell: ({ effort }) => number(effort),
            },
            { key: 'n', header: 'n', figures: true, cell: ({ n }) => number(n) },
          ]}
        />
      )}
      <Further head={head} view="bars" asked={{ by: 'effort' }}>
        {t('figures:glance.allBars')}
      </Further>
    </Section>
  )
}

export function Blockers({ head, members, glance }: GlanceView) {
  const { t } = useTexts()
  const { number } = useFigureWords()
  const nameOf = useNames(members)
  const moment = useMoment(head)
  return (
    <Section id="blockers" title={t('figures:glance.who')}>
      {glance.blockers.length === 0 ? (
        <p className="text-muted">{t('figures:unlock.nothingBlocked')}</p>
      ) : (
        <DataTable
          caption={t('figures:glance.who')}
          captionHidden
          rows={glance.blockers}
          rowKey={({ delegation }) => delegation}
          columns={[
            {
              key: 'delegation',
              header: t('figures:pairs.one'),
              rowHeader: true,
              cell: ({ delegation }) => (
                <Link
                  to={`${paths.figures(head.framework.id, 'unlock', { ...moment, blocker: delegation })}#board`}
                >
                  <bdi>{nameOf(delegation)}</bdi>
                </Link>
              ),
            },
            {
              key: 'blocks',
              header: t('figures:glance.blocks'),
              figures: true,
              cell: ({ blocks }) => number(blocks),
            },
            {
              key: 'alone',
              header: t('figures:glance.alone'),
              figures: true,
              cell: ({ alone }) => number(alone),
            },
            {
              key: 'share',
              header: t('figures:glance.share'),
              figures: true,
              cell: ({ share }) => number(share),
            },
            { key: 'n', header: 'n', figures: true, cell: ({ n }) => number(n) },
          ]}
        />
      )}
      <Further head={head} view="unlock" hash="#board">
        {t('figures:unlock.board')}
      </Further>
    </Section>
  )
}

/** How much is free of objections and reserves, what most stand against, and since when the oldest does. */
export function Differing(view: GlanceView) {
  const { t } = useTexts()
  const reader = useReader()
  const { number } = useFigureWords()
  const { head, members, differences } = view
  const nameOf = useNames(members)
  const { subjects, free, n, mostBlocked, oldest } = differences
  return (
    <Section id="differing" title={t('figures:glance.differing')}>
      {subjects === 0 ? (
        <p className="text-muted">{t('figures:glance.undecidable')}</p>
      ) : (
        <p>
          {t('figures:glance.free', { free: number(free), of: number(subjects) })}{' '}
          <PositionsBehind head={head} n={n} />
        </p>
      )}
      {mostBlocked.length === 0 ? null : (
        <DataTable
          caption={t('figures:glance.mostBlocked')}
          rows={mostBlocked}
          rowKey={({ subject }) => subject}
          columns={[
            {
              key: 'subject',
              header: t('positions:subject'),
              rowHeader: true,
              cell: ({ subject }) => <SubjectLink {...view} subject={subject} />,
            },
            {
              key: 'against',
              header: t('figures:glance.against'),
              figures: true,
              cell: ({ against }) => number(against),
            },
            { key: 'n', header: 'n', figures: true, cell: ({ n: own }) => number(own) },
          ]}
        />
      )}
      {oldest === null ? null : (
        <p>
          {t('figures:glance.oldest', {
            who: nameOf(oldest.delegation),
            since: formatInstant(oldest.since, reader, 'day'),
          })}{' '}
          <SubjectLink {...view} subject={oldest.subject} />
        </p>
      )}
      <Further head={head} view="bars" asked={{ by: 'blockers' }}>
        {t('figures:glance.allBlocked')}
      </Further>
    </Section>
  )
}

/** Whose positions are others than a month before, and on how many subjects. */
export function Movers({ head, members, moved, since }: GlanceView) {
  const { t } = useTexts()
  const reader = useReader()
  const { number } = useFigureWords()
  const nameOf = useNames(members)
  const title = t('figures:glance.movers', { since: formatInstant(since, reader, 'day') })
  return (
    <Section id="movers" title={title}>
      {moved.length === 0 ? (
        <p className="text-muted">{t('figures:glance.nobodyMoved')}</p>
      ) : (
        <DataTable
          caption={title}
          captionHidden
          rows={moved}
          rowKey={({ delegation }) => delegation}
          columns={[
            {
              key: 'delegation',
              header: t('figures:pairs.one'),
              rowHeader: true,
              cell: ({ delegation }) => <bdi>{nameOf(delegation)}</bdi>,
            },
            {
              key: 'moved',
              header: t('figures:glance.movedOn'),
              figures: true,
              cell: (one) => number(one.moved),
            },
            { key: 'n', header: 'n', figures: true, cell: ({ n }) => number(n) },
          ]}
        />
      )}
      <Further head={head} view="steps">
        {t('figures:glance.allSteps')}
      </Further>
    </Section>
  )
}

/** The fewest who, giving way, would let most be adopted, and what that is. */
export function Moves(view: GlanceView) {
  const { t, locale } = useTexts()
  const { number } = useFigureWords()
  const { head, members, glance, adopted, ruled } = view
  const nameOf = useNames(members)
  return (
    <Section id="moves" title={t('figures:glance.whose')}>
      {glance.moves.length === 0 ? (
        <p className="text-muted">{t('figures:glance.noMove')}</p>
      ) : (
        glance.moves.map(({ movers, opens, n }) => (
          <div key={movers.join()} className="flex flex-col gap-1">
            <p>
              {t('figures:glance.move', {
                who: formatList(movers.map(nameOf), locale),
                adopted: number(adopted + opens.length),
                of: number(ruled),
              })}
            </p>
            <ul className="list-disc ps-5">
              {opens.map((subject) => (
                <li key={subject}>
                  <SubjectLink {...view} subject={subject} />
                </li>
              ))}
            </ul>
            <p className="text-muted text-sm">{t('figures:n', { count: n })}</p>
          </div>
        ))
      )}
      <Further head={head} view="unlock">
        {t('figures:glance.allUnlock')}
      </Further>
    </Section>
  )
}

function SubjectLink({ head, names, subject }: GlanceView & { subject: SubjectId }) {
  const words = useFigureWords()
  const name = names.find(({ id }) => id === subject)?.name
  return (
    <Link to={paths.positionsOn(head.framework.id, subject)}>
      <bdi>{name === undefined ? subject : words.subject(name)}</bdi>
    </Link>
  )
}

/** To the view that has all of it, at the same moment. */
function Further({
  head,
  view,
  asked = {},
  hash = '',
  children,
}: {
  head: GlanceView['head']
  view: FigureView
  asked?: Readonly<Record<string, string>>
  hash?: string
  children: string
}) {
  const moment = useMoment(head)
  const to = paths.figures(head.framework.id, view, { ...asked, ...moment })
  return (
    <p>
      <Link to={`${to}${hash}`}>{children}</Link>
    </p>
  )
}

function useNames(members: GlanceView['members']) {
  const known = new Map(members.map(({ id, code, name }) => [id, `${code} ${name}`]))
  return (delegation: DelegationId) => known.get(delegation) ?? '?'
}
