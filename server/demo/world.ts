import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId, NewBlock } from '#app/domain/drafting/block.ts'
import { isWorkingDay } from '#app/domain/kernel/calendar.ts'
import type { Calendar } from '#app/domain/kernel/calendar.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import { hour, instant } from '#app/domain/kernel/instant.ts'
import { addDays, dateAt, startOfDay } from '#app/domain/kernel/plain-date.ts'
import type { PlainDate } from '#app/domain/kernel/plain-date.ts'
import { endSessionsOf } from '#db/accounts-sessions.ts'
import { findPersonByEmail, hasPeople } from '#db/accounts.ts'
import { readUpdatesAfter } from '#db/document-log.ts'

import { acceptInvitation } from '../accounts/accept-invitation.ts'
import { createDelegation } from '../accounts/create-delegation.ts'
import { createFramework } from '../accounts/create-framework.ts'
import { createSetUpToken } from '../accounts/create-set-up-link.ts'
import { invite } from '../accounts/invite.ts'
import { setUpCoalition } from '../accounts/set-up-coalition.ts'
import { signInAsDemoPerson } from '../accounts/sign-in-as-demo-person.ts'
import { viewerOf } from '../accounts/viewer-of.ts'
import { demoTables } from '../calendar/demo-tables.ts'
import { loadCalendar } from '../calendar/load-calendar.ts'
import { publishCalendar } from '../calendar/publish-calendar.ts'
import type { ServerContext } from '../context.ts'
import { createDocument } from '../drafting/create-document.ts'
import { projectDocument } from '../drafting/projector.ts'
import { coalition, delegations, demoPassword, secretariat } from './cast.ts'
import type { DemoDelegation, DemoPerson } from './cast.ts'
import { draftingStory } from './drafting.ts'
import { customsFlowEdits, frameworkTextEdits } from './edits.ts'
import type { DemoEdit } from './edits.ts'
import { positionsStory } from './positions.ts'
import { reliefStory } from './relief.ts'
import { customsFlowFormat, frameworkText } from './texts.ts'
import { typeInto } from './typist.ts'

/** How many working days before the first start the story begins. */
const storyDays = 7

/**
 * The demo world, first chapter (product.md): made through the application's own verbs and its own
 * sync path, on a clock that walks from the first day of the story to now. Every step is recognised
 * when it was done before, so a start that was cut off is taken up where it stopped.
 */
export async function ensureDemoWorld(ctx: ServerContext): Promise<'made' | 'kept'> {
  const founder = secretariat.people[0]
  if (founder === undefined) throw new Error('the secretariat has nobody')
  if (ctx.clock.aheadMs() >= 0 && (await hasPeople(ctx.db))) return 'kept'

  const story = await beginStory(ctx)
  await story.reach(0, 8)
  await found(ctx, founder)
  const head = await become(ctx, founder.email)
  for (const delegation of delegations) await join(ctx, head, delegation)
  for (const person of secretariat.people.slice(1)) {
    await admit(ctx, head, head.delegation.id, person)
  }
  await story.reach(1, 10)
  const framework = await beginFramework(ctx, head)
  const format = await table(ctx, head, framework, customsFlow(story.year), customsFlowFormat)
  const text = await table(ctx, head, framework, frameworkTerms(story.year), frameworkText)
  const edited = (document: DocumentId) => (edit: DemoEdit) => ({
    day: edit.day,
    hour: edit.hour,
    tell: () => perform(ctx, document, edit),
  })
  const headOf = headsOf(ctx)
  const steps = [
    ...customsFlowEdits.map(edited(format)),
    ...frameworkTextEdits.map(edited(text)),
    ...draftingStory(ctx, { format, head, headOf }),
    ...positionsStory(ctx, { framework, format, head, headOf }),
    ...reliefStory(ctx, { framework, text, head, headOf }),
  ].toSorted((a, b) => a.day - b.day || a.hour - b.hour)
  for (const { day, hour: at, tell } of steps) {
    await story.reach(day, at)
    await tell()
  }
  for (const document of [format, text]) await projectDocument(ctx, document)
  await everyoneLeaves(ctx)
  await story.end()
  return 'made'
}

type Story = {
  year: number
  /** Moves the clock to an hour of a working day of the story, by the seat; never past now, never back. */
  reach(storyDay: number, hourOfDay: number): Promise<void>
  end(): Promise<void>
}

async function beginStory(ctx: ServerContext): Promise<Story> {
  const now = instant(ctx.now() - ctx.clock.aheadMs())
  const year = new Date(now).getUTCFullYear()
  const seat = await publishHolidays(ctx, year)
  const days = workingDaysUpTo(dateAt(now, seat.zone), seat)
  return {
    year,
    async reach(storyDay, hourOfDay) {
      const date = days[storyDay]
      if (date === undefined) throw new Error(`the story has no day ${storyDay}`)
      const target = Math.min(now, startOfDay(date, seat.zone) + hourOfDay * hour)
      const isFirst = ctx.clock.aheadMs() === 0
      if (isFirst || target > ctx.now()) await ctx.clock.advance(target - ctx.now())
    },
    end: () => ctx.clock.advance(-ctx.clock.aheadMs()),
  }
}

