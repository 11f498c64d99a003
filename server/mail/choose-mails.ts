import * as z from 'zod'

import { mailWishes } from '#app/domain/accounts/mail-wish.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { saveMailWish } from '#db/mail.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'

const ChooseMails = z.object({ mails: z.enum(mailWishes, 'choice') })

/** Keeps which mails a person wants from now on (SPEC.md ML7). It is theirs in every coalition, and no act. */
export async function chooseMails(
  ctx: Pick<ServerContext, 'db'>,
  { person }: Pick<Viewer, 'person'>,
  input: unknown,
): Promise<void> {
  await saveMailWish(ctx.db, person.id, parse(ChooseMails, input).mails)
}
