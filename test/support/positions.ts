import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import type { ServerContext } from '#server/context.ts'
import { actOnPosition } from '#server/positions/act-on-position.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { readSubject } from '#server/positions/read-subject.ts'

import { buildViewer, newId } from './build.ts'
import { buildCoalitionOfAll } from './coalition-of-all.ts'
import { testContext } from './context.ts'
import type { TestDatabase } from './database.ts'

/** A question with the usual levels, or with a scale of numbers. */
export async function buildSubject(
  ctx: ServerContext,
  viewer: Viewer,
  framework: FrameworkId,
  more: Readonly<Record<string, string>> = {},
): Promise<SubjectId> {
  const question = `Shall the threshold be lowered (${newId().slice(0, 8)})?`
  const input = { framework, on: 'stances', question, ...more }
  return (await declareSubject(ctx, viewer, input, newId())).subject
}

/** What a form of a position says when only what is held was chosen. */
export function positionForm(holding: string, more: Readonly<Record<string, string>> = {}) {
  return {
    holding,
    type: 'substantive',
    weight: 'none',
    reason: '',
    resolution: '',
    to: 'own',
    'weight-to': 'own',
    'resolution-to': 'own',
    ...more,
  }
}

/** A position that a head commits on the wording as it is. */
export async function commitPosition(
  ctx: ServerContext,
  viewer: Viewer,
  at: { framework: FrameworkId; subject: SubjectId },
  form: Readonly<Record<string, string>>,
  key: string = newId(),
): Promise<EntryId> {
  const { seen } = await readSubject(ctx, viewer, at)
  const input = { subject: at.subject, act: 'commit', seen, ...form }
  return (await actOnPosition(ctx, viewer, input, key)).position
}

/** Two members and everybody else, with a subject that is open to all of them. */
export async function positionTable(database: TestDatabase) {
  const ctx = await testContext(database)
  const world = await buildCoalitionOfAll(ctx)
  const one = world.viewer('member', 'head')
  const other = await buildViewer(ctx.db, { coalition: one.coalition, as: 'head' })
  const at = {
    framework: world.framework,
    subject: await buildSubject(ctx, world.secretary, world.framework),
  }
  const page = (viewer: Viewer) => readSubject(ctx, viewer, at)
  return {
    ctx,
    world: { ...world, viewers: [...world.viewers, other] },
    one,
    other,
    at,
    page,
    /** What the first member holds, as somebody sees it. */
    async held(viewer: Viewer) {
      const { members } = await page(viewer)
      return members.find(({ by }) => by.id === one.delegation.id)?.entry?.holding ?? null
    },
  }
}

export type PositionTable = Awaited<ReturnType<typeof positionTable>>