/** The last working days of the seat, as many as the story has, oldest first and today included. */
function workingDaysUpTo(today: PlainDate, seat: Calendar): PlainDate[] {
  const days: PlainDate[] = []
  for (let date = today; days.length <= storyDays; date = addDays(date, -1)) {
    if (date === today || isWorkingDay(date, seat)) days.unshift(date)
  }
  return days
}

async function publishHolidays(ctx: ServerContext, year: number): Promise<Calendar> {
  return ctx.db.transaction(async (tx) => {
    for (const table of demoTables({ first: year - 1, last: year + 5 })) {
      await publishCalendar(tx, table, ctx.now())
    }
    return loadCalendar(tx, coalition.seatCalendar)
  })
}

async function found(ctx: ServerContext, founder: DemoPerson): Promise<void> {
  const token = await createSetUpToken(ctx)
  if (token === null) return
  const { code, name: delegation, country } = secretariat
  const { name, email } = founder
  await setUpCoalition(
    ctx,
    nobody,
    { ...coalition, token, code, delegation, country, name, email, password: demoPassword },
    'demo/set-up',
  )
}

async function join(ctx: ServerContext, head: Viewer, demo: DemoDelegation): Promise<void> {
  const { people, ...joining } = demo
  const { delegation } = await createDelegation(ctx, head, joining, `demo/delegation/${demo.code}`)
  for (const person of people) await admit(ctx, head, delegation, person)
}

async function admit(
  ctx: ServerContext,
  head: Viewer,
  delegation: Viewer['delegation']['id'],
  { name, email, mandate }: DemoPerson,
): Promise<void> {
  if ((await findPersonByEmail(ctx.db, email)) !== null) return
  const key = `demo/person/${email}`
  const { token } = await invite(ctx, head, { delegation, name, email, kind: mandate }, key)
  await acceptInvitation(ctx, nobody, null, { token, name, password: demoPassword }, key)
}

async function beginFramework(ctx: ServerContext, head: Viewer): Promise<FrameworkId> {
  const { framework } = await createFramework(
    ctx,
    head,
    {
      name: 'Corvenia relief framework',
      summary:
        'Measures on Corvenia are lifted in three phases, each upon benchmarks that the International Verification Mission has found to be met.',
    },
    'demo/framework',
  )
  return framework
}

type Tabled = { kind: 'format' | 'text'; title: string; symbol: string }

const customsFlow = (year: number): Tabled => ({
  kind: 'format',
  title: 'Customs-flow format',
  symbol: `HCG/${year}/L.5`,
})

const frameworkTerms = (year: number): Tabled => ({
  kind: 'text',
  title: 'Corvenia framework text',
  symbol: `HCG/${year}/L.2`,
})

async function table(
  ctx: ServerContext,
  head: Viewer,
  framework: FrameworkId,
  tabled: Tabled,
  text: (newId: () => BlockId) => NewBlock[],
): Promise<DocumentId> {
  const key = `demo/document/${tabled.kind}`
  const { document } = await createDocument(
    ctx,
    head,
    { framework, lang: 'en', ...tabled },
    key,
    (newId) => text(() => newId<'block'>()),
  )
  return document
}

async function perform(ctx: ServerContext, document: DocumentId, edit: DemoEdit): Promise<void> {
  const viewer = await become(ctx, edit.by)
  const rows = await readUpdatesAfter(ctx.db, document, 0)
  const isDone = rows.some(
    ({ author }) => author.kind === 'person' && author.person === viewer.person.id,
  )
  if (isDone) return
  await typeInto(ctx, viewer, document, (doc) => edit.write(doc, ctx.newId))
}

async function become(ctx: ServerContext, email: string): Promise<Viewer> {
  const cookies = await signInAsDemoPerson(ctx, nobody, { person: email })
  const header = cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ')
  const viewer = await viewerOf(ctx, header)
  if (viewer === null) throw new Error(`${email} could not sign in`)
  return viewer
}

/** The head of each delegation, who signs in once. */
function headsOf(ctx: ServerContext): (code: string) => Promise<Viewer> {
  const known = new Map<string, Promise<Viewer>>()
  return (code) => {
    const person = delegations.find((one) => one.code === code)?.people[0]
    if (person === undefined) throw new Error(`there is no delegation ${code}`)
    const head = known.get(code) ?? become(ctx, person.email)
    known.set(code, head)
    return head
  }
}

/** The sessions of the story end with it. */
async function everyoneLeaves(ctx: ServerContext): Promise<void> {
  for (const { people } of [secretariat, ...delegations]) {
    for (const { email } of people) {
      const person = await findPersonByEmail(ctx.db, email)
      if (person !== null) await endSessionsOf(ctx.db, person.id)
    }
  }
}

const nobody = { cookie: null, from: 'demo', userAgent: null }
