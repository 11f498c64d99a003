import { expect, test } from 'vitest'

import { minute } from '#app/domain/kernel/instant.ts'
import { decideEvent } from '#app/domain/relief/decide-event.ts'
import type { EventCommand } from '#app/domain/relief/event-commands.ts'
import type { ReliefEvent } from '#app/domain/relief/event.ts'
import { evolveEvent } from '#app/domain/relief/evolve-event.ts'
import { reportOf } from '#app/domain/relief/report.ts'
import { proposeEvent } from '#app/domain/relief/scheduling.ts'

import {
  actor,
  at,
  finding,
  food,
  id,
  legOf,
  moment,
  newLeg,
  oil,
  onFinding,
  ostia as unitedStates,
  outcome,
  secretariat,
  setting,
  stockpile,
  thane as union,
  verifier,
} from './build.ts'

/**
 * The sequence of 2015 and 2016 on a moved clock (domain.md, part (c)). Instants within a day are ours
 * where no source gives one; the days are those of the record.
 */
test('[LG2] [EV21] [TR5] [EV25] adopted in October, bridged in January, applied on the report of the verifier', () => {
  const act2015 = newLeg(1, union, {
    instrument: { kind: 'council-act', title: 'Decision (CFSP) 2015/1863' },
  })
  const waivers = newLeg(2, unitedStates, {
    instrument: { kind: 'waiver', title: 'Contingent waivers of 18 October 2015' },
  })
  const guidance = newLeg(3, union, {
    purpose: 'guidance',
    measures: [],
    instrument: { kind: 'guidance', title: 'Information note' },
  })
  const endorsed = moment('2015-07-20T15:00:00Z')
  const adoptionDay = moment('2015-10-18T10:00:00Z')
  const story = new Story(endorsed, moment('2016-01-14T23:59:00Z'))
  for (const leg of [act2015, waivers, guidance]) story.chair({ type: 'add-leg', leg })
  story.chair({
    type: 'schedule',
    outcome: outcome({ act: 'schedule', event: story.event.id, revision: 1 }),
  })
  story.chair({ type: 'begin-preparation' })

  story.now = adoptionDay
  for (const leg of [act2015, waivers, guidance]) {
    story.leg(leg.id, leg.delegation, { type: 'start' })
    story.leg(leg.id, leg.delegation, { type: 'adopt', reference: 'OJ L 274, 18.10.2015' })
  }
  expect(legOf(story.event, act2015).state).toMatchObject({
    is: 'adopted-contingent',
    adopted: { at: adoptionDay },
  })
  const validUntil = at(moment('2016-03-31T00:00:00Z'))
  for (const leg of [act2015, waivers, guidance]) {
    story.leg(leg.id, leg.delegation, { type: 'attest', mandate: id(900), validUntil, revision: 1 })
  }
  story.chair({ type: 'confirm-channels', exemptions: [food.id] })
  story.chair({ type: 'arm' })

  story.now = moment('2016-01-14T12:00:00Z')
  const until = moment('2016-01-28T23:59:00Z')
  story.chair({
    type: 'bridge',
    longStop: at(until),
    outcome: outcome({ act: 'bridge', event: story.event.id, until }),
  })
  expect(story.event.stage.is).toBe('armed')

  story.now = moment('2016-01-16T20:40:00Z')
  story.act(verifier, {
    type: 'issue-finding',
    finding: finding({ expires: at(moment('2017-01-16T00:00:00Z')) }),
  })
  expect(story.event.stage).toMatchObject({
    is: 'triggered',
    firing: { due: story.now, late: false, grounds: [{ condition: stockpile.id }] },
  })

  const implementationDay = story.now
  story.now = moment('2016-01-16T21:10:00Z')
  for (const leg of [act2015, waivers, guidance]) {
    const effect = { at: story.now, publication: 'Decision (CFSP) 2016/37' }
    story.leg(leg.id, leg.delegation, { type: 'execute', effect })
    story.chair({ type: 'leg', leg: leg.id, command: { type: 'confirm' } })
  }
  expect(story.event.stage.is).toBe('effective')
  expect(reportOf(story.event)).toMatchObject({
    firing: { at: implementationDay },
    synchrony: { spread: 0, legs: 2, of: 2 },
    legs: [{ after: 30 * minute }, { after: 30 * minute }, { after: 30 * minute }],
  })
})

/** Who does what, one after the other, as the clock is moved. */
class Story {
  event: ReliefEvent
  now: ReliefEvent['asOf']

  constructor(start: ReliefEvent['asOf'], longStop: ReliefEvent['asOf']) {
    const late = { graceSeconds: 60, beyond: 'hold' } as const
    const trigger = {
      kind: 'finding',
      condition: stockpile.id,
      longStop: at(longStop),
      late,
    } as const
    const made = proposeEvent(
      id(200),
      onFinding({ trigger, measures: [oil] }),
      setting({ now: start }),
    )
    if (!made.ok) throw new Error(made.refusal.code)
    this.event = made.event
    this.now = start
  }

  act(by: ReturnType<typeof actor>, command: EventCommand): void {
    const members = new Set([union, unitedStates])
    const decision = decideEvent(this.event, command, setting({ by, now: this.now, members }))
    if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`)
    this.event = decision.events.reduce(evolveEvent, this.event)
  }

  chair(command: EventCommand): void {
    this.act(secretariat, command)
  }

  leg(
    leg: Extract<EventCommand, { type: 'leg' }>['leg'],
    delegation: typeof union,
    command: Extract<EventCommand, { type: 'leg' }>['command'],
  ): void {
    this.act(actor(delegation), { type: 'leg', leg, command })
  }
}
