import type { Locale, Viewer } from '#app/domain/accounts/viewer.ts'
import { saveLocale } from '#db/accounts.ts'

import type { ServerContext } from '../context.ts'

/** Keeps the language a person reads in. It is theirs on every device, and no act. */
export async function chooseLocale(
  ctx: Pick<ServerContext, 'db'>,
  viewer: Pick<Viewer, 'person'>,
  locale: Locale,
): Promise<void> {
  await saveLocale(ctx.db, viewer.person.id, locale)
}
