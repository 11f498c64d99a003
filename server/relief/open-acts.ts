import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { legActs, reliefActs } from '#app/domain/relief/acts.ts'
import type { ReliefAct } from '#app/domain/relief/acts.ts'
import { decideEvent } from '#app/domain/relief/decide-event.ts'
import type { EventSetting } from '#app/domain/relief/event-commands.ts'

import { permissionFor } from './act-on-event.ts'
import { asCommand } from './as-command.ts'
import type { Given } from './as-command.ts'
import type { TypedAct } from './typed-act.ts'
import { asTyped } from './typed-steps.ts'
import type { TypedStep } from './typed-steps.ts'

export type OpenAct = { act: ReliefAct; about: Readonly<Record<string, string>> }

type Asked = { viewer: Viewer; given: Given; setting: EventSetting }

/** What the rules would accept from the viewer at this moment: they are asked, and nothing is saved. */
export function openActs({ viewer, given, setting }: Asked): readonly OpenAct[] {
  return reliefActs
    .filter((act) => may(viewer, permissionFor(act), viewer))
    .flatMap((act) => aboutWhat(act, given).map((about) => ({ act, about })))
    .filter(({ act, about }) => {
      const form = {
        ...plausible(act, given, setting),
        ...about,
        act,
        ...asItStands(act, about, given),
      }
      const typed = form as unknown as TypedAct
      return decideEvent(given.event, asCommand(typed, given), setting).ok
    })
}

function isOnLeg(act: ReliefAct): boolean {
  const acts: readonly ReliefAct[] = legActs
  return acts.includes(act)
}

/** What an act can be about: a leg, a hold, a proposal, a condition, or the event as such. */
function aboutWhat(act: ReliefAct, { event }: Given): readonly Readonly<Record<string, string>>[] {
  if (isOnLeg(act)) return event.legs.map(({ id }) => ({ leg: id }))
  if (act === 'lift-hold' || act === 'overrule-hold') {
    return event.stage.is === 'on-hold' ? event.stage.holds.map(({ id }) => ({ hold: id })) : []
  }
  if (act === 'accept-change' || act === 'withdraw-change') {
    return event.proposals.map(({ id }) => ({ proposal: id }))
  }
  if (act === 'waive-condition') {
    return event.terms.conditions.map(({ id }) => ({ condition: id }))
  }
  return [{}]
}

/** Steps that others wait for cannot go, so that a leg is asked about with the steps that it has. */
function asItStands(
  act: ReliefAct,
  about: Readonly<Record<string, string>>,
  { event, codes }: Given,
): { steps?: readonly TypedStep[] } {
  const leg = event.legs.find(({ id }) => id === about['leg'])
  return act === 'lay-out' && leg ? { steps: asTyped(leg, event, codes) } : {}
}

/** Values that are refused only for what stands in the way of the act, whatever is typed later. */
function plausible(act: ReliefAct, { event }: Given, { now, members }: EventSetting) {
  const [delegation] = members
  const fired = 'firing' in event.stage ? event.stage.firing.at : now
  return {
    event: event.id,
    delegation,
    purpose: 'guidance',
    part: 'optional',
    instrumentKind: 'guidance',
    instrument: 'x',
    steps: [],
    exemptions: [],
    reference: 'x',
    reason: 'x',
    condition: '',
    measures: event.terms.measures,
    answerHours: 168,
    optionalQuorum: event.terms.optionalQuorum,
    windowHours: event.terms.windowHours,
    publication: 'x',
    local: '2190-01-01T12:00',
    zone: 'UTC',
    days: 1,
    hours: 1,
    unit: 'working-days',
    answer: 'go',
    action: event.terms.playbook.actions[0],
    revision: event.revision,
    // An effect can be reported late, also of a leg that is being reversed since.
    at: act === 'execute' ? fired : now,
  }
}
