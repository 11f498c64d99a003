import { atLeast, atMost, none, plus } from '../bars.ts'
import { commitAlone } from '../commit-alone.ts'
import { typedOn } from '../contestants.ts'
import { draft } from '../draft.ts'
import { ratio } from '../statistics.ts'
import { typingContest } from '../typing-contest.ts'
import { costColumns, healthColumns, latencyColumns } from '../typing-figures.ts'
import type { Workload } from '../workload.ts'

/** One person writes and 49 look on: how soon they see it, and how soon it is kept. */
export const w1: Workload = {
  id: 'W1',
  title: 'typing: one writer at 20 Hz, 49 observers',
  minutes: 3.5,
  async open(bench) {
    const contest = await typingContest(bench, typedOn, {
      writers: 1,
      observers: bench.quick ? 9 : 49,
      text: draft({ paragraphs: 1, wordsEach: 30, wordsAtOnce: 10 }).update,
      pace: { rate: 20, seconds: bench.quick ? 1 : 4, exact: true },
    })
    return {
      ...contest,
      entries: { commit: await commitAlone(bench), ...contest.entries },
      floor: { entry: 'relay', figure: 'visibleP99' },
      columns: [...latencyColumns, ...costColumns, ...healthColumns],
      bars: ({ median, worst }) => [
        atMost(
          'edit→visible p50, against floor + one commit + 1 ms',
          median('entente', 'visibleP50'),
          plus(median('relay', 'visibleP50'), median('commit', 'durableP50'), 1),
          'ms',
        ),
        atMost('edit→durable p99', median('entente', 'durableP99'), 10, 'ms'),
        // y-websocket keeps nothing at its defaults, so that Hocuspocus is the one to compare with.
        atLeast(
          'durable sooner than the best peer at its defaults, p50, times',
          ratio(median('hocuspocus', 'durableP50'), median('entente', 'durableP50')),
          100,
          'number',
        ),
        none('edits lost', worst('entente', 'lost')),
      ],
    }
  },
}
