import type { ReliefAct } from '../relief/acts.ts'
import type { ClockAct } from '../relief/clock-acts.ts'
import type { PlanAct } from '../relief/plan-acts.ts'
import type { SnapbackAct } from '../relief/snapback-acts.ts'
import type { ExemptionAct } from '../safeguards/acts.ts'
import type { Entry, EntryType } from './entry.ts'

/** What exactly was done, where one kind of entry stands for many acts. */
export type Deed =
  | { of: 'relief'; is: ReliefAct }
  | { of: 'finding'; is: Body<'relief.find'>['verdict'] }
  | { of: 'reliefClock'; is: Body<'relief.clock'>['happened'][number] }
  | { of: 'measure'; is: ClockAct }
  | { of: 'measureClock'; is: Body<'measure.clock'>['happened'] }
  | { of: 'plan'; is: PlanAct }
  | { of: 'exemption'; is: ExemptionAct }
  | { of: 'exemptionClock'; is: Body<'exemption.clock'>['happened'] }
  | { of: 'snapback'; is: SnapbackAct }
  | { of: 'snapbackClock'; is: Body<'snapback.clock'>['happened'][number] }

type Body<Type extends EntryType> = Extract<Entry, { t: Type }>['b']

/** The deeds on relief that an entry tells of, by its own bytes; none where its kind says it all (SPEC.md RC25). */
export function deedsIn({ t, b }: Entry): readonly Deed[] {
  if (t === 'relief.act') return [{ of: 'relief', is: b.act }, ...byTime(b.meanwhile?.happened)]
  if (t === 'relief.find')
    return [{ of: 'finding', is: b.verdict }, ...byTime(b.meanwhile?.happened)]
  if (t === 'relief.clock') return byTime(b.happened)
  if (t === 'measure.act') return [{ of: 'measure', is: b.act }]
  if (t === 'measure.clock') return [{ of: 'measureClock', is: b.happened }]
  if (t === 'plan.act') return [{ of: 'plan', is: b.act }]
  if (t === 'exemption.act') return [{ of: 'exemption', is: b.act }]
  if (t === 'exemption.clock') return [{ of: 'exemptionClock', is: b.happened }]
  if (t === 'snapback.act') return [{ of: 'snapback', is: b.act }]
  if (t === 'snapback.clock') return b.happened.map((is) => ({ of: 'snapbackClock', is }))
  return []
}

function byTime(happened: Body<'relief.clock'>['happened'] = []): readonly Deed[] {
  return happened.map((is) => ({ of: 'reliefClock', is }))
}
