import { Link } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { PairsView } from '#server/positions/figures/read-pairs.ts'

import { useFigureWords } from './words.ts'

/** Two delegations by themselves: what their agreement rests on, the furthest apart first. */
export function PairDetail({ head, members, detail }: PairsView) {
  const { t } = useTexts()
  const { number, subject } = useFigureWords()
  if (detail === null) return null
  const codeOf = (id: string) => members.find((each) => each.id === id)?.code ?? '?'
  const shown = (value: number | null) => (value === null ? '–' : number(value))
  const title = t('figures:pairs.detail', { one: codeOf(detail.one), other: codeOf(detail.other) })
  return (
    <Section id="pair" title={title}>
      <p>
        {t('figures:pairs.agreement')} {shown(detail.agreement)} · {t('figures:pairs.s')}{' '}
        {shown(detail.s)} · {t('figures:pairs.kappa')} {shown(detail.kappa)} · n {number(detail.n)}
      </p>
      {detail.agreement === null ? (
        <p className="text-muted">{t('figures:pairs.undefined')}</p>
      ) : null}
      <DataTable
        caption={title}
        captionHidden
        rows={detail.subjects}
        rowKey={(row) => row.subject}
        columns={[
          {
            key: 'subject',
            header: t('positions:subject'),
            rowHeader: true,
            cell: (row) => (
              <Link to={paths.positionsOn(head.framework.id, row.subject)}>
                <bdi>{subject(row.name)}</bdi>
              </Link>
            ),
          },
          {
            key: 'apart',
            header: t('figures:pairs.apart'),
            figures: true,
            cell: ({ apart }) => number(apart),
          },
        ]}
      />
    </Section>
  )
}
