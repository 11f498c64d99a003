import type { BlockId } from '#app/domain/drafting/block.ts'
import { bundleOf } from '#app/domain/verification/bundle/bundle.ts'
import { publish } from '#app/domain/verification/bundle/format-json.ts'
import { checkFormat } from '#app/domain/verification/check/check.ts'
import { readFormat } from '#app/domain/verification/read.ts'
import { formatText } from '#app/domain/verification/templates/as-text.ts'

import { atDesk } from './editor/desk.ts'
import { ms, say } from './editor/figures.ts'
import { measureOpening, measureTyping } from './editor/measure.ts'
import { largeFormat } from './large-format.ts'

/**
 * `npm run bench:format`: how long a format of 300 indicators takes to be read and checked, which happens
 * at each rest in typing, and to be published with all its files. The floor beside each is a format of one
 * indicator, measured in the same run: the median of runs after a first that warms up. Then the same
 * format as a text in Chromium: how soon it opens, and how soon a key is seen beside bare ProseMirror.
 */
const many = 300

say('', `${many} indicators`, 'one (floor)', 'asked for')
say('read and check', ms(check(many)), ms(check(1)), '–')
say('publish with all files', ms(publishAll(many)), ms(publishAll(1)), '3000 ms')

const asText = (newId: () => string) => formatText(largeFormat(many), () => newId() as BlockId)
await atDesk('format', asText, async (desk) => {
  await measureOpening(desk)
  await measureTyping(desk, { of: '[data-cell="formatField.statement"]', nth: many / 2 })
})
// The threads that read texts would live on.
process.exit()

function check(indicators: number): number {
  const blocks = largeFormat(indicators)
  return medianOf(() => checkFormat(readFormat(blocks), []))
}

function publishAll(indicators: number): number {
  const blocks = largeFormat(indicators)
  return medianOf(() => {
    const result = publish(readFormat(blocks), [], { version: '1.0.0', supersedes: null })
    if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)))
    return bundleOf(result.published, {
      address: '',
      standing: { as: 'draft', symbol: 'L', edit: 1 },
    })
  })
}

function medianOf(work: () => unknown): number {
  work()
  const took = Array.from({ length: 9 }, () => {
    const before = performance.now()
    work()
    return performance.now() - before
  }).toSorted((a, b) => a - b)
  return took[4] ?? Number.NaN
}
