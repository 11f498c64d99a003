import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { EntryId } from '#app/domain/positions/entry.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import type { ServerContext } from '#server/context.ts'
import { actOnPosition } from '#server/positions/act-on-position.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { readSubject } from '#server/positions/read-subject.ts'

import { newId } from './build.ts'

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
