import JSZip from 'jszip'

import type { Block } from '#app/domain/drafting/block.ts'
import type { OpenBracket } from '#app/domain/drafting/bracket.ts'
import type { LeavingPaper } from '#app/domain/drafting/out/leaving-text.ts'
import { delegation } from '#test/domain/drafting/build.ts'

/** A text as it would leave, with two delegations and the words of a file. */
export function paperOf(
  blocks: readonly Block[],
  brackets: readonly OpenBracket[] = [],
  overrides: Partial<LeavingPaper> = {},
): LeavingPaper {
  return {
    title: 'Customs flow',
    symbol: 'HCG/2026/L.5/Rev.1',
    standing: 'not official · as of edit 7',
    blocks,
    labels: {},
    brackets,
    delegations: {
      [delegation('A')]: { code: 'UWC', name: 'Union of Western Coasts' },
      [delegation('B')]: { code: 'OST', name: 'Federation of Ostia' },
    },
    words: {
      names: { fieldId: 'Indicator', fieldUnit: 'Unit', partCorrection: 'Correction procedure' },
      reserved: 'reserved',
      awaited: 'still to be written',
      condition: 'Can let go if:',
    },
    ...overrides,
  }
}

/** The parts of a DOCX by their names, in a test that has a DOM: none that is not XML comes through. */
export async function openDocx(bytes: Uint8Array): Promise<(part: string) => Promise<Document>> {
  const zip = await JSZip.loadAsync(bytes)
  return async (part) => {
    const file = zip.file(part)
    if (file === null) throw new Error(`no ${part} in the file`)
    const parsed = new DOMParser().parseFromString(await file.async('text'), 'text/xml')
    const error = parsed.querySelector('parsererror')
    if (error !== null) throw new Error(`${part}: ${error.textContent}`)
    return parsed
  }
}

/** The lines of a file once every change in it is rejected, or accepted. */
export function linesAfter(document: Document, every: 'rejected' | 'accepted' | 'shown'): string[] {
  const gone = { rejected: 'ins', accepted: 'del', shown: null }[every]
  return [...document.getElementsByTagName('w:p')].flatMap((paragraph) => {
    const marked = paragraph.querySelector('pPr > rPr > ins')
    const line = [...paragraph.getElementsByTagName('*')]
      .filter((one) => gone === null || one.closest(gone) === null)
      .map((one) => charactersOf(one))
      .join('')
    return every === 'rejected' && marked !== null && line.trim() === '' ? [] : [line]
  })
}

function charactersOf(one: Element): string {
  switch (one.tagName) {
    case 'w:t':
    case 'w:delText':
      return one.textContent ?? ''
    case 'w:tab':
      return one.parentElement?.tagName === 'w:tabs' ? '' : '\t'
    case 'w:br':
      return '\n'
    default:
      return ''
  }
}
