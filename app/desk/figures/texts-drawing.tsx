import { scaleLinear } from 'd3-scale'

import { useTexts } from '#app/i18n/use-texts.ts'
import type { TextCount } from '#server/positions/figures/read-texts.ts'

import { cutTo, useFigureWords } from './words.ts'

export const textsWidth = 720
const line = 32
const left = 200
const top = 12

export function textsHeight(texts: readonly TextCount[]): number {
  return top + texts.length * line + 8
}

/** For each text the share of its characters that stands in brackets. */
export function TextsDrawing({ texts }: { texts: readonly TextCount[] }) {
  const { t } = useTexts()
  const { number } = useFigureWords()
  const x = scaleLinear([0, 1], [left, textsWidth - 160])
  return texts.map(({ id, symbol, count }, at) => {
    const y = top + at * line
    const share = count === null ? 0 : shareIn(count)
    return (
      <g key={id}>
        <text x={left - 8} y={y + 15} textAnchor="end" className="fill-ink font-mono">
          {cutTo(26, symbol)}
        </text>
        <rect x={left} y={y} width={x(1) - left} height={20} className="stroke-edge fill-none" />
        <rect x={left} y={y} width={x(share) - left} height={20} className="fill-warn" />
        <text x={x(1) + 8} y={y + 15} className="fill-ink">
          {count === null
            ? t('figures:texts.unbalanced')
            : `${number(share * 100, 1)} % · ${number(count.pairs)}`}
        </text>
      </g>
    )
  })
}

export function shareIn({ inside, characters }: NonNullable<TextCount['count']>): number {
  return characters === 0 ? 0 : inside / characters
}
