import type { AdoptedText } from '#app/domain/drafting/life.ts'
import { statementsUntil } from '#app/domain/drafting/silence-expiry.ts'
import type { Deadline } from '#app/domain/kernel/deadline.ts'
import type { Tx } from '#db/client.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readSilences } from '#db/silences.ts'

import { loadSeat } from '../calendar/load-seat.ts'

/**
 * Until when statements that bear on an adopted text are made (SPEC.md SA2): what silence promised, otherwise the usual period; null where the seat has no days to count it by.
 */
export async function readStatementsWindow(
  tx: Tx,
  { id, coalition }: Pick<DocumentRow, 'id' | 'coalition'>,
  { how, adoptedAt }: AdoptedText,
): Promise<Deadline | null> {
  const silence = how === 'silence' ? (await readSilences(tx, id))[0] : undefined
  if (silence !== undefined) return silence.statements
  const seat = await loadSeat(tx, coalition)
  const until = seat && statementsUntil(adoptedAt, seat)
  return until?.ok === true ? until.deadline : null
}
