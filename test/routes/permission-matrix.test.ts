import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Standing } from '#app/domain/drafting/paragraph.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { minute } from '#app/domain/kernel/instant.ts'
import { paths } from '#app/paths.ts'
import { readDocument } from '#db/drafting.ts'
import { saveUpload } from '#db/position-uploads.ts'
import { ensureCalendar } from '#server/calendar/ensure-calendar.ts'
import type { ServerContext } from '#server/context.ts'
import { actInSitting } from '#server/drafting/act-in-sitting.ts'
import { readParagraphs } from '#server/drafting/read-paragraphs.ts'
import { setAccess } from '#server/drafting/set-access.ts'
import { closeDocument } from '#server/drafting/set-drafting.ts'
import { actOnBridge } from '#server/positions/act-on-bridge.ts'
import { readSubject } from '#server/positions/read-subject.ts'
import { addMeasure } from '#server/relief/add-measure.ts'
import { actOnSnapback } from '#server/safeguards/act-on-snapback.ts'
import { notifySnapback } from '#server/safeguards/notify-snapback.ts'
import { beginFormat } from '#server/verification/begin-format.ts'
import { buildBracket } from '#test/support/brackets.ts'
import { buildDelegation, buildPerson, buildViewer, newId, testStart } from '#test/support/build.ts'
import { buildCoalitionOfAll, everyoneEdits } from '#test/support/coalition-of-all.ts'
import type { CoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { buildEdition } from '#test/support/editions.ts'
import { buildTabled, callRoll, putAtStage } from '#test/support/life.ts'
import { buildParagraph } from '#test/support/paragraphs.ts'
import { ceilingTable, permissionTable } from '#test/support/permission-table.ts'
import { buildSubject, commitPosition, positionForm } from '#test/support/positions.ts'
import { buildScheduledEvent, evidence, measureForm } from '#test/support/relief.ts'
import {
  agreeWayBack,
  buildExemption,
  exemptionForm,
  snapbackForm,
} from '#test/support/safeguards.ts'
import { startServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { buildSilence } from '#test/support/silence.ts'
import { statementForm } from '#test/support/statements.ts'

const patience = 180_000
const table = permissionTable()

test.for(table)(
  '[PM3] $action is allowed exactly to whom the table says, through the real route',
  { timeout: patience },
  async ({ action, allowed }) => {
    await using server = await startServer()
    const world = await buildCoalitionOfAll(server.ctx)
    const said = []
    const expected = []
    for (const viewer of world.viewers) {
      const who = `${viewer.delegation.kind} ${viewer.mandate.kind}`
      const status = await attempt(server, world, viewer, action)
      said.push([who, status < 400 ? 'yes' : status])
      expected.push([who, allowed(viewer.delegation.kind, viewer.mandate.kind) ? 'yes' : 403])
    }
    expect(said).toEqual(expected)
  },
)

test(
  '[PM5] no access list grants more than the ceiling of kind and mandate',
  { timeout: patience },
  async () => {
    await using server = await startServer()
    const world = await buildCoalitionOfAll(server.ctx)
    const document = await world.document()
    const ceiling = ceilingTable()
    for (const viewer of world.viewers) {
      const browser = await server.browser(viewer)
      const listed = await (await browser.get(paths.apiDocuments)).json()
      expect([viewer.delegation.kind, viewer.mandate.kind, listed]).toEqual([
        viewer.delegation.kind,
        viewer.mandate.kind,
        [
          {
            id: document,
            symbol: 'HCG/2026/L.1',
            title: 'Customs-flow format',
            access: ceiling(viewer.delegation.kind, viewer.mandate.kind),
          },
        ],
      ])
    }
  },
)

test('[PM8] outside the secretariat one invites to one’s own delegation only', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const other = world.viewer('observer', 'head').delegation
  for (const [kind, status] of [
    ['member', 403],
    ['secretariat', 200],
  ] as const) {
    const browser = await server.browser(world.viewer(kind, 'head'))
    const answer = await browser.post(paths.invite(other.id), invitation(other.id))
    expect([kind, answer.status]).toEqual([kind, status])
  }
})

test('[PM8] outside the secretariat one changes mandates of one’s own delegation only', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const foreign = await world.colleague(world.viewer('observer', 'head'))
  const browser = await server.browser(world.viewer('member', 'head'))
  expect((await browser.post(paths.people, mandateChange(foreign.id))).status).toBe(403)
})

