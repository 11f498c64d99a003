import { atMost, none } from '../bars.ts'
import { typedOn } from '../contestants.ts'
import { draft, negotiated, openParagraph } from '../draft.ts'
import { lockedLabel, prepareLocked } from '../locked.ts'
import { measureTyping } from '../measure-typing.ts'
import { only, people } from '../one-document.ts'
import { typingContest } from '../typing-contest.ts'
import { costColumns, healthColumns, latencyColumns } from '../typing-figures.ts'
import type { Entry, Workload } from '../workload.ts'

const writers = 20

/** Everybody writes at once: what one edit costs. */
export const w2: Workload = {
  id: 'W2',
  title: `busy document: ${writers} writers at 50 Hz`,
  minutes: 3.5,
  async open(bench) {
    const pace = { rate: 50, seconds: bench.quick ? 1 : 3, exact: false }
    const plan = { writers, observers: 0, pace }
    const small = draft({ paragraphs: writers, wordsEach: 30, wordsAtOnce: 10 })
    const long = draft({ ...negotiated, brackets: 150 })
    const contest = await typingContest(bench, typedOn, { ...plan, text: small.update })
    const { entente } = contest
    const locked: Entry = {
      label: lockedLabel,
      async measure() {
        const wanted = { documents: 1, people, pending: null }
        const place = only(await prepareLocked(entente, long, wanted))
        const there = { text: long.update, isMadeWithText: true, paragraphOf: openParagraph }
        return measureTyping(bench, entente, place, { ...plan, ...there })
      },
    }
    return {
      ...contest,
      entries: { ...contest.entries, locked },
      floor: { entry: 'relay', figure: 'visibleP99' },
      columns: [...costColumns, ...latencyColumns, ...healthColumns],
      bars: ({ median, worst }) => [
        ...(['hocuspocus', 'y-websocket-leveldb'] as const).flatMap((peer) => [
          atMost(
            `server CPU per update, against ${peer}`,
            median('entente', 'serverUs'),
            median(peer, 'serverUs'),
            'µs',
          ),
          atMost(
            `server and PostgreSQL CPU per update, against ${peer}`,
            median('entente', 'bothUs'),
            median(peer, 'bothUs'),
            'µs',
          ),
        ]),
        none('edits lost', worst('entente', 'lost')),
      ],
    }
  },
}
