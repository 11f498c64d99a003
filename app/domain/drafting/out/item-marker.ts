import type { Block } from '../block.ts'
import type { ItemPlace } from './list-items.ts'

/** What stands before an item of a list, as on the screen (styles/editor.css). */
export function itemMarker(
  { marker, level, lang }: Extract<Block, { kind: 'listItem' }>,
  { number }: ItemPlace,
): string {
  if (marker === 'bullet') return '–'
  switch (level) {
    case 0:
      return `${number}.`
    case 1:
      return `(${lettered(number, lang?.split('-')[0] === 'ar' ? arabic : latin)})`
    case 2:
      return `(${roman(number)})`
    case 3:
      return `${number})`
    case 4:
      return `${lettered(number, latin)})`
    default:
      return `${roman(number)})`
  }
}

const latin = 'abcdefghijklmnopqrstuvwxyz'.split('')

/** The order in which Arabic texts enumerate, which is not that of the alphabet. */
const arabic = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'.split('')

/** After the last letter come pairs of letters: `z`, `aa`, `ab`. */
function lettered(number: number, letters: readonly string[]): string {
  const rest = number - 1
  const last = letters[rest % letters.length] ?? ''
  const before = Math.floor(rest / letters.length)
  return before === 0 ? last : lettered(before, letters) + last
}

const numerals = [
  [1_000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

function roman(number: number): string {
  let [left, written] = [number, '']
  for (const [value, sign] of numerals) {
    const times = Math.floor(left / value)
    written += sign.repeat(times)
    left -= times * value
  }
  return written
}
