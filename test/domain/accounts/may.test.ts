import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { accesses, reaches } from '#app/domain/accounts/access.ts'
import type { Access } from '#app/domain/accounts/access.ts'
import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import { accessTo, may } from '#app/domain/accounts/may.ts'
import type { DocumentSubject, Grant, Subject } from '#app/domain/accounts/may.ts'
import { permissions, presenceNeeded } from '#app/domain/accounts/permissions.ts'
import type { Action } from '#app/domain/accounts/permissions.ts'
import { isPresent } from '#app/domain/accounts/presence.ts'
import { seesAddresses, seesMandate } from '#app/domain/accounts/sees-mandate.ts'
import { instant, later, minute } from '#app/domain/kernel/instant.ts'
import { newId } from '#test/support/build.ts'

// What is expected is read from the rules as people read them, not from the code's own table.
const [permissionTable = [], ceilingTable = []] = tablesOf(
  readFileSync(new URL('../../../app/domain/accounts/SPEC.md', import.meta.url), 'utf8'),
)

const coalition = newId<'coalition'>()
const own = newId<'delegation'>()

test('[PM1] the public may nothing of the table', () => {
  for (const action of listed()) expect(may(null, action, subjectOf(action))).toBe(false)
})

test('[PM2] nobody may anything in another coalition', () => {
  for (const { viewer, action } of everyCase()) {
    const elsewhere = { ...subjectOf(action), coalition: newId<'coalition'>() }
    expect(may(viewer, action, elsewhere)).toBe(false)
  }
})

test('[PM3] the rules and the code list the same actions', () => {
  expect(listed().toSorted()).toEqual(Object.keys(permissions).toSorted())
})

test('[PM3] each action is allowed to exactly the kinds and mandates of the table', () => {
  for (const { viewer, action, expected } of everyCase()) {
    const who = `${viewer.delegation.kind} ${viewer.mandate.kind}: ${action}`
    expect([who, may(viewer, action, subjectOf(action))]).toEqual([who, expected])
  }
})

test('[PM4] who is not on the access list may not know that the document exists', () => {
  const document = documentWith([{ to: 'kind', kind: 'verifier', access: 'read' }])
  const member = viewerOf('member', 'head')
  expect(accessTo(member, document)).toBeNull()
  for (const action of ['document.read', 'document.comment', 'document.edit'] as const) {
    expect(may(member, action, document)).toBe(false)
  }
  expect(may(viewerOf('member', 'chair'), 'document.open', document)).toBe(false)
  expect(accessTo(viewerOf('verifier', 'head'), document)).toBe('read')
})

test('[PM5] no access list grants more than the ceilings of the table', () => {
  for (const kind of delegationKinds) {
    for (const mandate of mandateKinds) {
      const viewer = viewerOf(kind, mandate)
      for (const access of accesses) {
        const ceiling = ceilingOf(kind, mandate)
        const expected = reaches(access, ceiling) ? ceiling : access
        const grants: Grant[] = [{ to: 'kind', kind, access }]
        expect([kind, mandate, accessTo(viewer, documentWith(grants))]).toEqual([
          kind,
          mandate,
          expected,
        ])
      }
    }
  }
})

test("[PM6] a delegation's own line outranks that of its kind, upwards and downwards", () => {
  const viewer = viewerOf('member', 'head')
  const lines = (mine: Access, kind: Access): Grant[] => [
    { to: 'kind', kind: 'member', access: kind },
    { to: 'delegation', delegation: own, access: mine },
  ]
  expect(accessTo(viewer, documentWith(lines('read', 'edit')))).toBe('read')
  expect(accessTo(viewer, documentWith(lines('edit', 'read')))).toBe('edit')
})

test('[PM7] while closed for drafting nobody edits, and who could edit may comment', () => {
  const grants: Grant[] = [{ to: 'kind', kind: 'member', access: 'edit' }]
  const closed: DocumentSubject = { coalition, grants, drafting: 'closed' }
  const viewer = viewerOf('member', 'head')
  expect(may(viewer, 'document.edit', closed)).toBe(false)
  expect(may(viewer, 'document.comment', closed)).toBe(true)
  const reader = [{ to: 'kind', kind: 'member', access: 'read' }] as const
  expect(accessTo(viewer, { ...closed, grants: reader })).toBe('read')
})

test('[PM8] outside the secretariat one invites to and changes mandates of the own delegation only', () => {
  const other = newId<'delegation'>()
  const mandate = newId<'mandate'>()
  for (const kind of delegationKinds) {
    const head = viewerOf(kind, 'head')
    const serves = kind === 'secretariat'
    expect(may(head, 'person.invite', { coalition, delegation: other })).toBe(serves)
    expect(may(head, 'mandate.change', { coalition, delegation: other, mandate })).toBe(serves)
  }
})

