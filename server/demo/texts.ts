import type { BlockId, Group, NewBlock } from '#app/domain/drafting/block.ts'
import { formatText } from '#app/domain/verification/templates/as-text.ts'

import { customsFlowParts } from './customs-flow.ts'

type NewId = () => BlockId

const english = { lang: 'en', dir: 'ltr' } as const

/** The customs-flow format as the penholder tabled it; the delegations' edits come after. */
export function customsFlowFormat(newId: NewId): NewBlock[] {
  const { heading, paragraph, definition } = writer(newId)
  return [
    heading(1, 'Customs-flow verification format'),
    heading(2, 'Preamble'),
    paragraph(
      'PP',
      'Recalling the framework by which measures on Corvenia are lifted in phases, each upon the verified attainment of its benchmarks,',
    ),
    paragraph(
      'PP',
      'Recognising that declared trade and the payments that settle it are recorded by different authorities, so that one can be held against the other,',
    ),
    paragraph(
      'PP',
      'Determined that humanitarian goods shall pass without delay, whatever the outcome of any verification,',
    ),
    heading(2, 'Reporting'),
    paragraph(
      'OP',
      'The reporting State shall transmit to the Mission, for every calendar month, the declared customs value of imports and exports by tariff chapter.',
    ),
    paragraph(
      'OP',
      'The report shall reach the Mission not later than the tenth working day after the end of the month.',
    ),
    paragraph(
      'OP',
      'Each value shall name the authority that established it and the document on which it rests; a missing value shall carry a notation key and a reason.',
    ),
    heading(2, 'Verification'),
    paragraph(
      'OP',
      'The Mission shall compare declared value with the value of the payments that settled it, as reported by the correspondent banks.',
    ),
    paragraph(
      'OP',
      'A difference not exceeding 5 per cent of declared value over a reporting month shall be regarded as agreement between the two sources.',
    ),
    paragraph(
      'OP',
      'Where the difference is larger, the Mission shall open a discrepancy and invite the reporting State to reconcile the figures within fifteen days.',
    ),
    heading(2, 'Terms'),
    definition(
      'Declared value',
      'The value for customs purposes entered on the declaration, before duties, in the currency of account.',
    ),
    definition(
      'Banked value',
      'The sum of the payments that settled the declared consignments, as credited by the correspondent bank.',
    ),
    ...formatText(customsFlowParts, newId),
  ]
}

/** The framework text in its first form. */
export function frameworkText(newId: NewId): NewBlock[] {
  const { heading, paragraph, item } = writer(newId)
  return [
    heading(1, 'Framework for the phased lifting of measures on Corvenia'),
    heading(2, 'Principles'),
    paragraph(
      'PP',
      'Guided by the principle that relief follows verified conduct, step by step and in full view of the public,',
    ),
    paragraph(
      'PP',
      'Mindful that partners act under different laws and with different lead times,',
    ),
    heading(2, 'Phases'),
    paragraph(
      'OP',
      'Measures shall be lifted in three phases. Within a phase, partners act at the same instant.',
    ),
    paragraph(
      'OP',
      'A phase begins when the Mission has found that each of its benchmarks is met:',
    ),
    item('customs reporting complete for four consecutive months;'),
    item('declared and banked values in agreement for three months of four;'),
    item('unhindered access for inspectors at the six principal crossings.'),
    heading(2, 'Safeguards'),
    paragraph(
      'OP',
      'Humanitarian exemptions stand outside every phase. No hold, suspension or restoration of measures shall reach them.',
    ),
    paragraph(
      'OP',
      'Any member may request a review. Measures are restored only as this framework provides, and never with effect on the past.',
    ),
  ]
}

function writer(newId: NewId) {
  return {
    heading: (level: number, words: string): NewBlock => ({
      kind: 'heading',
      id: newId(),
      ...english,
      level,
      words,
    }),
    paragraph: (group: Group, words: string): NewBlock => paragraphOf(newId(), group, words),
    item: (words: string): NewBlock => ({
      kind: 'listItem',
      id: newId(),
      ...english,
      marker: 'bullet',
      level: 0,
      words,
    }),
    definition: (term: string, meaning: string): NewBlock => ({
      kind: 'definition',
      id: newId(),
      ...english,
      cells: { term, meaning },
    }),
  }
}

/** A numbered paragraph to add to a text that exists. */
export function paragraphOf(id: BlockId, group: Group, words: string): NewBlock {
  return { kind: 'paragraph', id, ...english, group, level: 0, words }
}
