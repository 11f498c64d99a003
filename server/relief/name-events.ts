import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { readEventTitles } from '#db/relief.ts'

import type { ServerContext } from '../context.ts'

/** Every relief event of the coalition by its title, for the desk. */
export function nameEvents({ db }: Pick<ServerContext, 'db'>, { coalition }: Viewer) {
  return readEventTitles(db, coalition)
}
