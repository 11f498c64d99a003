import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { hashText } from '#app/domain/drafting/text-hash.ts'
import { clean } from '#app/domain/drafting/view.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'
import { numberIn } from '#app/domain/positions/parameter.ts'
import type { ParameterCell } from '#app/domain/positions/parameter.ts'
import type { About, Subject } from '#app/domain/positions/subject.ts'

import { hashWords } from '../drafting/hash-words.ts'
import type { Described } from './describe.ts'
import { alternativeIn, cellWords, disputedBlocks, disputedWords } from './text-now.ts'
import type { FieldBlock, TextNow } from './text-now.ts'

/** A matter in a text: its place there, and its words. */
export type InText = {
  document: TextNow['document']
  /** Null when it is no longer there. */
  block: BlockId | null
  /** The paragraph's label, or the identifier of the indicator. */
  label: string | null
  words: string
} & (
  | { kind: 'paragraph' | 'bracket' | 'alternative' }
  | {
      kind: 'parameter'
      cell: ParameterCell
      unit: string
      /** What the cell says if every proposal fell. */
      stands: string
    }
)

type AboutText = Extract<About, { document: unknown }>

/**
 * A paragraph's wording is its words, a bracket's all that is proposed, an alternative's its own words.
 * That of a range for a parameter is its indicator without the value (SPEC.md PO24).
 */
export function describeInText(
  about: AboutText,
  text: TextNow,
  scale: Subject['scale']['kind'],
): Described<InText> {
  const { document, blocks, labels } = text
  const at = (block: Block | null | undefined) => {
    const id = block?.id ?? null
    return { document, block: id, label: id === null ? null : (labels.get(id) ?? null) }
  }
  switch (about.kind) {
    case 'paragraph': {
      const { kind, block: id } = about
      const block = blocks.find((one) => one.id === id) ?? null
      const name = { kind, ...at(block), label: labels.get(id) ?? null, words: block?.text ?? '' }
      return { name, wording: hashWords(block), value: null }
    }
    case 'bracket': {
      const words = disputedWords(text, about.bracket)
      const place = at(disputedBlocks(text, about.bracket)[0])
      const name = { kind: about.kind, ...place, words: words.join(' / ') }
      return { name, wording: hashText([...words]), value: null }
    }
    case 'alternative': {
      const found = alternativeIn(text, about.bracket)
      const words = found?.words ?? ''
      const name = { kind: about.kind, ...at(found?.block), words }
      return { name, wording: hashText(words), value: null }
    }
    case 'parameter': {
      const { kind, cell } = about
      const field = blocks.find(({ id }) => id === about.block)
      const block = field?.kind === 'formatField' ? field : null
      const words = block === null ? '' : cellWords(block, cell)
      const label = block === null ? null : cellWords(block, 'id')
      const unit = block === null ? '' : cellWords(block, 'unit')
      const stands = block === null ? '' : standingIn(block, cell)
      const name = { kind, ...at(block), cell, label, words, unit, stands }
      if (scale === 'ordinal') return { name, wording: hashText(words), value: null }
      return { name, wording: hashWithout(block, cell), value: numberIn(stands) }
    }
  }
}

function standingIn(block: FieldBlock, cell: ParameterCell): string {
  const [stands] = clean([block])
  return stands?.kind === 'formatField' ? cellWords(stands, cell) : ''
}

function hashWithout(block: FieldBlock | null, cell: ParameterCell): string {
  if (block === null) return hashText(null)
  const { cells, ...shape } = block
  return hashText({ ...shape, id: null, text: null, cells: { ...cells, [cell]: [] } } as Json)
}
