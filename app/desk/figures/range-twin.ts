import type { DelegationId } from '#app/domain/kernel/id.ts'
import { formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { RangePlot, RangesView } from '#server/positions/figures/read-ranges.ts'

import type { Twin } from './twin.tsx'
import { useFigureWords } from './words.ts'

/** Every number that is open, with what each accepts and where they could meet. */
export function useRangeTwin({ head, members, ranges }: RangesView): Twin {
  const { t, locale } = useTexts()
  const { number, range, subject } = useFigureWords()
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  const code = (id: DelegationId) => codes.get(id) ?? '?'
  const zone = ({ meeting, scale }: RangePlot) => {
    if (meeting === null) return null
    if (meeting.zone.kind === 'open') return range(meeting.zone, scale.unit)
    const { gap, between } = meeting.zone
    return t('figures:ranges.gap', {
      gap: number(gap),
      unit: scale.unit,
      low: code(between.atMost),
      high: code(between.atLeast),
    })
  }
  return {
    caption: t('figures:views.ranges.title'),
    columns: [
      { header: t('positions:subject') },
      { header: t('figures:ranges.accepted') },
      { header: 'n' },
      { header: t('figures:ranges.zone'), aggregate: true },
      { header: t('figures:ranges.least'), aggregate: true },
      { header: t('figures:bars.effort'), aggregate: true },
      { header: t('figures:ranges.minimax'), aggregate: true },
      { header: t('figures:ranges.coverage'), aggregate: true },
      { header: t('figures:ranges.pivots'), aggregate: true },
    ],
    rows: ranges.map((plot) => {
      const { id, name, scale, claims, meeting, pivots } = plot
      return {
        key: id,
        to: paths.positionsOn(head.framework.id, id),
        n: claims.length,
        cells: () => [
          subject(name),
          claims
            .map((one) => `${code(one.delegation)} ${range(one.interval, scale.unit)}`)
            .join('; '),
          claims.length,
          zone(plot),
          meeting &&
            `${range(meeting.least, scale.unit)} (${number(meeting.concession)} ${scale.unit})`,
          meeting?.effort ?? null,
          meeting &&
            `${range(meeting.minimax.at, scale.unit)} (${number(meeting.minimax.worst)} ${scale.unit})`,
          meeting &&
            meeting.coverage.stretches
              .map(({ interval, without }) =>
                t('figures:ranges.covered', {
                  range: range(interval, scale.unit),
                  members: meeting.coverage.members,
                  of: claims.length,
                  without: without.length === 0 ? '–' : formatList(without.map(code), locale),
                }),
              )
              .join('; '),
          pivots.length === 0
            ? null
            : pivots
                .map(
                  ({ delegation, concession }) =>
                    `${code(delegation)} ${number(concession)} ${scale.unit}`,
                )
                .join('; '),
        ],
      }
    }),
  }
}
