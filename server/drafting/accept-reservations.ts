import * as z from 'zod'

import { idOf } from '#app/domain/kernel/id.ts'
import { lockDocument } from '#db/drafting.ts'
import { readStatements } from '#db/statements.ts'

import { jobHandler } from '../jobs/do-job.ts'
import { tellOfReservations } from './tell-of-statements.ts'

const Day = z.object({ document: idOf<'document'>() })

/** Takes a reservation from the desks once silence has accepted it. The rule accepts it; nobody acts (ST6). */
export const acceptReservations = jobHandler(Day, async (tx, { document: id }, { runAt: at }) => {
  const document = await lockDocument(tx, id)
  if (document === null) throw new Error(`no document ${id}`)
  await tellOfReservations(tx, document, { before: await readStatements(tx, id), at })
})
