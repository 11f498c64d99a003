import type { Tone } from '#app/components/glyph.tsx'
import { Status } from '#app/components/status.tsx'
import type { Level, Scale } from '#app/domain/positions/scale.ts'
import type { Cell, Holding } from '#app/domain/positions/stance.ts'
import { towards } from '#app/domain/positions/towards.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { useLevelWord } from './level-word.ts'

/** What is held, in words and a shape. */
export function Held({
  holding,
  scale,
  value = null,
}: {
  holding: Holding
  scale: Scale
  /** What the text says on a scale of numbers: a range that holds it supports the text. */
  value?: number | null
}) {
  switch (holding.kind) {
    case 'not-participating':
      return <NoneHeld kind="not-participating" />
    case 'stance': {
      const levels = scale.kind === 'ordinal' ? scale.levels : []
      return (
        <LevelHeld levels={levels} at={levels.findIndex(({ code }) => code === holding.level)} />
      )
    }
    case 'range':
      return scale.kind === 'range' ? (
        <RangeHeld
          low={holding.low ?? scale.low}
          high={holding.high ?? scale.high}
          scale={scale}
          value={value}
        />
      ) : null
  }
}

/** The same of a cell of the matrix, where the four kinds of nothing are told apart. */
export function CellHeld({
  cell,
  scale,
  value,
}: {
  cell: Cell
  scale: Scale
  value: number | null
}) {
  const { t } = useTexts()
  switch (cell.kind) {
    case 'none':
    case 'not-participating':
    case 'withheld':
      return <NoneHeld kind={cell.kind} />
    case 'position':
      return (
        <span className="flex flex-col">
          {scale.kind === 'ordinal' ? (
            <LevelHeld levels={scale.levels} at={cell.interval.low} />
          ) : (
            <RangeHeld {...cell.interval} scale={scale} value={value} />
          )}
          {cell.earlier ? (
            <span className="text-muted text-xs">{t('positions:earlierWording')}</span>
          ) : null}
        </span>
      )
  }
}

/** The kinds of nothing: none passes for another. */
export function NoneHeld({ kind }: { kind: Exclude<Cell['kind'], 'position'> }) {
  const { t } = useTexts()
  if (kind === 'withheld') return <Status tone="hold">{t('positions:cells.withheld')}</Status>
  return (
    <span className="text-muted whitespace-nowrap">
      {kind === 'none' ? '– ' : '∅ '}
      {t(`positions:cells.${kind}`)}
    </span>
  )
}

function LevelHeld({ levels, at }: { levels: readonly Level[]; at: number }) {
  const wordOf = useLevelWord()
  const level = levels[at]
  if (level === undefined) return null
  return (
    <Status tone={toneOf(levels, at)}>
      <bdi>{wordOf(level)}</bdi>
    </Status>
  )
}

/** The lowest level stands in the way most; going along without more is calm. */
function toneOf(levels: readonly Level[], at: number): Tone {
  switch (levels[at]?.counts) {
    case 'against':
      return at === 0 ? 'bad' : 'warn'
    case 'for':
      return at === levels.length - 1 ? 'good' : 'calm'
    case 'abstention':
    case undefined:
      return 'hold'
  }
}

function RangeHeld({
  low,
  high,
  scale: { unit },
  value,
}: {
  low: number
  high: number
  scale: Extract<Scale, { kind: 'range' }>
  value: number | null
}) {
  const { t, locale } = useTexts()
  const number = (one: number) => formatNumber(one, locale)
  const range =
    low === high
      ? t('positions:point', { value: number(low), unit })
      : t('positions:range', { low: number(low), high: number(high), unit })
  if (value === null) return <span className="whitespace-nowrap">{range}</span>
  const stance = towards(value, { low, high })
  return (
    <Status tone={stance === 'support' ? 'good' : 'bad'}>
      {range} · {t(`positions:levels.${stance}`)}
    </Status>
  )
}
