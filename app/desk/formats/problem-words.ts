import type { Place, Problem } from '#app/domain/verification/check/problem.ts'
import type { Translate } from '#app/i18n/use-texts.ts'

/** What is wrong, with the characters and the names that it is about. */
export function sentenceOf({ code, values }: Problem, t: Translate): string {
  return t(`verification:codes.${code}`, { ...values, defaultValue: code })
}

/** `Indicator DECLARED: threshold`. */
export function nameOf({ kind, id, cell }: Place, t: Translate): string {
  if (kind === 'format' && cell === null) return t('verification:problems.whole')
  const block = [t(`drafting:blocks.${kind}`), ...(id === null ? [] : [id])].join(' ')
  if (cell === null) return block
  const named = t(`drafting:cells.${cell as 'id'}`)
  return `${block}: ${named}`
}
