import { Link } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Time } from '#app/components/time.tsx'
import { NoneHeld } from '#app/desk/positions/held.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { NamedDelegation } from '#server/drafting/name-delegations.ts'
import type { SubjectPage } from '#server/positions/read-subject.ts'
import type { EntryShown } from '#server/positions/show-entry.ts'

import { Said, SealedSince } from './said.tsx'

type Row = Pick<SubjectPage['members'][number], 'entry' | 'sealed'> & {
  key: string
  by: NamedDelegation
}

/** Positions with everything that the viewer may see of each; who has none has a line too. */
export function EntryTable({
  caption,
  rows,
  page,
  stand = false,
}: {
  caption: string
  rows: readonly Row[]
  page: SubjectPage
  /** These are what stands, and what one may do with each is offered. */
  stand?: boolean
}) {
  const { t } = useTexts()
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'by',
          header: t('positions:delegation'),
          rowHeader: true,
          cell: ({ by }) => <DelegationTag delegation={by} />,
        },
        {
          key: 'position',
          header: t('positions:page.position'),
          cell: ({ entry, sealed }) => (
            <div className="flex min-w-48 flex-col gap-0.5">
              {entry === null ? (
                <NoneHeld kind={sealed === null ? 'none' : 'withheld'} />
              ) : (
                <Said entry={entry} scale={page.scale} value={page.value} />
              )}
              {sealed === null ? null : <SealedSince {...sealed} />}
            </div>
          ),
        },
        {
          key: 'shown',
          header: t('positions:page.shown'),
          cell: ({ entry }) => (entry === null ? null : t(`positions:visibilities.${entry.to}`)),
        },
        {
          key: 'stage',
          header: t('positions:page.stage'),
          cell: ({ entry }) =>
            entry === null ? null : (
              <span className="flex flex-col items-start gap-0.5">
                <StageWords {...entry} />
                {stand ? <Offers entry={entry} page={page} /> : null}
              </span>
            ),
        },
        {
          key: 'since',
          header: t('positions:page.since'),
          wide: true,
          cell: ({ entry }) => (entry === null ? null : <Time at={entry.at} />),
        },
      ]}
    />
  )
}

/** What the viewer may do with somebody's position. */
function Offers({ entry, page }: { entry: EntryShown; page: SubjectPage }) {
  const { t } = useTexts()
  const { delegation } = useViewer()
  const { mayPreside, own, framework, id } = page
  const mayAlign =
    own?.mayCommit === true &&
    entry.voice.kind === 'group' &&
    entry.by.id !== delegation.id &&
    entry.voice.members.some((member) => member.id === delegation.id)
  const who = { delegation: entry.by.code }
  return (
    <>
      {mayPreside && entry.moves.length > 0 ? (
        <Link
          to={paths.positionAct(framework.id, id, { move: entry.id })}
          aria-label={t('positions:chair.moveOf', who)}
        >
          {t('positions:chair.move')}
        </Link>
      ) : null}
      {mayAlign ? (
        <Link
          to={paths.positionAct(framework.id, id, { align: entry.id })}
          aria-label={t('positions:own.alignWith', who)}
        >
          {t('positions:own.align')}
        </Link>
      ) : null}
    </>
  )
}

function StageWords({ stage }: Pick<EntryShown, 'stage'>) {
  const { t } = useTexts()
  if (stage.kind === 'resolved') return <>{t(`positions:stages.resolved.${stage.how}`)}</>
  return (
    <span>
      {t(`positions:stages.${stage.kind}`)}
      {stage.kind === 'parked' ? (
        <>
          {' '}
          · <Time at={stage.until} precision="day" />
        </>
      ) : null}
    </span>
  )
}
