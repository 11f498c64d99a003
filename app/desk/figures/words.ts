import { useLevelWord } from '#app/desk/positions/level-word.ts'
import { kindOf, titleOf } from '#app/desk/positions/subject-title.tsx'
import type { Scale } from '#app/domain/positions/scale.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { SubjectName } from '#server/positions/describe.ts'
import type { MatrixCell } from '#server/positions/figures/read-matrix.ts'

/** What drawings and their tables say in words, as characters: an SVG holds no elements of a page. */
export function useFigureWords() {
  const { t, locale } = useTexts()
  const level = useLevelWord()
  const number = (value: number, digits = 3) =>
    formatNumber(value, locale, { maximumFractionDigits: digits })
  const change = (by: number) =>
    formatNumber(by, locale, { maximumFractionDigits: 3, signDisplay: 'exceptZero' })
  const range = ({ low, high }: { low: number; high: number }, unit: string) =>
    low === high
      ? t('positions:point', { value: number(low), unit })
      : t('positions:range', { low: number(low), high: number(high), unit })
  const cell = (held: MatrixCell, scale: Scale): string => {
    if (typeof held === 'string') return t(`positions:cells.${held}`)
    if (typeof held === 'number') {
      const found = scale.kind === 'ordinal' ? scale.levels[held] : undefined
      return found === undefined ? '' : level(found)
    }
    const [low, high] = held
    return range({ low, high }, scale.kind === 'range' ? scale.unit : '')
  }
  const subject = (name: SubjectName) =>
    name.kind === 'question' ? titleOf(name) : `${titleOf(name)} ${kindOf(t, name)}`
  return { number, change, level, range, cell, subject }
}

/** As much of a line as a drawing has room for. */
export function cutTo(characters: number, text: string): string {
  return text.length <= characters ? text : `${text.slice(0, characters - 1).trimEnd()}…`
}
