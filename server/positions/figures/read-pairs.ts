import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { blocSupportAmong } from '#app/domain/positions/bloc-support.ts'
import type { BlocSupport } from '#app/domain/positions/bloc-support.ts'
import { claimsOf, contested } from '#app/domain/positions/matrix.ts'
import type { Row } from '#app/domain/positions/matrix.ts'
import { pairOf, pairsOf } from '#app/domain/positions/pairs.ts'
import type { Pair, PairDetail } from '#app/domain/positions/pairs.ts'
import { sharesOf } from '#app/domain/positions/shares.ts'

import type { ServerContext } from '../../context.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import { untestedBlocs } from '../blocs.ts'
import type { Blocs, Found, Untested } from '../blocs.ts'
import type { SubjectName } from '../describe.ts'
import { alongFirst, mapOf } from '../map.ts'
import type { NoMap, PositionMap } from '../map.ts'
import { leavesOf, turned } from '../tree.ts'
import type { Tree } from '../tree.ts'
import { seePositions } from './see-positions.ts'
import type { Asked, FiguresHead, SeenPositions } from './see-positions.ts'

const denominators = ['all', 'contested'] as const

/** Who is close to whom, on which subjects, and whether there are blocs. */
export type PairsView = {
  head: FiguresHead
  on: (typeof denominators)[number]
  /** How many subjects there are of either kind. */
  subjects: Readonly<Record<(typeof denominators)[number], number>>
  /** In the order of the tree; those without a position last. */
  members: readonly NamedDelegation[]
  pairs: readonly Pair[]
  /** Its leaves are places in `members`; null without two delegations that have a position. */
  tree: Tree | null
  /** Null while the test by shuffles is still being made. */
  blocs: (Pick<Blocs, 'found' | 'guessed' | 'medianShared'> & BlocsBasis) | null
  bridges: readonly Bridging[]
  detail: (Omit<PairDetail, 'subjects'> & { subjects: readonly Shared[] }) | null
}

/** How many positions were shuffled, and of how many delegations. */
type BlocsBasis = { n: number; delegations: number }

type Bridging = Pick<BlocSupport, 'subject' | 'floor' | 'mean'> & { n: number; name: SubjectName }

type Shared = Pick<PairDetail['subjects'][number], 'subject' | 'apart'> & { name: SubjectName }

const Typed = z.object({
  on: z.enum(denominators).catch('all'),
  one: z.string().nullable(),
  other: z.string().nullable(),
})

export async function readPairs(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog' | 'blocs'>,
  viewer: Viewer,
  { framework, at, ...typed }: Asked & Readonly<Record<'on' | 'one' | 'other', string | null>>,
): Promise<PairsView> {
  const { on, one, other } = Typed.parse(typed)
  const positions = await seePositions(ctx, viewer, { framework, at })
  const { head, members, rows, nameOf } = positions
  const divided = contested(rows)
  const counted = on === 'all' ? rows : divided
  const shares = sharesOf(rows)
  const untested = untestedBlocs(shares)
  const found = untested.found ?? (await ctx.blocs.soon(rows))?.found ?? null
  const laidOut = layOut(untested, members, mapOf(rows, null, shares))
  return {
    head,
    on,
    subjects: { all: rows.length, contested: divided.length },
    members: laidOut.members,
    pairs: pairsOf(counted === rows ? shares : sharesOf(counted)),
    tree: laidOut.tree,
    blocs: found && {
      found,
      guessed: untested.guessed,
      medianShared: untested.medianShared,
      n: rows.reduce((sum, row) => sum + claimsOf(row).length, 0),
      delegations: untested.members.length,
    },
    bridges: bridgesOf(positions, found),
    detail: detailOf(counted, members, { one, other }, nameOf),
  }
}

/** The tree turned along the first component, its leaves numbered as the members are then listed. */
function layOut(
  blocs: Untested,
  members: readonly NamedDelegation[],
  map: PositionMap | NoMap,
): Pick<PairsView, 'members' | 'tree'> {
  if (blocs.tree === null) return { members, tree: null }
  const first = alongFirst(map)
  const tree = turned(blocs.tree, (leaf) => first.get(blocs.members[leaf] as DelegationId) ?? 0)
  const order = leavesOf(tree).flatMap((leaf) => blocs.members[leaf] ?? [])
  const named = new Map(members.map((member) => [member.id, member]))
  let next = 0
  const numbered = (part: Tree): Tree =>
    part.kind === 'leaf'
      ? { kind: 'leaf', at: next++ }
      : { ...part, parts: [numbered(part.parts[0]), numbered(part.parts[1])] }
  return {
    members: [
      ...order.flatMap((id) => named.get(id) ?? []),
      ...members.filter(({ id }) => !order.includes(id)),
    ],
    tree: numbered(tree),
  }
}

/** What bridges blocs, the highest floor first; nothing without blocs. */
function bridgesOf({ rows, nameOf }: SeenPositions, found: Found | null): PairsView['bridges'] {
  if (found?.kind !== 'blocs') return []
  const groups = found.blocs.filter(({ kind }) => kind === 'bloc').map((bloc) => bloc.members)
  const supportOn = blocSupportAmong(groups)
  return rows
    .flatMap((row) => supportOn(row) ?? [])
    .toSorted((a, b) => b.floor - a.floor || b.mean - a.mean)
    .map(({ subject, floor, mean, blocs }) => ({
      subject,
      floor,
      mean,
      n: blocs.reduce((sum, { seen }) => sum + seen, 0),
      name: nameOf(subject),
    }))
}

function detailOf(
  rows: readonly Row[],
  members: readonly NamedDelegation[],
  asked: { one: string | null; other: string | null },
  nameOf: SeenPositions['nameOf'],
): PairsView['detail'] {
  const [one, other] = [asked.one, asked.other].map((id) => members.find((each) => each.id === id))
  if (one === undefined || other === undefined || one === other) return null
  const detail = pairOf(rows, one.id, other.id)
  const subjects = detail.subjects
    .map(({ subject, apart }) => ({ subject, apart, name: nameOf(subject) }))
    .toSorted((a, b) => b.apart - a.apart)
  return { ...detail, subjects }
}
