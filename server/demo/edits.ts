import * as Y from 'yjs'

import type { BlockId } from '#app/domain/drafting/block.ts'
import { contentOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'

import { paragraphOf } from './texts.ts'

/** What a delegation does to a text: who, and on which working day of the story, at what hour. */
export type DemoEdit = {
  by: string
  day: number
  hour: number
  write(doc: Y.Doc, newId: () => BlockId): void
}

/** Rolling text: what the delegations made of the customs-flow format in the days before now. */
export const customsFlowEdits: readonly DemoEdit[] = [
  {
    by: 'luc.demaret@uwc.example',
    day: 3,
    hour: 9,
    write: (doc) =>
      replace(doc, 'declared customs value', 'declared customs value, weight and origin'),
  },
  {
    by: 'dana.whitlock@ostia.example',
    day: 3,
    hour: 15,
    write: (doc) => replace(doc, 'the tenth working day', 'the seventh working day'),
  },
  {
    by: 'mirja.saar@solvaara.example',
    day: 4,
    hour: 10,
    write: (doc) => {
      replace(doc, 'the seventh working day', 'the tenth working day')
      append(
        doc,
        'over a reporting month shall be regarded as agreement',
        ' For the first two reports the Mission may regard up to 8 per cent as agreement.',
      )
    },
  },
  {
    by: 'rhys.pendry@thane.example',
    day: 4,
    hour: 11,
    write: (doc, newId) =>
      insertAfter(
        doc,
        'invite the reporting State to reconcile',
        paragraphOf(
          newId(),
          'OP',
          'A discrepancy that is explained by the date of settlement alone shall be closed as a false positive, and counted as such.',
        ),
      ),
  },
  {
    by: 'anjali.rao@marenga.example',
    day: 5,
    hour: 7,
    write: (doc, newId) =>
      insertAfter(
        doc,
        'The report shall reach the Mission',
        paragraphOf(
          newId(),
          'OP',
          'Where a public holiday of the capital falls within that period, the period is extended by that day.',
        ),
      ),
  },
  {
    by: 'claire.vasseur@uwc.example',
    day: 5,
    hour: 14,
    write: (doc) => replace(doc, 'the document on which it rests', 'the record on which it rests'),
  },
  {
    by: 'tomasz.brandt@halden.example',
    day: 6,
    hour: 16,
    write: (doc) =>
      replace(doc, 'correspondent banks.', 'correspondent banks designated in Annex A.'),
  },
]

export const frameworkTextEdits: readonly DemoEdit[] = [
  {
    by: 'jonas.keller@solvaara.example',
    day: 5,
    hour: 9,
    write: (doc) =>
      replace(doc, 'at the same instant', 'at the same instant, announced seven days before'),
  },
  {
    by: 'marcus.hale@ostia.example',
    day: 6,
    hour: 15,
    write: (doc) =>
      replace(doc, 'six principal crossings', 'six principal crossings and the free port'),
  },
]

function replace(doc: Y.Doc, words: string, by: string): void {
  const { text, at } = find(doc, words)
  doc.transact(() => {
    text.delete(at, words.length)
    text.insert(at, by)
  })
}

function append(doc: Y.Doc, inParagraphWith: string, words: string): void {
  const { text } = find(doc, inParagraphWith)
  text.insert(text.length, words)
}

function insertAfter(
  doc: Y.Doc,
  paragraphWith: string,
  block: ReturnType<typeof paragraphOf>,
): void {
  const { block: element } = find(doc, paragraphWith)
  insertBlocks(doc, contentOf(doc).toArray().indexOf(element) + 1, [block])
}

function find(doc: Y.Doc, words: string): { block: Y.XmlElement; text: Y.XmlText; at: number } {
  for (const block of contentOf(doc).toArray()) {
    if (!(block instanceof Y.XmlElement)) continue
    for (const text of block.toArray()) {
      if (!(text instanceof Y.XmlText)) continue
      const at = text.toString().indexOf(words)
      if (at >= 0) return { block, text, at }
    }
  }
  throw new Error(`nothing in the text says "${words}"`)
}
