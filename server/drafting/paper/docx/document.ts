import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TextRun,
} from 'docx'
import type { IStylesOptions } from 'docx'

import { beginsWithTitle } from '#app/domain/drafting/out/leaving-text.ts'
import type { LeavingPaper } from '#app/domain/drafting/out/leaving-text.ts'
import { printable } from '#app/domain/drafting/out/printable.ts'
import { tongueOf } from '#app/domain/drafting/tongue-of.ts'

import { writeBlocks } from './blocks.ts'
import { numbering } from './numbering.ts'
import { createWordsWriter } from './words.ts'

/**
 * A text for Word and its kin. Its brackets are characters and tracked changes of the delegations that
 * proposed them; each page says which text it is.
 */
export async function writeDocx(paper: LeavingPaper): Promise<Uint8Array> {
  const writer = createWordsWriter(paper)
  const children = [...title(paper), ...writeBlocks(paper, writer)]
  const file = new Document({
    title: printable(paper.title),
    subject: paper.symbol,
    creator: 'Entente',
    lastModifiedBy: 'Entente',
    styles,
    numbering,
    comments: { children: writer.comments() },
    sections: [
      {
        properties: { page: { size: a4, margin } },
        headers: { default: new Header({ children: [head(paper)] }) },
        footers: { default: new Footer({ children: [foot()] }) },
        children,
      },
    ],
  })
  return Packer.toBuffer(file)
}

/** Twentieths of a point. */
const a4 = { width: 11_906, height: 16_838 }
const margin = { top: 1_417, bottom: 1_417, left: 1_417, right: 1_417 }
const lineWidth = a4.width - margin.left - margin.right

const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Times New Roman', size: 22 },
      paragraph: { spacing: { after: 160, line: 276 } },
    },
    title: { run: { size: 32, bold: true }, paragraph: { spacing: { after: 240 } } },
    ...Object.fromEntries(
      [28, 25, 23, 22].map((size, at) => [
        `heading${at + 1}`,
        {
          run: { size, bold: true },
          paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
        },
      ]),
    ),
  },
  paragraphStyles: [
    {
      id: 'Cell',
      name: 'Cell',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 40, line: 240 } },
    },
    { id: 'Margin', name: 'Margin', basedOn: 'Normal', run: { size: 18 } },
  ],
}

function title(paper: LeavingPaper): readonly Paragraph[] {
  if (beginsWithTitle(paper)) return []
  const isRtl = tongueOf(paper.blocks).dir === 'rtl'
  const rightToLeft = isRtl && /\p{Script=Arabic}/u.test(paper.title)
  return [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      bidirectional: isRtl,
      children: [new TextRun({ text: printable(paper.title), rightToLeft })],
    }),
  ]
}

/** The symbol at the beginning of the line, and at its end what the text is. */
function head({ symbol, standing, blocks }: LeavingPaper): Paragraph {
  const { dir } = tongueOf(blocks)
  return new Paragraph({
    style: 'Margin',
    bidirectional: dir === 'rtl',
    tabStops: [{ type: 'right', position: lineWidth }],
    children: [
      new TextRun({ text: symbol, bold: true }),
      new TextRun({ children: [new Tab()] }),
      new TextRun({ text: standing, rightToLeft: dir === 'rtl' }),
    ],
  })
}

/** `2 / 7`, which reads alike in every language. */
function foot(): Paragraph {
  return new Paragraph({
    style: 'Margin',
    alignment: 'center',
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  })
}
