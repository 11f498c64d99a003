import { withoutInvisible } from '../../kernel/text.ts'
import type { Direction, Inline, Run, Shape } from '../block.ts'
import { joined, textOf } from '../inline.ts'
import { fileLimits } from './limits.ts'

/**
 * What a file has that a text here has not: it is left out, or its words alone are kept. The order is
 * that in which a report tells of it, words that are gone first.
 */
export const losses = [
  'image',
  'note',
  'comment',
  'header',
  'deleted',
  'inserted',
  'brackets',
  'link',
  'nested-table',
  'merged-cells',
  'depth',
  'quote',
  'code',
  'tag',
  'struck',
  'underlined',
  'raised',
  'look',
  'page-break',
  'invisible',
] as const
export type LossKind = (typeof losses)[number]

/** One thing that could not be kept, and the words it was about. */
export type Loss = { kind: LossKind; what: string }

/** What a block of a file can become. */
export type IncomingShape = Extract<
  Shape<Inline>,
  { kind: 'heading' | 'paragraph' | 'listItem' | 'table' }
>

/** A block as the reader of a file found it. `shape` is null for what belongs to no block. */
export type Found = { shape: IncomingShape | null; lost: readonly Loss[] }

export type IncomingBlock = IncomingShape & { lang: string; dir: Direction }

/** Where something was lost: in a block of the new text, counted from 1, or right after it; and how that begins. */
export type Place = { block: number | null; begins: string; what: string }

export type ReportLine = { kind: LossKind; count: number; places: readonly Place[] }

export type Incoming = { blocks: readonly IncomingBlock[]; report: readonly ReportLine[] }

export type IncomingRefusal =
  | { code: 'file-without-text' }
  | { code: 'file-too-many-words'; details: { characters: number; most: number } }
  | { code: 'file-too-many-blocks'; details: { blocks: number; most: number } }

/**
 * The text that a file says, with a report of what it loses on the way in (SPEC.md IN1–IN5). It begins
 * with the title that its document has, unless it begins with a heading of its own. `lang` is the
 * language of what is not written in Arabic letters, whose blocks run from the right.
 */
export function takeIn(
  found: readonly Found[],
  { title, lang }: { title: string; lang: string },
): { ok: true; incoming: Incoming } | { ok: false; refusal: IncomingRefusal } {
  const cleaned = found
    .map(withoutHidden)
    .filter(({ shape, lost }) => isText(shape) || lost.length > 0)
  const shapes = cleaned.flatMap(({ shape }) => (shape !== null && isText(shape) ? [shape] : []))
  if (shapes.length === 0) return { ok: false, refusal: { code: 'file-without-text' } }
  const characters = shapes.reduce((sum, shape) => sum + textOf(shape).length, 0)
  if (characters > fileLimits.characters) {
    const details = { characters, most: fileLimits.characters }
    return { ok: false, refusal: { code: 'file-too-many-words', details } }
  }
  if (shapes.length > fileLimits.blocks) {
    const details = { blocks: shapes.length, most: fileLimits.blocks }
    return { ok: false, refusal: { code: 'file-too-many-blocks', details } }
  }
  const isTitled = shapes[0]?.kind === 'heading' && shapes[0].level === 1
  const head: IncomingShape = { kind: 'heading', level: 1, words: [{ text: title, marks: [] }] }
  const whole = isTitled ? cleaned : [{ shape: head, lost: [] }, ...cleaned]
  return {
    ok: true,
    incoming: {
      blocks: whole.flatMap(({ shape }) =>
        shape !== null && isText(shape) ? [{ ...shape, ...tongueOf(textOf(shape), lang) }] : [],
      ),
      report: reportOn(whole),
    },
  }
}

function isText(shape: IncomingShape | null): boolean {
  return shape !== null && textOf(shape).trim() !== ''
}

/** Square brackets of a file are words like any other: a bracket here has delegations that hold it. */
function withoutHidden({ shape, lost }: Found): Found {
  if (shape === null) return { shape, lost }
  const hidden: Loss[] = []
  const change = (words: Inline): Inline =>
    joined(
      words.map(({ text, marks }): Run => {
        const visible = withoutInvisible(text.toWellFormed().replaceAll('\t', ' '))
        if (visible.length < text.length) hidden.push({ kind: 'invisible', what: excerpt(visible) })
        return { text: visible, marks }
      }),
    )
  const clean: IncomingShape =
    shape.kind === 'table'
      ? { ...shape, rows: shape.rows.map((row) => ({ ...row, cells: row.cells.map(change) })) }
      : { ...shape, words: change(shape.words) }
  const bracketed = [...textOf(clean).matchAll(/\[[^[\]]*\]?/g)].map(([what]): Loss => ({
    kind: 'brackets',
    what: excerpt(what),
  }))
  return { shape: clean, lost: [...lost, ...hidden.slice(0, 1), ...bracketed] }
}

/** A block runs as its first letter does. */
function tongueOf(text: string, lang: string): { lang: string; dir: Direction } {
  const first = /\p{L}/u.exec(text)?.[0] ?? (lang === 'ar' ? 'ا' : 'a')
  if (/\p{Script=Arabic}/u.test(first)) return { lang: 'ar', dir: 'rtl' }
  if (/[\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first))
    return { lang, dir: 'rtl' }
  return { lang: lang === 'ar' ? 'en' : lang, dir: 'ltr' }
}

/** Enough to find each thing again; a report of thousands of lines would be read by nobody. */
const placesShown = 5

function reportOn(found: readonly Found[]): readonly ReportLine[] {
  const placed: (Loss & Place)[] = []
  let block = 0
  let begins = ''
  for (const { shape, lost } of found) {
    if (shape !== null && isText(shape)) {
      block += 1
      begins = excerpt(textOf(shape))
    }
    const place = shape === null || block === 0 ? nowhere : { block, begins }
    placed.push(...lost.map(({ kind, what }) => ({ kind, what: excerpt(what), ...place })))
  }
  return losses.flatMap((kind) => {
    const places = placed.filter((one) => one.kind === kind)
    return places.length === 0
      ? []
      : [
          {
            kind,
            count: places.length,
            places: places
              .slice(0, placesShown)
              .map(({ block: at, begins, what }) => ({ block: at, begins, what })),
          },
        ]
  })
}

const nowhere = { block: null, begins: '' }

function excerpt(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.length <= 80 ? plain : `${plain.slice(0, 79).toWellFormed()}…`
}
