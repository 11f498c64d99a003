import { HeadingLevel, Paragraph, Tab, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { IParagraphOptions, ParagraphChild } from 'docx'

import type { Block, Inline } from '#app/domain/drafting/block.ts'
import type { LeavingPaper } from '#app/domain/drafting/out/leaving-text.ts'
import { itemPlaces } from '#app/domain/drafting/out/list-items.ts'
import type { ItemPlace } from '#app/domain/drafting/out/list-items.ts'
import { namedCells } from '#app/domain/drafting/out/named-cells.ts'
import { addedBlock } from '#app/domain/drafting/out/tracked.ts'
import type { Change } from '#app/domain/drafting/out/tracked.ts'

import { numberingOf } from './numbering.ts'
import type { WordsWriter } from './words.ts'

/** The blocks of a text as Word has them. */
export function writeBlocks(
  { blocks, labels, words }: LeavingPaper,
  writer: WordsWriter,
): readonly (Paragraph | Table)[] {
  const places = itemPlaces(blocks)
  return blocks.flatMap((block, at) => {
    const added = addedBlock(block, writer.rows)
    switch (block.kind) {
      case 'heading':
        return paragraph(block, added, writer, {
          heading: headings[block.level - 1] ?? HeadingLevel.HEADING_4,
          children: writer.words(block.words, block),
        })
      case 'paragraph':
        return labelled(block, added, writer, block.id === null ? undefined : labels[block.id])
      case 'listItem':
        return paragraph(block, added, writer, {
          numbering: numberingOf(block, places.get(at) ?? first),
          children: writer.words(block.words, block),
        })
      case 'definition':
      case 'formatField':
      case 'formatPart': {
        const { name, cells } = namedCells(block, words.names)
        const rows = cells.map((cell) => ({
          header: false,
          cells: [
            writer.said(cell.name, block, { bold: true }, added),
            writer.words(cell.words, block),
          ],
        }))
        const above =
          name === null
            ? []
            : [
                paragraph(block, added, writer, {
                  keepNext: true,
                  children: writer.said(name, block, { bold: true }, added),
                }),
              ]
        return [...above, ...table(block, rows, added, writer, [28, 72])]
      }
      case 'table':
        return table(
          block,
          block.rows.map(({ header, cells }) => ({
            header,
            cells: cells.map((cell: Inline) =>
              writer.words(cell, block, header ? { bold: true } : {}),
            ),
          })),
          added,
          writer,
        )
    }
  })
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const

/** Bullets belong to no counted list. */
const first: ItemPlace = { list: 0, number: 1 }

/** Twentieths of a point. */
const [labelWidth, indent] = [1_300, 400]

/** A label never shifts (domain.md B1), so it is written and not counted by Word. */
function labelled(
  block: Extract<Block, { kind: 'paragraph' }>,
  added: Change | null,
  writer: WordsWriter,
  label: string | undefined,
): Paragraph {
  const start = block.level * indent
  const children = writer.words(block.words, block)
  if (block.group === null || label === undefined) {
    return paragraph(block, added, writer, { indent: { start }, children })
  }
  return paragraph(block, added, writer, {
    indent: { start: start + labelWidth, hanging: labelWidth },
    children: [
      ...writer.said(label, block, { bold: true }, added),
      new TextRun({ children: [new Tab()] }),
      ...children,
    ],
  })
}

function paragraph(
  { dir }: Pick<Block, 'dir'>,
  added: Change | null,
  writer: WordsWriter,
  options: IParagraphOptions,
): Paragraph {
  return new Paragraph({
    ...options,
    bidirectional: dir === 'rtl',
    // Where its end is not added too, whoever rejects it is left with an empty line.
    ...(added !== null && { run: { insertion: writer.revision(added) } }),
  })
}

type Row = { header: boolean; cells: readonly (readonly ParagraphChild[])[] }

/** Rows may be uneven (SPEC.md DR9), which Word's are not; and a table without any it has not. */
function table(
  block: Block,
  rows: readonly Row[],
  added: Change | null,
  writer: WordsWriter,
  widths?: readonly number[],
): readonly (Paragraph | Table)[] {
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length))
  if (columns === 0) return []
  const made = new Table({
    visuallyRightToLeft: block.dir === 'rtl',
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      ({ header, cells }) =>
        new TableRow({
          tableHeader: header,
          cantSplit: true,
          ...(added !== null && { insertion: writer.revision(added) }),
          children: Array.from(
            { length: columns },
            (_, column) =>
              new TableCell({
                width: {
                  size: widths?.[column] ?? 100 / columns,
                  type: WidthType.PERCENTAGE,
                },
                children: [
                  paragraph(block, added, writer, {
                    style: 'Cell',
                    children: cells[column] ?? [],
                  }),
                ],
              }),
          ),
        }),
    ),
  })
  // Two tables without a paragraph between them are one.
  return [made, new Paragraph({ style: 'Cell' })]
}
