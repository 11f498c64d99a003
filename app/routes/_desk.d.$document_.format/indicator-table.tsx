import { Link } from '@remix-run/react'

import { Badge } from '#app/components/badge.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { Status } from '#app/components/status.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { CellShown, FormatShown, IndicatorShown } from '#server/verification/show-format.ts'

/** The indicators of a section with their values as they are read; what is no value says why. */
export function IndicatorTable({
  document,
  section: { title, indicators },
}: {
  document: string
  section: FormatShown['sections'][number]
}) {
  const { t } = useTexts()
  const rows = indicators.map((indicator, at) => ({ indicator, key: indicator.block ?? `${at}` }))
  const column = (
    key: 'datatype' | 'unit' | 'threshold' | 'frequency' | 'sources' | 'verifier',
    said: (indicator: IndicatorShown) => CellShown,
  ) => ({
    key,
    header: t(`verification:format.columns.${key}`),
    cell: ({ indicator }: (typeof rows)[number]) => <CellText cell={said(indicator)} />,
  })
  return (
    <DataTable
      caption={title ?? t('verification:format.early')}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'id',
          header: t('verification:format.columns.id'),
          rowHeader: true,
          cell: ({ indicator }) => <IndicatorName document={document} indicator={indicator} />,
        },
        column('datatype', ({ datatype }) =>
          said(datatype, (known) => t(`verification:datatypes.${known}`)),
        ),
        column('unit', ({ unit }) => unit),
        column('threshold', ({ threshold }) => threshold),
        column('frequency', ({ frequency }) =>
          said(frequency, (known) => t(`verification:frequencies.${known}`)),
        ),
        column('sources', ({ sources }) => sources),
        column('verifier', ({ verifier }) => verifier),
      ]}
    />
  )
}

function IndicatorName({
  document,
  indicator: { block, id, statement, disputed },
}: {
  document: string
  indicator: IndicatorShown
}) {
  const { t } = useTexts()
  const name = <CellText cell={id} />
  return (
    <span className="flex min-w-44 flex-col gap-0.5">
      <span className="flex flex-wrap items-baseline gap-x-2 font-mono font-medium">
        {block === null || !('value' in id) ? (
          name
        ) : (
          <Link to={paths.documentBlock(document, block)}>{name}</Link>
        )}
        {disputed ? <Badge tone="hold">{t('verification:format.disputed')}</Badge> : null}
      </span>
      <CellText cell={statement} />
    </span>
  )
}

/** A value in the direction of its own words, or the characters that are none, with the reason. */
function CellText({ cell }: { cell: CellShown }) {
  const { t } = useTexts()
  if ('value' in cell) return <bdi>{cell.value ?? t('verification:format.none')}</bdi>
  return (
    <span className="flex flex-col gap-0.5">
      {cell.text === '' ? null : <bdi>{cell.text}</bdi>}
      <Status tone="bad">{t('verification:problems.error')}</Status>
    </span>
  )
}

function said<Value>(cell: CellShown<Value>, say: (value: Value) => string): CellShown {
  if (!('value' in cell)) return cell
  return { value: cell.value === null ? null : say(cell.value) }
}
