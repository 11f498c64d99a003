import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { toIso } from '#app/domain/kernel/instant.ts'
import type { SeenEntry } from '#app/domain/positions/visible.ts'
import { cellOf, standing } from '#app/domain/positions/visible.ts'

import type { ServerContext } from '../context.ts'
import { seeRegister } from './see-register.ts'

/**
 * The positions of a framework for a program, with everything that the viewer may see and nothing else
 * (SPEC.md VI1–VI6). Drafts are no positions and are not among them.
 */
export async function listPositions(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'positionLog'>,
  viewer: Viewer,
  of: string | undefined,
) {
  const { framework, subjects, delegations, seen } = await seeRegister(ctx, viewer, of)
  return {
    framework,
    delegations: delegations.map(({ id, code, name }) => ({ id, code, name })),
    subjects: subjects.map(({ subject, called }) => ({
      id: subject.id,
      name: called,
      about: subject.about,
      scale: subject.scale,
      wording: subject.wording,
      positions: seen
        .filter((one) => one.subject === subject.id)
        .filter(({ entries, sealed }) => entries.length + sealed.length > 0)
        .map((one) => ({
          delegation: one.delegation,
          cell: cellOf(one, subject).kind,
          stands: standing(one)?.id ?? null,
          entries: one.entries.map(shown),
          sealed: one.sealed.map(({ since, ...rest }) => ({ ...rest, since: toIso(since) })),
        }))
        .toSorted((a, b) => (a.delegation < b.delegation ? -1 : 1)),
    })),
  }
}

function shown({
  at,
  content,
  stage,
  subject: _subject,
  delegation: _delegation,
  proof,
  ...entry
}: SeenEntry) {
  const { reviewBy, ...said } = content
  return {
    ...entry,
    at: toIso(at),
    ...said,
    reviewBy: reviewBy === null ? null : toIso(reviewBy),
    stage: stage.kind,
    proof: proof && { ...proof, since: toIso(proof.since) },
  }
}
