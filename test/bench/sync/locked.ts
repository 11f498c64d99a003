import { blocksToLock } from './draft.ts'
import type { Draft } from './draft.ts'
import type { Place, Wanted } from './questions.ts'
import type { ServerProcess } from './server-process.ts'

export const lockedLabel = 'Entente, 30 % locked, 150 brackets'

/** Documents of which three blocks in ten are locked; what brackets they have are of nobody who writes. */
export async function prepareLocked(
  server: ServerProcess,
  text: Draft,
  wanted: Omit<Wanted, 'text'>,
): Promise<Place[]> {
  const places = await server.ask('prepare', { ...wanted, text: text.update })
  const blocks = blocksToLock(text)
  for (const { document } of places) await server.ask('lock', { document, blocks })
  return places
}
