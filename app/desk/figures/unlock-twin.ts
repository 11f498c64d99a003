import type { DelegationId } from '#app/domain/kernel/id.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { UnlockView } from '#server/positions/figures/read-unlock.ts'

import type { Twin } from './twin.tsx'
import { useMoment } from './use-moment.ts'
import { useFigureWords } from './words.ts'

export function useUnlockTwin({ head, members, unlock, subjects }: UnlockView): Twin {
  const { t } = useTexts()
  const { subject } = useFigureWords()
  const moment = useMoment(head)
  const named = new Map(subjects.map((one) => [one.subject, subject(one.name)]))
  return {
    caption: t('figures:views.unlock.title'),
    columns: [
      { header: t('positions:delegation') },
      { header: t('figures:unlock.alone'), aggregate: true },
      { header: t('figures:unlock.which'), aggregate: true },
      { header: t('figures:unlock.share'), aggregate: true },
      { header: t('figures:unlock.subjects') },
      { header: 'n' },
    ],
    rows: unlock.members.map(({ delegation, alone, share }) => {
      const n = fewestBehind(subjects, delegation)
      return {
        key: delegation,
        to: `${paths.figures(head.framework.id, 'unlock', { ...moment, blocker: delegation })}#board`,
        n,
        cells: () => [
          members.find(({ id }) => id === delegation)?.code ?? '?',
          alone.length,
          alone.map((id) => named.get(id) ?? '').join('; '),
          share,
          blockedBy(subjects, delegation).length,
          n,
        ],
      }
    }),
  }
}

/** Positions on that subject it blocks which has the fewest: on no fewer rest the figures of its moves. */
export function fewestBehind(subjects: UnlockView['subjects'], delegation: DelegationId): number {
  return Math.min(...blockedBy(subjects, delegation).map(({ n }) => n))
}

/** What one delegation stands in the way of. */
export function blockedBy(subjects: UnlockView['subjects'], delegation: DelegationId) {
  return subjects.filter(({ need, blockers }) => need > 0 && blockers.includes(delegation))
}
