import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { readGrantedRows } from '#db/granted-relief.ts'
import { readExemptionTitles } from '#db/safeguards.ts'

import type { ServerContext } from '../context.ts'

export type NamedGranted = {
  readonly kind: 'measure' | 'exemption'
  readonly id: string
  readonly framework: FrameworkId
  readonly title: string
}

/** Every measure and exemption of the coalition by its title, for the desk. */
export async function nameGranted(
  { db }: Pick<ServerContext, 'db'>,
  { coalition }: Viewer,
): Promise<readonly NamedGranted[]> {
  const [measures, exemptions] = await Promise.all([
    readGrantedRows(db, coalition),
    readExemptionTitles(db, coalition),
  ])
  return [
    ...measures.map(({ framework, measure: { id, title } }) => ({
      kind: 'measure' as const,
      id,
      framework,
      title,
    })),
    ...exemptions.map((exemption) => ({ kind: 'exemption' as const, ...exemption })),
  ]
}
