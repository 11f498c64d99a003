import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Exemption } from '#app/domain/safeguards/exemption.ts'
import { listDelegations } from '#db/accounts.ts'
import { readExemptions } from '#db/safeguards.ts'

import { readFramework } from '../accounts/read-framework.ts'
import type { ServerContext } from '../context.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'

/** What a framework keeps allowed, those in force first, and who could oversee more. */
export async function listExemptions(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  id: string | undefined,
) {
  const framework = await readFramework(ctx, viewer, id)
  const [delegations, exemptions] = await Promise.all([
    listDelegations(ctx.db, viewer.coalition),
    readExemptions(ctx.db, framework.id),
  ])
  const named = nameDelegations(delegations)
  const shown = exemptions.map((exemption) => ({
    id: exemption.id,
    kind: exemption.kind,
    title: exemption.terms.title,
    overseer: named(exemption.terms.oversight.overseer),
    state: exemption.state.is,
    ends: endOf(exemption),
  }))
  return {
    framework,
    delegations: delegations.map(({ id: of, code, name }) => ({ id: of, code, name })),
    exemptions: shown.toSorted((a, b) => order[a.state] - order[b.state]),
  }
}

const order = { 'in-force': 0, proposed: 1, ended: 2 } as const

/** When it ends or ended; null while it is only proposed. */
function endOf({ state }: Exemption) {
  switch (state.is) {
    case 'proposed':
      return null
    case 'in-force':
      return state.sunset.expires.at
    case 'ended':
      return state.at
  }
}
