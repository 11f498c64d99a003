import { readFileSync } from 'node:fs'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'

export type PermissionRow = {
  action: string
  /** Marked ✱: needs a fresh proof of presence (PM9). */
  commits: boolean
  allowed: (kind: DelegationKind, mandate: MandateKind) => boolean
}

/** The table of permissions as people read it, from app/domain/accounts/SPEC.md: what tests expect. */
export function permissionTable(): PermissionRow[] {
  const spec = readFileSync(new URL('../../app/domain/accounts/SPEC.md', import.meta.url), 'utf8')
  const [header = [], , ...rows] = cellsOf(spec, '| action |')
  const kinds = header.slice(1).map((words) => oneOf(delegationKinds, words))
  return rows.flatMap(([actions = '', ...cells]) => {
    const mandates = cells.map(mandatesIn)
    return actions.split(', ').map((words) => {
      const [action = '', mark] = words.split(' ')
      return {
        action,
        commits: mark === '✱',
        allowed: (kind, mandate) => mandates[kinds.indexOf(kind)]?.includes(mandate) ?? false,
      }
    })
  })
}

/** The most that a document can grant, by delegation kind and mandate, from the same page. */
export function ceilingTable(): (kind: DelegationKind, mandate: MandateKind) => string {
  const spec = readFileSync(new URL('../../app/domain/accounts/SPEC.md', import.meta.url), 'utf8')
  const [header = [], , ...rows] = cellsOf(spec, '| | head |')
  const mandates = header.slice(1).map((words) => oneOf(mandateKinds, words))
  const lines = rows.map(([kinds = '', ...cells]) => ({
    kinds: kinds.split(', ').map((words) => oneOf(delegationKinds, words)),
    cells,
  }))
  return (kind, mandate) => {
    const line = lines.find(({ kinds }) => kinds.includes(kind))
    const cell = line?.cells[mandates.indexOf(mandate)]
    if (cell === undefined) throw new Error(`the page says nothing of ${kind} ${mandate}`)
    return cell
  }
}

function cellsOf(page: string, start: string): string[][] {
  const from = page.indexOf(start)
  const end = page.indexOf('\n\n', from)
  return page
    .slice(from, end)
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

function mandatesIn(cell: string): readonly MandateKind[] {
  if (cell === 'everyone') return mandateKinds
  if (cell === '–') return []
  return cell.split(', ').map((words) => oneOf(mandateKinds, words))
}

function oneOf<Kind extends string>(kinds: readonly Kind[], words: string): Kind {
  const found = kinds.find((kind) => kind === words.replace(' ', '-'))
  if (found === undefined) throw new Error(`no such kind: ${words}`)
  return found
}