test('[PM8] nobody changes the mandate they are acting under', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  for (const viewer of [world.secretary, world.viewer('member', 'head')]) {
    const browser = await server.browser(viewer)
    const answer = await browser.post(paths.people, mandateChange(viewer.mandate.id))
    expect(answer.status).toBe(403)
  }
})

test.for(table.filter(({ commits }) => commits))(
  '[PM9] $action asks for a proof of presence after ten minutes, and takes one within the form',
  { timeout: patience },
  async ({ action }) => {
    await using server = await startServer()
    const world = await buildCoalitionOfAll(server.ctx)
    const { delegation, coalition } = headWhoMay(world, action)
    const passwordHash = await server.ctx.auth.passwords.hash(password)
    const known = await buildViewer(server.ctx.db, {
      delegation: { ...delegation, coalition, country: 'NO' },
      as: 'head',
      person: await buildPerson(server.ctx.db, { passwordHash }),
    })
    const browser = await server.browser(known)
    const { path, form = {} } = await requestFor(server, world, known, action)
    await server.ctx.clock.advance(11 * minute)

    const asked = await browser.post(path, form)
    expect(asked.status).toBe(403)
    expect(await asked.text()).toContain('name="proof-password"')

    const wrong = await browser.post(path, { ...form, 'proof-password': 'not the password' })
    expect(wrong.status).toBe(409)
    const page = await wrong.text()
    expect(page).toContain('name="proof-password"')
    expect(page).not.toContain('not the password')

    const right = await browser.post(path, { ...form, 'proof-password': password })
    expect(done).toContain(right.status)
  },
)

test.for(table.filter(({ commits }) => commits))(
  '[PM9] in a demo world $action asks for no proof',
  { timeout: patience },
  async ({ action }) => {
    await using server = await startServer({ demo: true })
    const world = await buildCoalitionOfAll(server.ctx)
    const head = headWhoMay(world, action)
    const browser = await server.browser(head)
    const { path, form = {} } = await requestFor(server, world, head, action)
    await server.ctx.clock.advance(11 * minute)
    expect(done).toContain((await browser.post(path, form)).status)
  },
)

test.for(table)('[PM1] who is not signed in is led to the door for $action', async ({ action }) => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const nobody = await server.browser(null)
  const { path, form } = await requestFor(server, world, world.secretary, action)
  const answer = form === undefined ? await nobody.get(path) : await nobody.post(path, form)
  expect(answer.status).toBe(302)
  expect(answer.headers.get('Location')).toMatch(/^\/sign-in\?returnTo=/)
})

test('[PM1] programs that are not signed in get 401', async () => {
  await using server = await startServer()
  const nobody = await server.browser(null)
  for (const path of [paths.apiDocuments, paths.searchFor('a'), paths.recordProof('0', '1')]) {
    expect([path, (await nobody.get(path)).status]).toEqual([path, 401])
  }
})

test('[PM2] in another coalition everything is as if it were not there', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const document = await world.document()
  const stranger = await buildViewer(server.ctx.db, { kind: 'secretariat', as: 'head' })
  const browser = await server.browser(stranger)
  const colleague = await world.colleague(world.viewer('member', 'head'))
  expect(await (await browser.get(paths.apiDocuments)).json()).toEqual([])
  for (const path of [
    paths.framework(world.framework),
    paths.newDocument(world.framework),
    paths.document(document),
  ]) {
    expect([path, (await browser.get(path)).status]).toEqual([path, 404])
  }
  const acts: readonly [string, Record<string, string>][] = [
    [paths.newDocument(world.framework), newDocument()],
    [paths.document(document), { intent: 'close', key: newId() }],
    [paths.people, mandateChange(colleague.id)],
    [paths.people, invitation(world.viewer('member', 'head').delegation.id)],
    [paths.people, { intent: 'reset', person: colleague.person.id }],
  ]
  for (const [path, form] of acts) {
    expect([form['intent'], (await browser.post(path, form)).status]).toEqual([form['intent'], 404])
  }
})

const password = 'a long enough password'

/** The secretariat keeps the process; sides are the members', and findings the verifier's. */
function headWhoMay(world: CoalitionOfAll, action: string): Viewer {
  const row = table.find((one) => one.action === action)
  if (row?.allowed('secretariat', 'head') === true) return world.secretary
  return world.viewer(row?.allowed('member', 'head') === true ? 'member' : 'verifier', 'head')
}

