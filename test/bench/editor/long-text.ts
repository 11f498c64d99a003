import type { BlockId, BracketId, Inline, NewBlock } from '#app/domain/drafting/block.ts'

/** What a hundred pages are: 60,000 words in 400 paragraphs, 150 times something in brackets. */
export const longText = { paragraphs: 400, wordsEach: 150, brackets: 150 } as const

/** A text of that size under twenty headings, the same words at every call. */
export function longTextBlocks(newId: () => string): NewBlock[] {
  const { paragraphs, wordsEach, brackets } = longText
  const draw = drawing()
  let begun = 0
  return Array.from({ length: paragraphs }, (_, at): NewBlock[] => {
    const words = Array.from({ length: wordsEach }, () => vocabulary[draw(vocabulary.length)] ?? '')
    const due = Math.floor(((at + 1) * brackets) / paragraphs)
    const isBracketed = due > begun
    begun = due
    const paragraph: NewBlock = {
      kind: 'paragraph',
      ...common(newId),
      group: 'OP',
      level: 0,
      words: isBracketed ? inBrackets(words, begun, newId) : `${words.join(' ')}.`,
    }
    const heading: NewBlock = {
      kind: 'heading',
      ...common(newId),
      level: 2,
      words: `Part ${at / inPart + 1}`,
    }
    return at % inPart === 0 ? [heading, paragraph] : [paragraph]
  }).flat()
}

const inPart = 20

function common(newId: () => string) {
  return { id: newId() as BlockId, lang: 'en', dir: 'ltr' } as const
}

/** Eight words in the middle, proposed, struck or reserved in turn. */
function inBrackets(words: readonly string[], nth: number, newId: () => string): Inline {
  const proposes = (['insert', 'delete', 'reserve'] as const)[nth % 3] ?? 'insert'
  const id = newId() as BracketId
  return [
    { text: `${words.slice(0, 70).join(' ')} `, marks: [] },
    {
      text: words.slice(70, 78).join(' '),
      marks: [{ kind: 'bracket', id, proposes, of: null, whole: false }],
    },
    { text: ` ${words.slice(78).join(' ')}.`, marks: [] },
  ]
}

/** Numbers below a bound, which look random and are not. */
function drawing(): (below: number) => number {
  let state = 20_261_127
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const vocabulary =
  'the of and to in that for each not by as with any which its upon State Mission shall report value measure phase goods payment declared verified month authority difference access crossing reconcile figures discrepancy humanitarian exemption restored lifted delegation transmit establish'.split(
    ' ',
  )
