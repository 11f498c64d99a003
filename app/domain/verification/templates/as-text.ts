import type { BlockId, NewBlock } from '../../drafting/block.ts'
import { partCells } from '../../drafting/format-parts.ts'
import type { Kind, ReadCells } from '../blocks.ts'
import { isKind } from '../blocks.ts'

/** The parts of a format under headings of their own, to be negotiated from there like any text. */
export function formatText(
  blocks: readonly ReadCells[],
  newId: () => BlockId,
): readonly NewBlock[] {
  let before: string | null = null
  return blocks.flatMap((block) => {
    const heading = isKind(block.kind) ? headings[block.kind] : null
    const starts = heading !== null && heading !== before
    before = heading
    const written = newBlock(block, newId)
    return starts
      ? [{ kind: 'heading' as const, id: newId(), ...english, level: 2, words: heading }, written]
      : [written]
  })
}

const english = { lang: 'en', dir: 'ltr' } as const

/** Under which heading a block stands; the head of a format stands under the title of the text. */
const headings: Readonly<Record<Kind, string | null>> = {
  format: null,
  section: 'What is reported',
  indicator: 'What is reported',
  codeList: 'Code lists',
  code: 'Code lists',
  definition: 'Terms',
  source: 'Sources',
  rule: 'Cross-checks',
  correction: 'Correction of reports',
  ladder: 'Discrepancies',
  ladderStep: 'Discrepancies',
  confidentiality: 'Confidentiality',
}

function newBlock({ kind, cells }: ReadCells, newId: () => BlockId): NewBlock {
  const of = { id: newId(), ...english }
  const words = (name: string) => (cells[name] ?? []).join('\n')
  if (!isKind(kind)) throw new RangeError(`no block is a ${kind}`)
  switch (kind) {
    case 'definition':
      return { ...of, kind, cells: { term: words('term'), meaning: words('meaning') } }
    case 'indicator': {
      const said = Object.keys(cells).map((name) => [name, words(name)])
      return { ...of, kind: 'formatField', cells: Object.fromEntries(said) as Cells }
    }
    case 'format':
    case 'section':
    case 'codeList':
    case 'code':
    case 'source':
    case 'rule':
    case 'correction':
    case 'ladder':
    case 'ladderStep':
    case 'confidentiality': {
      const said = Object.keys(partCells(kind)).map((name) => [name, words(name)])
      return { ...of, kind: 'formatPart', part: kind, cells: Object.fromEntries(said) }
    }
  }
}

type Cells = Extract<NewBlock, { kind: 'formatField' }>['cells']
