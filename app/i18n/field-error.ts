import type { en } from '#app/texts/en/index.ts'

import type { Translate } from './use-texts.ts'

/** The sentence for a code that a schema gave; a code without one still says that the value is wrong. */
export function fieldError(t: Translate, code: string): string {
  return t(`fields:${isKnown(code) ? code : 'invalid'}`)
}

const codes = {
  required: true,
  tooLong: true,
  tooShort: true,
  controlCharacters: true,
  markup: true,
  email: true,
  address: true,
  choice: true,
  number: true,
  day: true,
  reversed: true,
  step: true,
  code: true,
  zone: true,
  symbol: true,
  steps: true,
  levels: true,
  moment: true,
  notQuoted: true,
  quotedTwice: true,
  taken: true,
  time: true,
  file: true,
  fileTooLarge: true,
  invalid: true,
} as const satisfies Record<keyof typeof en.fields, true>

function isKnown(code: string): code is keyof typeof codes {
  return Object.hasOwn(codes, code)
}
