import type { Bench } from './bench.ts'
import { gather } from './crowd.ts'
import type { Crowd, Gathering } from './crowd.ts'
import { textOf } from './draft.ts'
import { measured } from './measured.ts'
import type { Place } from './questions.ts'
import type { ServerProcess } from './server-process.ts'
import { sum } from './statistics.ts'
import { typingFigures } from './typing-figures.ts'
import { type } from './typing.ts'
import type { Pace } from './typing.ts'
import { wholeText } from './whole-text.ts'
import type { Figures } from './workload.ts'

export type TypingPlan = Gathering & { pace: Pace }

/** A crowd comes to a document, types and leaves. */
export async function measureTyping(
  bench: Bench,
  server: ServerProcess,
  place: Place,
  plan: TypingPlan,
): Promise<Figures> {
  const crowd = await gather(server, place, plan)
  const framesHeard = () => sum(crowd.clients.map(({ heard }) => heard.frames))
  const before = framesHeard()
  const { result, used } = await measured(server, bench.postgresCpu, () => type(crowd, plan.pace))
  const figures = typingFigures(result, used, framesHeard() - before)
  const lost = await editsLost(crowd, place, plan.paragraphOf)
  crowd.leave()
  await server.ask('rest')
  return { ...figures, lost }
}

/** How many edits a newcomer is not given, each in its place; null of a server that gives nobody a text. */
export async function editsLost(
  { server, typists }: Crowd,
  place: Place,
  paragraphOf = (n: number) => n,
): Promise<number | null> {
  if (!server.contestant.holdsText) return null
  const doc = await wholeText(server.contestant, place)
  const lost = typists.map((typist, n) =>
    textOf(doc, paragraphOf(n)).toJSON().includes(typist.written()) ? 0 : typist.edits,
  )
  doc.destroy()
  return sum(lost)
}
