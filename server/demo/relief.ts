import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DelegationId, FrameworkId } from '#app/domain/kernel/id.ts'
import { day, later, minute, toIso } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { addDays, dateAt } from '#app/domain/kernel/plain-date.ts'
import type { EventId } from '#app/domain/relief/event.ts'
import type { Leg } from '#app/domain/relief/leg.ts'
import { listDelegations } from '#db/accounts.ts'
import { readEvent } from '#db/relief.ts'

import { loadCalendar } from '../calendar/load-calendar.ts'
import type { ServerContext } from '../context.ts'
import { actOnEvent } from '../relief/act-on-event.ts'
import { addMeasure } from '../relief/add-measure.ts'
import { createPlan } from '../relief/create-plan.ts'
import { enterBlackout } from '../relief/enter-blackout.ts'
import { issueFinding } from '../relief/issue-finding.ts'
import { proposeEvent } from '../relief/propose-event.ts'
import { actOnExemption } from '../safeguards/act-on-exemption.ts'
import { agreeOnWayBack } from '../safeguards/agree-on-way-back.ts'
import { proposeExemption } from '../safeguards/propose-exemption.ts'
import { channel, finding, firstRelief, measures, secondRelief, wayBack } from './relief-facts.ts'

/** One moment of the story: what is done then. Done again, it finds itself done. */
export type StoryStep = {
  readonly day: number
  readonly hour: number
  readonly tell: () => Promise<void>
}

type Cast = {
  readonly framework: FrameworkId
  /** The text that holds the wording of the plan. */
  readonly text: string
  readonly head: Viewer
  /** The head of a delegation, by its code. */
  readonly headOf: (code: string) => Promise<Viewer>
}

/**
 * The first relief of the demo world (product.md): prepared by four capitals, armed, held by Thane over a
 * bank holiday, armed again, triggered by the verifier, and in effect within three hours and ten minutes;
 * the humanitarian channel is confirmed and never touched. A second one is ahead, on a bank holiday.
 */
export function reliefStory(ctx: ServerContext, cast: Cast): readonly StoryStep[] {
  const { framework, head, headOf } = cast
  const known: { first?: EventId; second?: EventId } = {}
  const first = (act: string, more: Record<string, unknown> = {}, by: Viewer = head) =>
    run(ctx, by, { event: known.first, act, ...more })
  const onLegs = async (codes: readonly string[], acts: readonly string[]) => {
    for (const code of codes) {
      const by = await headOf(code)
      const leg = await legOf(ctx, by, known.first)
      for (const act of acts) await first(act, { leg: leg.id, ...firstRelief.typed[act] }, by)
    }
  }
  return [
    {
      day: 1,
      hour: 12,
      tell: async () => {
        const relieved = await enterMeasures(ctx, cast)
        await openChannel(ctx, head, framework)
        await agreeOnWayBack(ctx, head, { ...wayBack, framework }, 'demo/relief/way-back')
        await enterBlackout(ctx, head, summit(ctx, framework), 'demo/relief/blackout')
        const begin = { framework, document: cast.text, template: 'phased', lang: 'en' }
        await createPlan(ctx, head, begin, 'demo/relief/plan')
        const longStop = toIso(later(ctx.now(), 30 * day)).slice(0, 16)
        const form = { ...firstRelief.form, framework, measures: relieved, local: longStop }
        known.first = (await proposeEvent(ctx, head, form, 'demo/relief/first')).event
        for (const { code, steps } of firstRelief.legs) {
          const { delegation } = await headOf(code)
          const leg = { ...firstRelief.leg, instrument: `Act of ${code}`, steps }
          await first('add-leg', { ...leg, delegation: delegation.id })
        }
        await first('schedule', { reference: 'HCG, third meeting, para. 4: consensus' })
        await first('begin-preparation')
      },
    },
    {
      day: 2,
      hour: 11,
      tell: () => onLegs(['UWC', 'OST', 'SOL'], ['start', 'complete-step', 'adopt', 'attest']),
    },
    { day: 2, hour: 15, tell: () => onLegs(['THA'], ['start', 're-estimate']) },
    {
      day: 4,
      hour: 10,
      tell: async () => {
        await onLegs(['THA'], ['complete-step', 'adopt', 'attest'])
        const exemption = await openChannel(ctx, head, framework)
        await first('confirm-channels', { exemptions: [exemption] })
        await first('arm')
      },
    },
    {
      day: 4,
      hour: 16,
      tell: async () =>
        first('hold', { reason: firstRelief.hold, hours: '72' }, await headOf('THA')),
    },
    {
      day: 5,
      hour: 15,
      tell: async () => {
        const thane = await headOf('THA')
        const hold = await holdOf(ctx, thane, known.first)
        if (hold !== null) await first('lift-hold', { hold }, thane)
        await run(ctx, head, { event: known.first, act: 'arm' }, 'again')
      },
    },
    {
      day: 6,
      hour: 9,
      tell: async () => {
        const verifier = await headOf('IVM')
        const event = await eventOf(ctx, verifier, known.first)
        const condition = event?.terms.conditions[0]?.id
        const issued = { ...finding, event: known.first, condition }
        await issueFinding(ctx, verifier, issued, 'demo/relief/finding')
      },
    },
    {
      day: 6,
      hour: 14,
      tell: async () => {
        for (const { code, after } of firstRelief.legs) {
          const by = await headOf(code)
          const leg = await legOf(ctx, by, known.first)
          const at = toIso(later(await firedAt(ctx, by, known.first), after * minute)).slice(0, 19)
          const publication = `Gazette of ${code}, no. 8`
          await first('execute', { leg: leg.id, at, publication }, by)
          await first('confirm', { leg: leg.id })
        }
      },
    },
    {
      day: 6,
      hour: 16,
      tell: async () => {
        const relieved = await enterMeasures(ctx, cast)
        const form = { ...secondRelief.form, framework, measures: relieved.slice(0, 3) }
        const local = await bankHolidayOfThane(ctx)
        const key = 'demo/relief/second'
        known.second = (await proposeEvent(ctx, head, { ...form, local }, key)).event
        for (const { code, steps } of secondRelief.legs) {
          const { delegation } = await headOf(code)
          const leg = { ...firstRelief.leg, instrument: `Second act of ${code}`, steps }
          await run(ctx, head, {
            event: known.second,
            act: 'add-leg',
            ...leg,
            delegation: delegation.id,
          })
        }
        const reference = 'HCG, fifth meeting, para. 2: consensus'
        await run(ctx, head, { event: known.second, act: 'schedule', reference })
      },
    },
  ]
}

