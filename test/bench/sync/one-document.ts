import type { Place, Wanted } from './questions.ts'
import type { ServerProcess } from './server-process.ts'

/** How many different people a crowd is, each with a session of their own. */
export const people = 20

/** A new document, empty unless a text is given that the server can be made with. */
export async function prepareOne(
  server: ServerProcess,
  { text = null, pending = null }: Partial<Pick<Wanted, 'text' | 'pending'>> = {},
): Promise<Place> {
  const places = await server.ask('prepare', { documents: 1, people, text, pending })
  return only(places)
}

export function only(places: readonly Place[]): Place {
  const [place] = places
  if (place === undefined) throw new Error('no document was made')
  return place
}