test('[PM8] nobody changes the mandate they are acting under', () => {
  for (const kind of delegationKinds) {
    const head = viewerOf(kind, 'head')
    const subject = { coalition, delegation: own, mandate: head.mandate.id }
    expect(may(head, 'mandate.change', subject)).toBe(false)
  }
})

test('[PM9] the acts marked with a star need a proof of presence, and no others', () => {
  const starred = permissionTable.flatMap(([names = '']) =>
    names
      .split(',')
      .filter((name) => name.includes('✱'))
      .map(plainName),
  )
  expect([...presenceNeeded].toSorted()).toEqual(starred.toSorted())
})

test('[PM9] a proof counts for ten minutes', () => {
  const presenceProvedAt = instant(1_000_000)
  expect(isPresent({ presenceProvedAt }, later(presenceProvedAt, 10 * minute))).toBe(true)
  expect(isPresent({ presenceProvedAt }, later(presenceProvedAt, 10 * minute + 1))).toBe(false)
})

test('[PM10] capital reviewers and addresses are seen by their own and by the secretariat', () => {
  const reviewer = { delegation: own, kind: 'capital-reviewer' } as const
  const stranger = { delegation: { id: newId<'delegation'>(), kind: 'member' } } as const
  const secretariat = { delegation: { id: newId<'delegation'>(), kind: 'secretariat' } } as const
  expect(seesMandate(viewerOf('member', 'delegate'), reviewer)).toBe(true)
  expect(seesMandate(secretariat, reviewer)).toBe(true)
  expect(seesMandate(stranger, reviewer)).toBe(false)
  expect(seesMandate(stranger, { delegation: own, kind: 'head' })).toBe(true)
  expect(seesAddresses(stranger, own)).toBe(false)
  expect(seesAddresses(secretariat, own)).toBe(true)
})

function viewerOf(kind: DelegationKind, mandate: MandateKind) {
  return {
    coalition,
    delegation: { id: own, kind },
    mandate: { id: newId<'mandate'>(), kind: mandate },
  }
}

function documentWith(grants: readonly Grant[]): DocumentSubject {
  return { coalition, grants, drafting: 'open' }
}

/** A subject that adds no hurdle of its own: one's own delegation, a document open to everybody. */
function subjectOf<A extends Action>(_action: A): Subject[A]
function subjectOf() {
  return {
    ...documentWith(delegationKinds.map((kind) => ({ to: 'kind', kind, access: 'edit' }))),
    delegation: own,
    mandate: newId<'mandate'>(),
  }
}

function everyCase() {
  return permissionTable.flatMap(([names = '', ...cells]) =>
    names.split(',').flatMap((name) =>
      delegationKinds.flatMap((kind, column) =>
        mandateKinds.map((mandate) => ({
          viewer: viewerOf(kind, mandate),
          action: actionOf(name),
          expected: namesIn(cells[column] ?? '').includes(mandate),
        })),
      ),
    ),
  )
}

function listed(): (keyof typeof permissions)[] {
  return permissionTable.flatMap(([names = '']) => names.split(',').map(actionOf))
}

function actionOf(name: string): keyof typeof permissions {
  const found = Object.keys(permissions).find((action) => action === plainName(name))
  if (found === undefined) throw new Error(`SPEC.md names an action that nothing knows: ${name}`)
  return found as keyof typeof permissions
}

function plainName(name: string): string {
  return name.replace('✱', '').trim()
}

/** `everyone`, `–`, or mandates as they are written for people: `legal adviser`. */
function namesIn(cell: string): readonly string[] {
  if (cell === 'everyone') return mandateKinds
  if (cell === '–') return []
  return cell.split(',').map(mandateNamed)
}

function mandateNamed(words: string): string {
  const name = words.trim().replaceAll(' ', '-')
  if (!mandateKinds.some((kind) => kind === name)) throw new Error(`no such mandate: ${words}`)
  return name
}

function ceilingOf(kind: DelegationKind, mandate: MandateKind): Access {
  const [header = [], ...rows] = ceilingTable
  const column = header.findIndex((words) => words !== '' && mandateNamed(words) === mandate)
  const row = rows.find(([kinds = '']) =>
    kinds.split(',').some((words) => words.trim().replaceAll(' ', '-') === kind),
  )
  const found = accesses.find((access) => access === row?.[column])
  if (found === undefined) throw new Error(`SPEC.md gives no ceiling for ${kind}, ${mandate}`)
  return found
}

/** The tables of a Markdown text as rows of cells: the first without its header, the second with it. */
function tablesOf(text: string): string[][][] {
  const tables: string[][][] = [[]]
  for (const line of text.split('\n')) {
    if (!line.startsWith('|')) {
      if (tables.at(-1)?.length !== 0) tables.push([])
    } else if (!/^\|[-|]+\|$/.test(line)) {
      tables.at(-1)?.push(
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      )
    }
  }
  const [first = [], second = []] = tables
  return [first.slice(1), second]
}
