import * as z from 'zod'

import { minute, second } from '#app/domain/kernel/instant.ts'
import { playbookActions } from '#app/domain/relief/terms.ts'
import type { Terms } from '#app/domain/relief/terms.ts'

import { BadInput } from '../refusals.ts'
import { momentOf, typedCount, typedMoment } from './typed-moment.ts'

/** What makes an event fire and what is to happen if it does not go as planned, as a form sends it. */
export const typedTerms = {
  trigger: z.enum(['instant', 'finding'], 'choice'),
  ...typedMoment,
  noticeHours: typedCount(10_000),
  answerHours: typedCount(10_000),
  windowHours: typedCount(1_000),
  optionalQuorum: z.coerce.number('invalid').int('invalid').min(0, 'invalid').max(60, 'invalid'),
  graceMinutes: typedCount(1_440),
  beyond: z.enum(['fire', 'hold'], 'choice'),
  retryHours: typedCount(1_000),
}

const Typed = z.object(typedTerms)

/** The terms over these measures. Throws BadInput when they wait for a finding and have no condition to find on. */
export function termsOf(
  typed: z.infer<typeof Typed>,
  { measures, conditions }: Pick<Terms, 'measures' | 'conditions'>,
): Terms {
  const { local, zone, beyond } = typed
  const moment = momentOf({ local, zone })
  const late = { graceSeconds: (typed.graceMinutes * minute) / second, beyond }
  const [first] = conditions
  if (typed.trigger === 'finding' && first === undefined) throw new BadInput({ trigger: 'choice' })
  return {
    trigger:
      typed.trigger === 'instant' || first === undefined
        ? { kind: 'instant', t0: moment, late }
        : { kind: 'finding', condition: first.id, longStop: moment, late },
    conditions,
    measures,
    optionalQuorum: typed.optionalQuorum,
    notice: { kind: 'hours', count: typed.noticeHours },
    answer: { kind: 'hours', count: typed.answerHours },
    windowHours: typed.windowHours,
    playbook: { actions: playbookActions, retryHours: typed.retryHours },
  }
}
