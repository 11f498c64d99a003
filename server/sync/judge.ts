import * as Y from 'yjs'

import type { BracketId } from '#app/domain/drafting/block.ts'
import { contentOf } from '#app/domain/drafting/ydoc.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { isId } from '#app/domain/kernel/is-id.ts'

import { partsOfText, readElement, saying } from './letters.ts'
import type { Letter, Reading } from './letters.ts'
import type { StructId } from './text-map.ts'

/** An edit whose effect must be seen to be judged, with what is to be left alone. */
export type Case = {
  payload: Uint8Array
  by: DelegationId
  /** The blocks that were there and that it touches. */
  touched: readonly StructId[]
  /** The blocks that it adds. */
  fresh: readonly StructId[]
  /** Those of the touched blocks of which no word may change. */
  locked: readonly StructId[]
  frozen: boolean
  negotiation: boolean
  /** Whose the brackets in the touched blocks are. Others are new, and so the author's. */
  owners: ReadonlyMap<BracketId, DelegationId | null>
}

export type Judgement = {
  /** Whether the touched blocks say anything else after it. */
  changes: boolean
  /** Whether it deletes anything that a replica has not deleted already by merging. */
  deletes: boolean
  faults: readonly { code: 'frozen' | 'locked' | 'bracket' | 'unmarked'; block: StructId }[]
}

/**
 * Applies an edit to a replica that nobody else uses and compares what the touched blocks say before
 * and after it. The replica is worth nothing any more if there is a fault.
 */
export function judge(replica: Y.Doc, one: Case): Judgement {
  const before = one.touched.map((id) => readElement(elementAt(replica, id)))
  const deletes = apply(replica, one.payload)
  const after = one.touched.map((id) => readElement(elementAt(replica, id)))
  const added = one.fresh.map((id) => readElement(elementAt(replica, id)))
  const order = placesOf(replica)
  const change: Change = {
    ...one,
    before: inOrder(before, one.touched, order),
    after: inOrder([...after, ...added], [...one.touched, ...one.fresh], order),
  }
  const differs = one.touched.filter((_, i) => saying(before[i]!) !== saying(after[i]!))
  const changes = differs.length > 0 || added.some(({ shape }) => shape !== '')
  const [first = { client: 0, clock: 0 }] = one.touched
  const faults: Judgement['faults'] = [
    ...(one.frozen && changes ? [{ code: 'frozen' as const, block: first }] : []),
    ...one.locked
      .filter((id) => differs.some((other) => isSame(id, other)))
      .map((block) => ({ code: 'locked' as const, block })),
    ...(bracketsOfOthers(change).every((id) => isLeftAlone(id, change))
      ? []
      : [{ code: 'bracket' as const, block: first }]),
    ...(one.negotiation
      ? one.touched
          .filter((_, i) => !isProposed(before[i]!, after[i]!, change))
          .concat(one.fresh.filter((_, i) => !isProposedWhole(added[i]!, change)))
          .map((block) => ({ code: 'unmarked' as const, block }))
      : []),
  ]
  return { changes, deletes, faults }
}

/** Answers whether anything was deleted. */
function apply(replica: Y.Doc, update: Uint8Array): boolean {
  let deletes = false
  replica.once('afterTransaction', ({ deleteSet }: Y.Transaction) => {
    deletes = deleteSet.clients.size > 0
  })
  Y.applyUpdate(replica, update)
  return deletes
}

type Change = Case & { before: readonly Letter[]; after: readonly Letter[] }

/**
 * Whether a bracket of others stands as it stood: the same words, in their order, from the same first
 * to the same last, with what others typed between them; and round nothing that was there and outside.
 */
function isLeftAlone(bracket: BracketId, { before, after }: Change): boolean {
  const was = before.filter((letter) => valueOf(letter, bracket) !== null)
  const is = after.filter((letter) => valueOf(letter, bracket) !== null)
  const inside = new Set(was)
  const outside = new Set(before.filter((letter) => !inside.has(letter)).map(({ id }) => id))
  const values = new Set([...was, ...is].map((letter) => JSON.stringify(valueOf(letter, bracket))))
  return (
    was.length > 0 &&
    values.size === 1 &&
    !is.some(({ id }) => outside.has(id)) &&
    is[0]?.text === was[0]?.text &&
    is.at(-1)?.text === was.at(-1)?.text &&
    isWithin(was, is)
  )
}

