import * as Y from 'yjs'

import type { BracketKind } from '#app/domain/drafting/block.ts'
import { bracketFormat } from '#app/domain/drafting/bracket-format.ts'
import { contentOf, insertBlocks } from '#app/domain/drafting/ydoc.ts'

import type { ServerContext } from '../context.ts'
import { paragraphOf } from './texts.ts'

type NewId = ServerContext['newId']

/** What a delegation does to a text: who, and on which working day of the story, at what hour. */
export type DemoEdit = {
  by: string
  day: number
  hour: number
  write(doc: Y.Doc, newId: NewId): void
}

/** Rolling text: what the delegations made of the customs-flow format, and what six of its brackets are about. */
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
    write: (doc, newId) => proposeInstead(doc, 'tenth', 'seventh', newId),
  },
  {
    by: 'mirja.saar@solvaara.example',
    day: 4,
    hour: 10,
    write: (doc, newId) =>
      propose(
        doc,
        'A difference not exceeding',
        ' For the first two reports the Mission may regard up to 8 per cent as agreement.',
        newId,
      ),
  },
  {
    by: 'rhys.pendry@thane.example',
    day: 4,
    hour: 11,
    write: (doc, newId) =>
      proposeParagraph(
        doc,
        'invite the reporting State to reconcile',
        'A discrepancy that is explained by the date of settlement alone shall be closed as a false positive, and counted as such.',
        newId,
      ),
  },
  {
    by: 'anjali.rao@marenga.example',
    day: 5,
    hour: 7,
    write: (doc, newId) =>
      proposeParagraph(
        doc,
        'The report shall reach the Mission',
        'Where a public holiday of the capital falls within that period, the period is extended by that day.',
        newId,
      ),
  },
  {
    by: 'jonas.keller@solvaara.example',
    day: 5,
    hour: 8,
    write: (doc, newId) => putInBrackets(doc, 'within fifteen days', 'reserve', newId),
  },
  {
    by: 'marcus.hale@ostia.example',
    day: 5,
    hour: 12,
    write: (doc, newId) =>
      putInBrackets(
        doc,
        '; a missing value shall carry a notation key and a reason',
        'delete',
        newId,
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

/** Puts words in brackets as the editor does it. */
function putInBrackets(
  doc: Y.Doc,
  words: string,
  proposes: Exclude<BracketKind, 'insert'>,
  newId: NewId,
): void {
  const { text, at } = find(doc, words)
  text.format(at, words.length, inBrackets(proposes, newId))
}

/** Offers other words behind those that they would replace. */
function proposeInstead(doc: Y.Doc, words: string, other: string, newId: NewId): void {
  const { text, at } = find(doc, words)
  const of = newId<'bracket'>()
  doc.transact(() => {
    const mark = { proposes: 'replace', whole: false } as const
    text.format(at, words.length, bracketFormat({ ...mark, id: of, of: null }))
    const alternative = bracketFormat({ ...mark, id: newId<'bracket'>(), of })
    text.insert(at + words.length, other, alternative)
  })
}

/** Proposes new words at the end of a paragraph. */
function propose(doc: Y.Doc, inParagraphWith: string, words: string, newId: NewId): void {
  const { text } = find(doc, inParagraphWith)
  text.insert(text.length, words, inBrackets('insert', newId))
}

/** Proposes a new paragraph behind another. */
function proposeParagraph(doc: Y.Doc, behind: string, words: string, newId: NewId): void {
  const at = contentOf(doc).toArray().indexOf(find(doc, behind).block) + 1
  doc.transact(() => {
    insertBlocks(doc, at, [paragraphOf(newId<'block'>(), 'OP', words)])
    const mark = { proposes: 'insert', of: null, whole: true } as const
    const { text } = find(doc, words)
    text.format(0, words.length, bracketFormat({ ...mark, id: newId<'bracket'>() }))
  })
}

function inBrackets(proposes: BracketKind, newId: NewId) {
  return bracketFormat({ id: newId<'bracket'>(), proposes, of: null, whole: false })
}

function find(doc: Y.Doc, words: string): { block: Y.XmlElement; text: Y.XmlText; at: number } {
  for (const block of contentOf(doc).toArray()) {
    if (!(block instanceof Y.XmlElement)) continue
    for (const text of block.toArray()) {
      if (!(text instanceof Y.XmlText)) continue
      const at = charactersOf(text).indexOf(words)
      if (at >= 0) return { block, text, at }
    }
  }
  throw new Error(`nothing in the text says "${words}"`)
}

/** Without the signs of its formatting, which `toString` writes between them. */
function charactersOf(text: Y.XmlText): string {
  const delta: readonly { insert?: unknown }[] = text.toDelta()
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('')
}
