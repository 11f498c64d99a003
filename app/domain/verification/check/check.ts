import type { Draft, Kind } from '../blocks.ts'
import type { Cell } from '../cell.ts'
import type { Reading } from '../read.ts'
import { checkGlossary } from './glossary.ts'
import { checkIds } from './ids.ts'
import { checkIndicator } from './indicator.ts'
import { problemIn } from './problem.ts'
import type { Problem } from './problem.ts'
import { checkRules } from './rules.ts'
import { surroundingsOf } from './surroundings.ts'
import { checkWhole } from './whole.ts'

/**
 * Everything that is wrong with a format as it stands, in the order of its parts, each by place and
 * rule. What one cell fails to say hides nothing that is wrong elsewhere. `prose` is the running text
 * around the blocks, in which terms are used.
 */
export function checkFormat(reading: Reading, prose: readonly string[]): readonly Problem[] {
  const around = surroundingsOf(reading)
  return [
    ...checkWhole(reading, around),
    ...draftsIn(reading).flatMap(unreadCells),
    ...reading.strays.map((stray) => problemIn(stray, null, 'out-of-place')),
    ...checkIds(reading),
    ...reading.sections.flatMap(({ parts }) =>
      parts.flatMap((indicator) => checkIndicator(indicator, around)),
    ),
    ...checkRules(reading, around),
    ...checkGlossary(reading, prose),
  ]
}

/** Whether a format can be adopted: nothing but notices stands against it. */
export function isSound(problems: readonly Problem[]): boolean {
  return problems.every(({ weight }) => weight === 'notice')
}

function unreadCells(draft: AnyDraft): readonly Problem[] {
  return Object.entries<Cell<unknown>>(draft.cells).flatMap(([name, cell]) =>
    'value' in cell
      ? []
      : [
          problemIn(draft, name, cell.invalid.code, {
            text: cell.text,
            allowed: cell.invalid.allowed.join(', '),
          }),
        ],
  )
}

type AnyDraft = { [Of in Kind]: Draft<Of> }[Kind]

function draftsIn(reading: Reading): readonly AnyDraft[] {
  return [
    ...reading.heads,
    ...reading.sections.flatMap(({ head, parts }) => [head, ...parts]),
    ...reading.codeLists.flatMap(({ head, parts }) => [head, ...parts]),
    ...reading.terms,
    ...reading.sources,
    ...reading.rules,
    ...reading.corrections,
    ...reading.ladders.flatMap(({ head, parts }) => [head, ...parts]),
    ...reading.confidentiality,
    ...reading.strays,
  ]
}
