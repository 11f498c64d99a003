import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'
import type { Grant } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import type { Database } from '#db/client.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import type { ServerContext } from '#server/context.ts'
import { createBlankDocument } from '#server/drafting/create-blank-document.ts'
import { setAccess } from '#server/drafting/set-access.ts'

import { buildCoalition, buildDelegation, buildMandate, buildViewer, newId } from './build.ts'

export type CoalitionOfAll = {
  viewers: readonly Viewer[]
  viewer(kind: DelegationKind, mandate: MandateKind): Viewer
  /** A delegate of the same delegation as this viewer, made for being changed. */
  colleague(
    of: Pick<Viewer, 'delegation'>,
  ): Promise<Viewer['mandate'] & { person: Viewer['person'] }>
  /** The secretariat's head, who may do everything here but take sides. */
  secretary: Viewer
  framework: FrameworkId
  /** A document that everyone may open as far as their ceiling goes. */
  document(title?: string): Promise<DocumentId>
}

/** A coalition with one delegation of each kind, and in each a person under every mandate. */
export async function buildCoalitionOfAll(ctx: ServerContext): Promise<CoalitionOfAll> {
  const { db } = ctx
  const { id: coalition } = await buildCoalition(db)
  const viewers = (
    await Promise.all(delegationKinds.map((kind) => seat(db, coalition, kind)))
  ).flat()
  const viewer = (kind: DelegationKind, mandate: MandateKind) => {
    const found = viewers.find(
      (one) => one.delegation.kind === kind && one.mandate.kind === mandate,
    )
    if (found === undefined) throw new Error(`nobody is ${mandate} of a ${kind}`)
    return found
  }
  const secretary = viewer('secretariat', 'head')
  const { framework } = await createFramework(
    ctx,
    secretary,
    { name: 'Corvenia relief framework', summary: '' },
    newId(),
  )
  let made = 0
  return {
    viewers,
    viewer,
    colleague: ({ delegation }) => buildMandate(db, { of: delegation, as: 'delegate' }),
    secretary,
    framework,
    async document(title = 'Customs-flow format') {
      made += 1
      const { document } = await createBlankDocument(
        ctx,
        secretary,
        { framework, kind: 'text', title, symbol: `HCG/2026/L.${made}`, lang: 'en' },
        newId(),
      )
      await setAccess(ctx, secretary, { document, grants: everyoneEdits }, newId())
      return document
    },
  }
}

/** An access list by which every kind of delegation may do the most that it ever can. */
export const everyoneEdits: readonly Grant[] = delegationKinds.map((kind) => ({
  to: 'kind',
  kind,
  access: 'edit',
}))

async function seat(
  db: Database,
  coalition: Viewer['coalition'],
  kind: DelegationKind,
): Promise<Viewer[]> {
  const delegation = await buildDelegation(db, { coalition, kind })
  return Promise.all(mandateKinds.map((as) => buildViewer(db, { delegation, as })))
}