/** An act leads on to its page, or shows the link that it made. */
const done = [303, 200]

/** Does one action as one viewer, to something made for it, and says the status of the answer. */
async function attempt(
  server: TestServer,
  world: CoalitionOfAll,
  viewer: Viewer,
  action: string,
): Promise<number> {
  const browser = await server.browser(viewer)
  const { path, form } = await requestFor(server, world, viewer, action)
  const answer = form === undefined ? await browser.get(path) : await browser.post(path, form)
  await answer.arrayBuffer()
  return answer.status
}

async function requestFor(
  server: TestServer,
  world: CoalitionOfAll,
  viewer: Viewer,
  action: string,
): Promise<{ path: string; form?: Record<string, string> }> {
  const { ctx } = server
  const key = newId<'key'>()
  switch (action) {
    case 'framework.read':
      return { path: paths.framework(world.framework) }
    case 'record.read':
      return { path: paths.record }
    case 'people.read':
      return { path: paths.people }
    case 'mail.read':
      return { path: paths.mail }
    case 'framework.create':
      return {
        path: paths.newFramework,
        form: { intent: 'create', key, name: 'Another framework', summary: 'What it is about.' },
      }
    case 'delegation.create':
      return { path: paths.addDelegation, form: newDelegation() }
    case 'document.create':
      return { path: paths.newDocument(world.framework), form: newDocument() }
    case 'document.open': {
      const document = await world.document()
      await closeDocument(
        ctx,
        { ...world.secretary, presenceProvedAt: ctx.now() },
        { document },
        newId(),
      )
      return { path: paths.documentPanel(document, 'open'), form: { intent: 'open', key } }
    }
    case 'document.close': {
      const document = await world.document()
      return { path: paths.documentPanel(document, 'close'), form: { intent: 'close', key } }
    }
    case 'document.access': {
      const document = await world.document()
      return {
        path: paths.documentPanel(document, 'access'),
        form: { intent: 'access', key, 'kind:secretariat': 'edit', 'kind:member': 'read' },
      }
    }
    case 'document.negotiate':
      return {
        path: paths.documentNegotiation(await world.document()),
        form: { intent: 'on', key },
      }
    case 'bracket.hold':
    case 'bracket.let-go': {
      const document = await world.document()
      const held = action === 'bracket.let-go'
      const { id, seen } = await buildBracket(ctx.db, document, {
        proposer: world.viewer('member', 'head').delegation.id,
        backers: held ? [viewer.delegation.id] : [],
      })
      const side = held ? 'withdraw' : `support ${id}`
      return {
        path: paths.documentPanel(document, 'brackets'),
        form: { intent: `bracket ${id}`, key, side, seen },
      }
    }
    case 'bracket.rule': {
      const document = await world.document()
      const proposer = world.viewer('member', 'head').delegation.id
      await ctx.db.transaction((tx) =>
        ensureCalendar(tx, { code: 'NO', zone: 'Europe/Oslo' }, testStart),
      )
      const { id, seen } = await buildBracket(ctx.db, document, { proposer, backers: [] })
      return {
        path: paths.bracket(document, id),
        form: { intent: 'rule', key, keeps: '', reason: 'It is time.', hours: '24', seen },
      }
    }
    case 'sitting.preside':
    case 'sitting.attend': {
      const document = await world.document()
      const path = paths.documentPanel(document, 'paragraphs')
      if (action === 'sitting.preside') {
        return { path, form: { intent: 'sitting open', key, quorum: 'none' } }
      }
      await actInSitting(ctx, world.secretary, { document, act: 'open', quorum: 'none' }, newId())
      return { path, form: { intent: 'sitting arrive', key, delegation: viewer.delegation.id } }
    }
    case 'paragraph.preside':
    case 'paragraph.consent':
    case 'paragraph.request': {
      const document = await world.document()
      const { act, standing } = agreementFor[action]
      const block = await buildParagraph(ctx, document, (words) => standing(words, viewer))
      return {
        path: paths.documentParagraph(document, block),
        form: { intent: `paragraph ${block}`, key, act, reason: 'It is asked for.' },
      }
    }
    case 'paragraph.fix': {
      const document = await world.document()
      const { standing } = agreementFor['paragraph.request']
      const block = await buildParagraph(ctx, document, (words) => standing(words, viewer))
      const { paragraphs } = await readParagraphs(ctx, world.secretary, document)
      const seen = paragraphs.find((one) => one.block === block)?.seen ?? ''
      const form = { intent: 'fix', key, seen, words: 'Other words.', reason: 'A slip.' }
      return { path: paths.paragraph(document, block), form }
    }
    case 'life.preside':
      return {
        path: paths.documentLife(await world.document()),
        form: { intent: 'life open-rolling', key },
      }
    case 'life.issue': {
      const document = await world.document()
      await putAtStage(ctx, document, 'rolling')
      const sponsor = world.secretary.delegation.id
      return {
        path: paths.documentLife(document),
        form: { intent: 'life table', key, symbol: '', sponsor },
      }
    }
    case 'life.sponsor': {
      const document = await world.document()
      await putAtStage(ctx, document, 'tabled', viewer.delegation.id)
      return { path: paths.documentLife(document), form: { intent: 'life withdraw', key } }
    }
    case 'life.vote': {
      const document = await world.document()
      await callRoll(ctx, document, viewer.delegation.id)
      return {
        path: paths.documentLife(document),
        form: { intent: 'roll vote', key, vote: 'yes' },
      }
    }
    case 'silence.preside':
    case 'silence.answer':
    case 'silence.withdraw': {
      const document = await world.document()
      const silence = await buildSilence(ctx, document, viewer.delegation.id)
      const { act, fields } = silentActs[action]
      return {
        path: paths.documentSilence(document),
        form: { intent: `${act} ${silence}`, key, ...fields },
      }
    }
    case 'format.publish': {
      const document = await newFormat(ctx, world)
      await buildEdition(ctx, document, 'HCG/1')
      return {
        path: paths.documentFormat(document),
        form: { intent: 'publish', key, symbol: 'HCG/1', audience: 'coalition' },
      }
    }
    case 'sponsors.open':
    case 'sponsors.join': {
      const document = await world.document()
      const isJoined = action === 'sponsors.join'
      const sponsor = isJoined ? newId<'delegation'>() : viewer.delegation.id
      const symbol = await buildTabled(ctx, document, { sponsor, isListOpen: isJoined })
      const form: Record<string, string> = isJoined
        ? { intent: 'sponsors join', symbol }
        : { intent: 'sponsors open', until: '' }
      return { path: paths.documentLife(document), form: { ...form, key } }
    }
    case 'statement.make': {
      const document = await world.document()
      const symbol = (await readDocument(ctx.db, document))?.symbol ?? ''
      return {
        path: paths.documentStatements(document),
        form: { intent: 'make', key, ...statementForm, symbol },
      }
    }
    case 'note.keep': {
      const document = await world.document()
      const { standing } = agreementFor['paragraph.request']
      const block = await buildParagraph(ctx, document, (words) => standing(words, viewer))
      const intent = `delegation start ${block}`
      return {
        path: paths.documentComments(document, { of: 'delegation' }),
        form: { intent, key, quote: '', words: 'For us alone.', redline: '' },
      }
    }
    case 'feed.keep':
      return { path: paths.calendars, form: { intent: 'make', name: 'The wall', framework: '' } }
    case 'webhook.keep':
      return {
        path: paths.webhooks,
        form: { intent: 'keep', address: 'https://desk.example.org/hook' },
      }
    case 'subject.create':
      return {
        path: paths.newSubject(world.framework),
        form: { intent: 'question', key, on: 'stances', question: `Agreed (${newId()})?` },
      }
    case 'position.prepare':
    case 'position.commit': {
      const subject = await buildSubject(ctx, world.secretary, world.framework)
      const at = { framework: world.framework, subject }
      const { seen } = await readSubject(ctx, world.secretary, at)
      const intent = action === 'position.prepare' ? 'prepare' : 'commit'
      return {
        path: paths.positionsOn(world.framework, subject),
        form: { intent, key, seen, ...positionForm('level:object') },
      }
    }
    case 'bridge.propose':
    case 'bridge.answer': {
      const range = { on: 'range', low: '0', high: '20', unit: '%', step: '1' }
      const subject = await buildSubject(ctx, world.secretary, world.framework, range)
      const path = paths.positionsOn(world.framework, subject)
      if (action === 'bridge.propose') {
        return { path: `${path}?value=6`, form: { intent: 'propose-value', key, value: '6' } }
      }
      const chair = { ...world.secretary, presenceProvedAt: ctx.now() }
      const proposal = { subject, act: 'propose-value', value: '6' }
      const { bridge } = await actOnBridge(ctx, chair, proposal, newId())
      return { path, form: { intent: 'answer', key, bridge, answer: 'decline' } }
    }
    case 'position.import': {
      // A head brings the positions of its own delegation under another permission; these are of another.
      const { coalition } = viewer
      const { code } = await buildDelegation(ctx.db, { coalition, kind: 'member' })
      const text = `q,${code}\nR/1,Y\n`
      const file = createHash('sha256').update(text).digest('hex')
      const mandate = viewer.mandate.id
      const { framework } = world
      await saveUpload(ctx.db, { mandate, framework, sha256: file, text, at: ctx.now() })
      const reading = { layout: 'roll-call', subject: '0', date: '', opens: 'on', 'column:1': code }
      return {
        path: paths.importPositions(framework, file),
        form: { intent: 'import', key, file, to: 'coalition', ...reading, 'answer:Y': 'yes' },
      }
    }
    case 'position.preside': {
      const subject = await buildSubject(ctx, world.secretary, world.framework)
      const at = { framework: world.framework, subject }
      const owner = world.viewer('member', 'head')
      const shown = positionForm('level:object', { to: 'coalition' })
      const position = await commitPosition(
        ctx,
        { ...owner, presenceProvedAt: ctx.now() },
        at,
        shown,
      )
      return {
        path: paths.positionsOn(world.framework, subject),
        form: { intent: 'move', key, position, move: 'acknowledge', until: '' },
      }
    }
    case 'relief.run': {
      const authority = world.viewer('member', 'head').delegation.id
      const { framework: _, ...form } = measureForm(world.framework, authority)
      return { path: paths.newMeasure(world.framework), form: { intent: 'measure', key, ...form } }
    }
    case 'relief.propose':
    case 'relief.prepare':
    case 'relief.commit':
    case 'relief.find': {
      const member = viewer.delegation.kind === 'member' ? viewer : world.viewer('member', 'head')
      const { event, leg, condition, measures } = await buildScheduledEvent(
        ctx,
        world,
        member.delegation.id,
      )
      const asked: Record<typeof action, Record<string, string>> = {
        'relief.propose': {
          intent: 'propose-change',
          local: '2027-06-01T12:00',
          zone: 'UTC',
          condition: '',
          answerHours: '72',
          optionalQuorum: '0',
          windowHours: '24',
          ...Object.fromEntries(measures.map((one) => [`measure:${one}`, 'on'])),
          reason: 'It is too early.',
        },
        'relief.prepare': { intent: 'start', leg },
        'relief.commit': { intent: 'hold', reason: 'The court has not ruled.', hours: '72' },
        'relief.find': {
          intent: 'issue-finding',
          condition,
          verdict: 'verified',
          words: '',
          confidence: 'high',
          evidence,
          days: '30',
        },
      }
      const sent = asked[action]
      return {
        path: paths.reliefAct(event, { act: sent['intent'] ?? '' }),
        form: { ...sent, key },
      }
    }
    case 'exemption.propose': {
      const form = { kind: 'humanitarian', ...exemptionForm(viewer.delegation.id) }
      const path = paths.newExemption(world.framework)
      return { path, form: { intent: 'exemption', key, ...form } }
    }
    case 'exemption.decide': {
      const exemption = await buildExemption(ctx, world, 'humanitarian')
      const path = paths.exemption(world.framework, exemption, { act: 'open-review' })
      return { path, form: { intent: 'open-review', key } }
    }
    case 'snapback.act': {
      const { targets, form } = await namedForm(ctx, world)
      const path = paths.newSnapback(world.framework)
      const ticked = Object.fromEntries(targets.map((id) => [`target:${id}`, 'on']))
      return { path, form: { intent: 'notify', key, ...form, ...ticked } }
    }
    case 'snapback.preside': {
      const { targets, form } = await namedForm(ctx, world)
      const sent = { ...form, framework: world.framework, targets }
      const head = { ...world.viewer('member', 'head'), presenceProvedAt: ctx.now() }
      const { snapback } = await notifySnapback(ctx, head, sent, newId())
      await actOnSnapback(ctx, head, { snapback, act: 'table' }, newId())
      return {
        path: paths.snapback(world.framework, snapback, { act: 'vote' }),
        form: { intent: 'vote', adopted: 'rejected', reference: 'Halden 9', key },
      }
    }
    case 'person.invite':
      return {
        path: paths.invite(viewer.delegation.id),
        form: invitation(viewer.delegation.id),
      }
    case 'mandate.change': {
      const { id } = await world.colleague(viewer)
      return { path: paths.changeMandate(id), form: mandateChange(id) }
    }
    case 'reset-link.create': {
      const { person } = await world.colleague(viewer)
      return { path: paths.resetLink(person.id), form: { intent: 'reset', person: person.id } }
    }
    default:
      throw new Error(`no route is known for ${action}`)
  }
}

