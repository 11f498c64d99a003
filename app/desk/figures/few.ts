import { fewestPublished } from '#app/domain/positions/figure.ts'

/** Marks what is left out of a picture that is taken along: a figure of fewer than four positions. */
export function fewMark(n: number): { 'data-few'?: '' } {
  return leftOut(n < fewestPublished)
}

export function leftOut(few: boolean): { 'data-few'?: '' } {
  return few ? { 'data-few': '' } : {}
}
