import type { IncomingBlock, ReportLine } from '#app/domain/drafting/in/incoming.ts'
import { textOf } from '#app/domain/drafting/inline.ts'

import type { ReadImport } from './import-document.ts'

/** What a page shows of a file that was read: what it becomes, and what it loses on the way. */
export type ImportShown = {
  sha256: string
  report: readonly ReportLine[]
  counts: Readonly<Record<IncomingBlock['kind'], number>>
  begins: readonly { text: string; lang: string; dir: IncomingBlock['dir'] }[]
}

export function showImport({ sha256, report, blocks }: ReadImport): ImportShown {
  const count = (kind: IncomingBlock['kind']) =>
    blocks.filter((block) => block.kind === kind).length
  return {
    sha256,
    report,
    counts: {
      heading: count('heading'),
      paragraph: count('paragraph'),
      listItem: count('listItem'),
      table: count('table'),
    },
    begins: blocks.slice(0, 6).map((block) => {
      const text = textOf(block)
      const { lang, dir } = block
      return {
        text: text.length <= 200 ? text : `${text.slice(0, 199).toWellFormed()}…`,
        lang,
        dir,
      }
    }),
  }
}