/** What one can do by each permission with a paragraph that stands like this. */
const agreementFor: Record<
  'paragraph.preside' | 'paragraph.consent' | 'paragraph.request',
  { act: string; standing: (words: TextHash, viewer: Viewer) => Standing }
> = {
  'paragraph.preside': {
    act: 'end-round',
    standing: (words) => ({
      is: 'open',
      since: { from: 'creation' },
      round: { words, calledAt: testStart, answers: [] },
    }),
  },
  'paragraph.consent': {
    act: 'capital-cannot',
    standing: (words, viewer) => ({
      is: 'agreed-ad-ref',
      words,
      agreedAt: testStart,
      requests: [],
      fix: null,
      outstanding: [viewer.delegation.id],
    }),
  },
  'paragraph.request': {
    act: 'request-reopening',
    standing: (words) => ({
      is: 'agreed',
      how: 'gavel',
      words,
      agreedAt: testStart,
      requests: [],
      fix: null,
    }),
  },
}

/** What one can do by each permission while silence runs. */
const silentActs = {
  'silence.preside': { act: 'extend', fields: { until: '2026-03-10T12:00' } },
  'silence.answer': { act: 'support', fields: {} },
  'silence.withdraw': { act: 'withdraw', fields: {} },
}

function newDocument(): Record<string, string> {
  const symbol = `HCG/2026/CRP.${newId().slice(0, 8)}`
  return { intent: 'create', key: newId(), template: 'text', title: 'A note', symbol, lang: 'en' }
}

