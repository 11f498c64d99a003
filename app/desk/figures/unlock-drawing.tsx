import { scaleLinear } from 'd3-scale'

import { useTexts } from '#app/i18n/use-texts.ts'
import type { NamedDelegation } from '#server/drafting/name-delegations.ts'
import type { UnlockView } from '#server/positions/figures/read-unlock.ts'

import { fewMark } from './few.ts'
import { fewestBehind } from './unlock-twin.ts'
import { useFigureWords } from './words.ts'

export const unlockWidth = 720
const line = 40
const left = 72
const top = 28

export function unlockHeight({ unlock }: Pick<UnlockView, 'unlock'>): number {
  return top + unlock.members.length * line + 8
}

/** For each who blocks anything: what its move alone unlocks, and its share in all that is blocked. */
export function UnlockDrawing({ unlock: { members }, members: named, subjects }: UnlockView) {
  const { t } = useTexts()
  const { number } = useFigureWords()
  const most = Math.max(1, ...members.flatMap(({ alone, share }) => [alone.length, share]))
  const x = scaleLinear([0, most], [left, unlockWidth - 200])
  const codeOf = (id: NamedDelegation['id']) => named.find((one) => one.id === id)?.code ?? '?'
  return (
    <>
      {x
        .ticks(Math.min(8, most))
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick}>
            <line
              x1={x(tick)}
              x2={x(tick)}
              y1={top - 6}
              y2={top + members.length * line}
              className="stroke-line"
            />
            <text x={x(tick)} y={top - 12} textAnchor="middle" className="fill-muted">
              {number(tick)}
            </text>
          </g>
        ))}
      {members.map(({ delegation, alone, share }, at) => {
        const y = top + at * line
        return (
          <g key={delegation} {...fewMark(fewestBehind(subjects, delegation))}>
            <text x={left - 8} y={y + 22} textAnchor="end" className="fill-ink font-mono">
              {codeOf(delegation)}
            </text>
            <rect
              x={left}
              y={y + 4}
              width={x(alone.length) - left}
              height={14}
              className="fill-accent"
            />
            <text x={x(alone.length) + 6} y={y + 15} className="fill-ink">
              {number(alone.length)} {t('figures:unlock.alone')}
            </text>
            <rect
              x={left}
              y={y + 20}
              width={x(share) - left}
              height={14}
              className="stroke-accent fill-none"
            />
            <text x={x(share) + 6} y={y + 31} className="fill-ink">
              {number(share, 2)} {t('figures:unlock.share')}
            </text>
          </g>
        )
      })}
    </>
  )
}