/** Whether the words stand among the others in their order. */
function isWithin(words: readonly Letter[], among: readonly Letter[]): boolean {
  let at = 0
  for (const { text } of among) if (at < words.length && words[at]?.text === text) at += 1
  return at === words.length
}

function bracketsOfOthers({ before, after, owners, by }: Change): BracketId[] {
  const ids = new Set([...before, ...after].flatMap(bracketsOn).map(({ id }) => id))
  return [...ids].filter((id) => owners.has(id) && owners.get(id) !== by)
}

/**
 * Whether everything that changed in a block is marked as its author's proposal: without these it says
 * what it said, in the same brackets of others. So neither do others' words become the author's, to be
 * deleted then, nor does a proposal lose its mark and become text. Which of two equal letters is the new
 * one an editor cannot tell, so that letters are compared by what they say.
 */
function isProposed(before: Reading, after: Reading, change: Change): boolean {
  const isOwn = before.letters.every((letter) => isOwnProposal(letter, change))
  return (
    sayingWithout(before, change) === sayingWithout(after, change) &&
    (isOwn || before.shape === after.shape)
  )
}

function sayingWithout({ letters }: Reading, change: Change): string {
  const others = letters.filter((letter) => !isOwnProposal(letter, change))
  return JSON.stringify(others.map((letter) => [letter.text, othersMarks(letter, change)]))
}

/** A new block is proposed whole, or has no words yet. */
function isProposedWhole({ letters }: Reading, change: Change): boolean {
  return letters.every((letter) => ownProposalsOn(letter, change).some(({ whole }) => whole))
}

function isOwnProposal(letter: Letter, change: Change): boolean {
  return ownProposalsOn(letter, change).length > 0
}

/** Its author's brackets whose words are proposed: what a *replace* stands around was there before. */
function ownProposalsOn(letter: Letter, change: Change): Bracket[] {
  return bracketsOn(letter).filter(
    ({ id, kind, isAlternative }) =>
      (isAlternative || kind === 'insert' || kind === 'placeholder') && isOwn(id, change),
  )
}

function isOwn(bracket: BracketId, { owners, by }: Change): boolean {
  return !owners.has(bracket) || owners.get(bracket) === by
}

function othersMarks({ marks }: Letter, change: Change): string {
  return partsOfText(marks)
    .filter((key) => {
      const bracket = bracketIn(key, marks.get(key))
      return bracket === null || !isOwn(bracket.id, change)
    })
    .join()
}

type Bracket = { id: BracketId; kind: unknown; isAlternative: boolean; whole: boolean }

function bracketsOn({ marks }: Letter): Bracket[] {
  return [...marks].flatMap(([key, value]) => bracketIn(key, value) ?? [])
}

function bracketIn(key: string, value: unknown): Bracket | null {
  if (!key.startsWith('bracket--') || typeof value !== 'object' || value === null) return null
  const { id, kind, of, whole }: { [Name in 'id' | 'kind' | 'of' | 'whole']?: unknown } = value
  if (typeof id !== 'string' || !isId<'bracket'>(id)) return null
  return { id, kind, isAlternative: typeof of === 'string', whole: whole === true }
}

function valueOf({ marks }: Letter, bracket: BracketId): unknown {
  for (const [key, value] of marks) if (bracketIn(key, value)?.id === bracket) return value
  return null
}

function elementAt({ store }: Y.Doc, { client, clock }: StructId): Y.XmlElement | null {
  const item = store.clients.has(client) ? Y.getItem(store, Y.createID(client, clock)) : null
  if (!(item instanceof Y.Item) || item.deleted) return null
  return item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlElement
    ? item.content.type
    : null
}

function placesOf(replica: Y.Doc): ReadonlyMap<string, number> {
  return new Map(
    contentOf(replica)
      .toArray()
      .map((block, at) => [keyOf(block._item?.id ?? { client: 0, clock: 0 }), at]),
  )
}

/** The letters of several blocks as one reads them. */
function inOrder(
  readings: readonly Reading[],
  blocks: readonly StructId[],
  order: ReadonlyMap<string, number>,
): Letter[] {
  return readings
    .map(({ letters }, i) => ({ letters, at: order.get(keyOf(blocks[i]!)) ?? Infinity }))
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ letters }) => letters)
}

function keyOf({ client, clock }: StructId): string {
  return `${client}:${clock}`
}

function isSame(a: StructId, b: StructId): boolean {
  return a.client === b.client && a.clock === b.clock
}