type Act = { act: string; event?: EventId | undefined; leg?: string; delegation?: string } & Record<
  string,
  unknown
>

/** An act of the story, under a key by which it is known when it is told again. */
async function run(ctx: ServerContext, by: Viewer, act: Act, again = ''): Promise<void> {
  const about = (['act', 'event', 'leg', 'delegation'] as const).map((name) => act[name] ?? '')
  await actOnEvent(ctx, by, act, `demo/relief/${about.join('/')}${again}`)
}

async function enterMeasures(ctx: ServerContext, { framework, head, headOf }: Cast) {
  const entered: string[] = []
  for (const { code, ...form } of measures) {
    const { delegation } = await headOf(code)
    const typed = { ...form, framework, authority: delegation.id satisfies DelegationId }
    entered.push((await addMeasure(ctx, head, typed, `demo/relief/measure/${code}`)).measure)
  }
  return entered
}

/** The humanitarian exemption, adopted before anything else. */
async function openChannel(ctx: ServerContext, head: Viewer, framework: FrameworkId) {
  const delegations = await listDelegations(ctx.db, head.coalition)
  const overseer = delegations.find(({ code }) => code === 'HAO')?.id ?? head.delegation.id
  const form = { ...channel, framework, overseer }
  const { exemption } = await proposeExemption(ctx, head, form, 'demo/relief/channel')
  const adopt = { exemption, act: 'adopt', reference: 'HCG, second meeting, para. 1: consensus' }
  await actOnExemption(ctx, head, adopt, 'demo/relief/channel/adopt')
  return exemption
}

/** Days on which nothing shall take effect, some weeks ahead. */
function summit(ctx: ServerContext, framework: FrameworkId) {
  const first = dateAt(later(ctx.now(), 50 * day), 'UTC')
  return { framework, first, last: addDays(first, 2), reason: 'Summit of the Contact Group' }
}

async function eventOf(ctx: ServerContext, { coalition }: Viewer, id: EventId | undefined) {
  return id === undefined ? null : ((await readEvent(ctx.db, coalition, id))?.event ?? null)
}

async function legOf(ctx: ServerContext, by: Viewer, id: EventId | undefined): Promise<Leg> {
  const event = await eventOf(ctx, by, id)
  const leg = event?.legs.find(({ delegation }) => delegation === by.delegation.id)
  if (leg === undefined) throw new Error(`${by.delegation.code} has no leg in the story`)
  return leg
}

async function holdOf(ctx: ServerContext, by: Viewer, id: EventId | undefined) {
  const stage = (await eventOf(ctx, by, id))?.stage
  return stage?.is === 'on-hold' ? (stage.holds[0]?.id ?? null) : null
}

async function firedAt(ctx: ServerContext, by: Viewer, id: EventId | undefined): Promise<Instant> {
  const stage = (await eventOf(ctx, by, id))?.stage
  if (stage === undefined || !('firing' in stage)) throw new Error('the story has not fired')
  return stage.firing.at
}

/** Noon in Thane on its first bank holiday that is a month away, for the planner to name. */
async function bankHolidayOfThane(ctx: ServerContext): Promise<string> {
  const calendar = await loadCalendar(ctx.db, 'XT')
  let date = dateAt(later(ctx.now(), 30 * day), calendar.zone)
  while (!calendar.holidays.has(date)) date = addDays(date, 1)
  return `${date}T12:00`
}
