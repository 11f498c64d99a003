import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId } from '#app/domain/drafting/block.ts'
import { bracketsIn } from '#app/domain/drafting/view.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Draft } from '#app/domain/verification/blocks.ts'
import { bundleOf } from '#app/domain/verification/bundle/bundle.ts'
import type { Published } from '#app/domain/verification/bundle/format-json.ts'
import type { Standing } from '#app/domain/verification/bundle/readme.ts'
import type { Cell, CellFaultCode } from '#app/domain/verification/cell.ts'
import type { Problem } from '#app/domain/verification/check/problem.ts'
import { expectedFalseFlags } from '#app/domain/verification/false-flags.ts'
import type { FalseFlags } from '#app/domain/verification/false-flags.ts'
import type { Indicator } from '#app/domain/verification/model.ts'
import { contentOf, known } from '#app/domain/verification/read.ts'
import type { Reading } from '#app/domain/verification/read.ts'
import type { Datatype } from '#app/domain/verification/vocabulary.ts'
import { writtenSource, writtenThreshold } from '#app/domain/verification/written.ts'
import { readFramework } from '#db/frameworks.ts'

import type { ServerContext } from '../context.ts'
import { readDraftFormat } from './read-draft-format.ts'
import { showVersions } from './show-versions.ts'
import type { Versions } from './show-versions.ts'

/** A cell as its value is written, or the characters that stand there and why they are no value. */
export type CellShown<Value = string> =
  | { value: Value | null }
  | { fault: CellFaultCode; text: string }

export type IndicatorShown = {
  block: BlockId | null
  /** Whether words of it stand in brackets: its values are those that stand if every proposal falls. */
  disputed: boolean
  id: CellShown
  statement: CellShown
  datatype: CellShown<Datatype>
  unit: CellShown
  threshold: CellShown
  frequency: CellShown<Indicator['frequency']>
  sources: CellShown
  verifier: CellShown
}

export type FormatShown = {
  id: DocumentId
  symbol: string
  title: string
  framework: { id: FrameworkId; name: string }
  head: number
  /** Null are the indicators that stand before the first section. */
  sections: readonly { title: string | null; indicators: readonly IndicatorShown[] }[]
  /** How many there are of what the text says beside its indicators. */
  counts: Readonly<Record<'codeLists' | 'sources' | 'rules' | 'terms', number>>
  falseFlags: FalseFlags | null
  problems: readonly Problem[]
  /** The files of the draft, once the text can be published. */
  bundle: { sha256: string; files: readonly string[] } | null
  published: Versions
}

/** The page of a format: as it reads now, what is wrong with it, and the files that it would leave as. */
export async function showFormat(
  ctx: Pick<ServerContext, 'db' | 'threads'>,
  viewer: Viewer,
  name: string | undefined,
): Promise<FormatShown> {
  const draft = await readDraftFormat(ctx, viewer, name)
  const { document, head, blocks, reading, problems, published } = draft
  const framework = await readFramework(ctx.db, viewer.coalition, document.framework)
  if (framework === null) throw new Error(`document ${document.id} has no framework`)
  const disputed = new Set(blocks.flatMap((one) => (bracketsIn(one).length > 0 ? [one.id] : [])))
  const content = contentOf(reading)
  const { id, symbol, title } = document
  return {
    id,
    symbol,
    title,
    framework: { id: framework.id, name: framework.name },
    head,
    sections: sectionsOf(reading, (block) => disputed.has(block)),
    counts: {
      codeLists: reading.codeLists.length,
      sources: reading.sources.length,
      rules: reading.rules.length,
      terms: reading.terms.length,
    },
    falseFlags: content === null ? null : expectedFalseFlags(content),
    problems,
    published: await showVersions(ctx, viewer, document),
    bundle: published === null ? null : filesOf(published, { as: 'draft', symbol, edit: head }),
  }
}

function filesOf(published: Published, standing: Standing): FormatShown['bundle'] {
  // Only what stands in one of them depends on their address, and no name does.
  const files = bundleOf(published, { address: '', standing })
  return { sha256: published.sha256, files: files.map(({ name }) => name) }
}

function sectionsOf(
  { sections, strays }: Reading,
  isDisputed: (block: BlockId | null) => boolean,
): FormatShown['sections'] {
  const shown = (draft: Draft<'indicator'>) => showIndicator(draft, isDisputed(draft.block))
  const early = strays.filter((one) => one.kind === 'indicator').map(shown)
  return [
    ...(early.length === 0 ? [] : [{ title: null, indicators: early }]),
    ...sections.map(({ head, parts }) => {
      const { title = {}, id = '' } = known(head)
      return { title: Object.values(title)[0] ?? id, indicators: parts.map(shown) }
    }),
  ]
}

function showIndicator({ block, cells }: Draft<'indicator'>, disputed: boolean): IndicatorShown {
  return {
    block,
    disputed,
    id: show(cells.id, String),
    statement: show(cells.statement, (words) => Object.values(words)[0] ?? ''),
    datatype: show(cells.datatype, (datatype) => datatype),
    unit: show(cells.unit, (unit) => unit),
    threshold: show(cells.threshold, (value) => (value === null ? null : writtenThreshold(value))),
    frequency: show(cells.frequency, (frequency) => frequency),
    sources: show(cells.sources, (sources) => sources.map(writtenSource).join(', ')),
    verifier: show(cells.verifier, String),
  }
}

function show<Value, Shown>(
  cell: Cell<Value>,
  write: (value: Value) => Shown | null,
): CellShown<Shown> {
  return 'value' in cell
    ? { value: write(cell.value) }
    : { fault: cell.invalid.code, text: cell.text }
}
