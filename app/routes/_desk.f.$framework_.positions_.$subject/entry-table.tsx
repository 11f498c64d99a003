import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Held, NoneHeld } from '#app/desk/positions/held.tsx'
import type { Scale } from '#app/domain/positions/scale.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { NamedDelegation } from '#server/drafting/name-delegations.ts'
import type { EntryShown } from '#server/positions/show-entry.ts'

type Row = { key: string; by: NamedDelegation; entry: EntryShown | null; sealed: boolean }

/** Positions with everything that the viewer may see of each; who has none has a line too. */
export function EntryTable({
  caption,
  rows,
  scale,
}: {
  caption: string
  rows: readonly Row[]
  scale: Scale
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
          cell: ({ entry, sealed }) =>
            entry === null ? (
              <NoneHeld kind={sealed ? 'withheld' : 'none'} />
            ) : (
              <Said entry={entry} scale={scale} />
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
          cell: ({ entry }) => (entry === null ? null : <StageWords {...entry} />),
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

function Said({ entry, scale }: { entry: EntryShown; scale: Scale }) {
  const { t } = useTexts()
  const { holding, type, weight, reason, resolution, reviewBy, earlier, stale } = entry
  return (
    <div className="flex min-w-48 flex-col gap-0.5">
      <span className="font-medium">
        <Held holding={holding} scale={scale} />
      </span>
      {earlier ? <Status tone="warn">{t('positions:earlierWording')}</Status> : null}
      <span className="text-muted">
        {t(`positions:types.${type}`)}
        {weight === null ? null : ` · ${t(`positions:weights.${weight}`)}`}
      </span>
      {reason === '' ? null : <q dir="auto">{reason}</q>}
      {resolution === null ? null : (
        <span>
          <span className="text-muted">{t('positions:page.resolution')}:</span>{' '}
          <span dir="auto">{resolution}</span>
        </span>
      )}
      {reviewBy === null ? null : (
        <span>
          <span className="text-muted">{t('positions:page.reviewBy')}</span>{' '}
          <Time at={reviewBy} precision="day" />{' '}
          {stale ? <Status tone="warn">{t('positions:stale')}</Status> : null}
        </span>
      )}
    </div>
  )
}

function StageWords({ stage }: Pick<EntryShown, 'stage'>) {
  const { t } = useTexts()
  if (stage.kind === 'resolved') return t(`positions:stages.resolved.${stage.how}`)
  return (
    <>
      {t(`positions:stages.${stage.kind}`)}
      {stage.kind === 'parked' ? (
        <>
          {' '}
          · <Time at={stage.until} precision="day" />
        </>
      ) : null}
    </>
  )
}
