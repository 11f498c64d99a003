/** What broke the silence on the threshold, and the words that would do instead. */
export const objection = {
  on: 'A difference not exceeding',
  reason: 'Exchange rates alone can move the two figures apart by more than 5 per cent in a month.',
  counterText:
    'A difference not exceeding 8 per cent of declared value over a reporting month shall be regarded as agreement between the two sources.',
} as const

/** What nobody disputes. */
export const common = 'Recognising that declared trade'

/** A side that a head takes on the brackets of another: whose, in the paragraph that begins so. */
export type DemoHold = {
  by: string
  of: string
  on: string
  act: 'support' | 'oppose'
  words: string
}

export const holds: readonly DemoHold[] = [
  {
    by: 'UWC',
    of: 'OST',
    on: 'A difference not exceeding',
    act: 'oppose',
    words: 'Beyond 5 per cent the figures cannot be called agreed.',
  },
  { by: 'SOL', of: 'OST', on: 'The report shall reach', act: 'oppose', words: '' },
  { by: 'THA', of: 'OST', on: 'The report shall reach', act: 'support', words: '' },
  { by: 'SOL', of: 'MAR', on: 'Where a public holiday', act: 'support', words: '' },
  {
    by: 'OST',
    of: 'THA',
    on: 'A discrepancy that is explained',
    act: 'oppose',
    words: 'A false positive must be found, not presumed.',
  },
]

/** A question about words, and the answer to it. */
export const comments = {
  on: 'Where the difference is larger',
  quote: 'reconcile the figures',
  asks: 'With whom does the reporting State reconcile them: with the banks, or with the Mission?',
  answers: 'With the Mission, which has the figures of both. The banks are not asked twice.',
  /** What is said has its key for its name: with names of their own they are said once, however often the story is told. */
  keys: ['0192f1a0-0000-7000-8000-000000000001', '0192f1a0-0000-7000-8000-000000000002'],
} as const