let formats = 0

/** A format whose name no other has: each follows another template. */
async function newFormat(ctx: ServerContext, world: CoalitionOfAll): Promise<DocumentId> {
  formats += 1
  const { framework, secretary } = world
  const symbol = `HCG/2026/F.${formats}`
  const input = { framework, template: `T${formats % 9}`, title: 'A format', symbol, lang: 'en' }
  const { document } = await beginFormat(ctx, secretary, input, newId())
  const proved = { ...secretary, presenceProvedAt: ctx.now() }
  await setAccess(ctx, proved, { document, grants: everyoneEdits }, newId())
  return document
}

let delegations = 0

function newDelegation(): Record<string, string> {
  delegations += 1
  const letter = (n: number) => String.fromCharCode(65 + (Math.floor(n) % 26))
  return {
    intent: 'add',
    key: newId(),
    code: `Z${letter(delegations / 26)}${letter(delegations)}X`,
    name: 'Another delegation',
    kind: 'observer',
    country: 'NO',
    timeZone: 'Europe/Oslo',
    holidayCalendar: 'NO',
  }
}

function invitation(delegation: string): Record<string, string> {
  const email = `${newId()}@example.org`
  return { intent: 'invite', key: newId(), delegation, name: 'Anna Berg', email, kind: 'delegate' }
}

function mandateChange(mandate: string): Record<string, string> {
  return { intent: 'change', key: newId(), mandate, to: 'legal-adviser' }
}

/** A form that notifies a snapback of a measure that was just entered. */
async function namedForm(ctx: TestServer['ctx'], world: CoalitionOfAll) {
  const secretary = { ...world.secretary, presenceProvedAt: ctx.now() }
  const entered = measureForm(world.framework, world.viewer('member', 'head').delegation.id)
  const { measure } = await addMeasure(ctx, secretary, entered, newId())
  await agreeWayBack(ctx, world)
  const { framework: _, ...form } = snapbackForm(world.framework)
  return { targets: [measure], form }
}
