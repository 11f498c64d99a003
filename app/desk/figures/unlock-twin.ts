import type { DelegationId } from '#app/domain/kernel/id.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { UnlockView } from '#server/positions/figures/read-unlock.ts'

import type { Twin } from './twin.tsx'
import { useFigureWords } from './words.ts'

export function useUnlockTwin({ members, unlock, subjects }: UnlockView): Twin {
  const { t } = useTexts()
  const { subject } = useFigureWords()
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

function blockedBy(subjects: UnlockView['subjects'], delegation: DelegationId) {
  return subjects.filter(({ need, blockers }) => need > 0 && blockers.includes(delegation))
}
