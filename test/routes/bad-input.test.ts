import { expect, test } from 'vitest'
import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { newParagraph } from '#app/domain/drafting/paragraph.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { hour } from '#app/domain/kernel/instant.ts'
import { paths } from '#app/paths.ts'
import { en } from '#app/texts/en/index.ts'
import {
  commentThread,
  delegation,
  document,
  framework,
  invitation,
  mandate,
  privateNote,
} from '#db/schema/index.ts'
import { act, logEntry } from '#db/schema/transparency.ts'
import { ensureCalendar } from '#server/calendar/ensure-calendar.ts'
import { actInSitting } from '#server/drafting/act-in-sitting.ts'
import { hashWords } from '#server/drafting/hash-words.ts'
import { readText } from '#server/drafting/read-text.ts'
import { keepUpload } from '#server/positions/import/keep-upload.ts'
import { readSubject } from '#server/positions/read-subject.ts'
import { actOnMeasure } from '#server/relief/act-on-measure.ts'
import { actOnPlan } from '#server/relief/act-on-plan.ts'
import { addMeasure } from '#server/relief/add-measure.ts'
import { createPlan } from '#server/relief/create-plan.ts'
import { readPlan } from '#server/relief/read-plan.ts'
import { beginFormat } from '#server/verification/begin-format.ts'
import { buildBracket } from '#test/support/brackets.ts'
import { newId, testStart } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import type { CoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { buildEdition } from '#test/support/editions.ts'
import { buildTabled, putAtStage } from '#test/support/life.ts'
import { buildParagraph } from '#test/support/paragraphs.ts'
import { buildSubject, commitPosition, positionForm } from '#test/support/positions.ts'
import { buildRelief, buildScheduledEvent, eventForm, measureForm } from '#test/support/relief.ts'
import { agreeWayBack, exemptionForm, snapbackForm, wayBackForm } from '#test/support/safeguards.ts'
import { startServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { buildSilence, publishSeat } from '#test/support/silence.ts'
import { statementForm } from '#test/support/statements.ts'

/** What no field of any form takes. */
const hostile = {
  'over-long': 'a'.repeat(20_000),
  'ten megabytes': 'a'.repeat(10 * 1024 * 1024),
  'a tag': '<script>alert(1)</script>',
  'a control character': 'Anna\u0000Berg',
  'an escape sequence': 'Anna\u001b[31mBerg',
  'a right-to-left override': 'Anna\u202egreB',
  'an isolate': 'Anna\u2066Berg',
}

const patience = 120_000

const ruledOn = newId<'bracket'>()

type FormCase = {
  name: string
  /** What must be there before the form can be sent: values of it, and as `path` where it stands. */
  prepare?: (
    server: TestServer,
    document: string,
    world: CoalitionOfAll,
  ) => Promise<Record<string, string>>
  /** Who sends it; the head of the secretariat, who may most, unless sides are taken. */
  as?: (world: CoalitionOfAll) => Viewer
  path: (world: CoalitionOfAll, document: string, prepared: string) => string
  form: (world: CoalitionOfAll, document: string) => Promise<Record<string, string>>
  /** The fields that a person types or chooses. */
  fields: readonly string[]
}

const forms: readonly FormCase[] = [
  {
    name: 'create a framework',
    path: () => paths.newFramework,
    form: async () => ({ intent: 'create', name: 'Another framework', summary: 'About it.' }),
    fields: ['name', 'summary'],
  },
  {
    name: 'create a document',
    path: ({ framework: id }) => paths.newDocument(id),
    form: async () => ({
      intent: 'create',
      template: 'text',
      title: 'A note',
      symbol: 'HCG/2026/CRP.1',
      lang: 'en',
    }),
    fields: ['title', 'symbol', 'template', 'lang'],
  },
  {
    name: 'change an access list',
    path: (_, id) => paths.documentPanel(id, 'access'),
    form: async () => ({ intent: 'access', 'kind:secretariat': 'edit', 'kind:member': 'read' }),
    fields: ['kind:secretariat', 'kind:member', 'kind:nobody', 'delegation:nobody'],
  },
  {
    name: 'close a document',
    path: (_, id) => paths.documentPanel(id, 'close'),
    form: async () => ({ intent: 'close' }),
    fields: ['intent', 'key'],
  },
  {
    name: 'turn negotiation mode on',
    path: (_, id) => paths.documentNegotiation(id),
    form: async () => ({ intent: 'on' }),
    fields: ['intent', 'key'],
  },
  {
    name: 'rule on a bracket',
    path: (_, id) => paths.bracket(id, ruledOn),
    prepare: async ({ ctx }, id) => {
      const proposer = newId<'delegation'>()
      await ctx.db.transaction((tx) =>
        ensureCalendar(tx, { code: 'NO', zone: 'Europe/Oslo' }, testStart),
      )
      const { seen } = await buildBracket(ctx.db, id as DocumentId, {
        id: ruledOn,
        proposer,
        backers: [],
      })
      return { seen }
    },
    form: async () => ({ intent: 'rule', keeps: '', reason: 'It is time.', hours: '24' }),
    fields: ['intent', 'keeps', 'reason', 'hours', 'key'],
  },
  {
    name: 'open a sitting',
    path: (_, id) => paths.documentPanel(id, 'paragraphs'),
    form: async () => ({ intent: 'sitting open', quorum: 'none' }),
    fields: ['intent', 'quorum', 'key'],
  },
  {
    name: 'reopen a paragraph',
    path: (_, id) => paths.documentPanel(id, 'paragraphs'),
    prepare: async (server, id) => ({ intent: `paragraph ${await agreed(server, id)}` }),
    form: async () => ({ act: 'reopen', reason: 'It is asked for.' }),
    fields: ['intent', 'act', 'reason', 'key'],
  },
  {
    name: 'correct a slip in agreed words',
    path: (_, __, prepared) => prepared,
    prepare: async (server, id) => {
      const block = await agreed(server, id)
      const text = await readText(server.ctx, id as DocumentId)
      const seen = hashWords(text.find((one) => one.id === block) ?? null)
      return { path: paths.paragraph(id, block), seen }
    },
    form: async () => ({ intent: 'fix', words: 'Agreed!', reason: 'A slip.' }),
    fields: ['intent', 'seen', 'words', 'reason', 'key'],
  },
  {
    name: 'move a paragraph',
    path: (_, __, prepared) => prepared,
    prepare: async (server, id) => {
      const block = await agreed(server, id)
      await agreed(server, id)
      return { path: paths.paragraph(id, block) }
    },
    form: async () => ({ intent: 'move', after: '', reason: 'It reads better there.' }),
    fields: ['intent', 'after', 'reason', 'key'],
  },
  {
    name: 'put a text off',
    path: (_, id) => paths.documentLife(id),
    prepare: async ({ ctx }, id) => {
      await putAtStage(ctx, id as DocumentId, 'rolling')
      return {}
    },
    form: async () => ({ intent: 'life defer', reason: 'Until figures are in.' }),
    fields: ['intent', 'reason', 'key'],
  },
  {
    name: 'issue a text under a symbol',
    path: (_, id) => paths.documentLife(id),
    prepare: async ({ ctx }, id) => {
      await putAtStage(ctx, id as DocumentId, 'rolling')
      return {}
    },
    form: async ({ secretary }) => ({
      intent: 'life table',
      symbol: '',
      sponsor: secretary.delegation.id,
    }),
    fields: ['intent', 'symbol', 'sponsor', 'renumber', 'key'],
  },
  {
    name: 'call the roll on another rule',
    path: (_, id) => paths.documentLife(id),
    prepare: async ({ ctx }, id, { secretary }) => {
      const document = id as DocumentId
      await putAtStage(ctx, document, 'for-action')
      await actInSitting(ctx, secretary, { document, act: 'open', quorum: 'none' }, newId())
      return {}
    },
    form: async () => ({
      intent: 'roll call',
      question: 'qualified',
      members: 'fiftyFive',
      weight: 'sixtyFive',
    }),
    fields: ['intent', 'question', 'members', 'weight', 'party:nothing', 'key'],
  },
  {
    name: 'leave a place for words',
    path: (_, id) => paths.placeholder(id),
    prepare: async ({ ctx }, id) => ({
      block: await buildParagraph(ctx, id as DocumentId, () => newParagraph(newId()).standing),
    }),
    form: async () => ({ intent: 'await', words: 'the threshold' }),
    fields: ['block', 'words', 'key'],
  },
  {
    name: 'announce an oral revision',
    path: (_, id) => paths.oralRevisions(id),
    prepare: async (server, id) => {
      const block = await agreed(server, id)
      await putAtStage(server.ctx, id as DocumentId, 'for-action')
      return { block }
    },
    form: async () => ({ intent: 'announce', words: 'As it is to read.' }),
    fields: ['intent', 'block', 'words', 'key'],
  },
  {
    name: 'open the list of co-sponsors',
    path: (_, id) => paths.documentLife(id),
    prepare: async ({ ctx }, id, { secretary }) => {
      const sponsor = secretary.delegation.id
      await buildTabled(ctx, id as DocumentId, { sponsor, isListOpen: false })
      return {}
    },
    form: async () => ({ intent: 'sponsors open', until: '' }),
    fields: ['intent', 'until', 'key'],
  },
  {
    name: 'make a statement',
    as: (world) => world.viewer('member', 'head'),
    path: (_, id) => paths.documentStatements(id),
    form: async () => ({ intent: 'make', symbol: 'HCG/2026/L.1', ...statementForm }),
    fields: ['intent', 'symbol', 'kind', 'text', 'lang', 'visibility', 'paragraph:nothing', 'key'],
  },
  {
    name: 'put paragraphs under silence',
    path: (_, id) => paths.documentSilence(id),
    prepare: async ({ ctx }, id) => {
      await publishSeat(ctx)
      const block = await buildParagraph(
        ctx,
        id as DocumentId,
        () => newParagraph(newId()).standing,
      )
      const words = hashWords(
        (await readText(ctx, id as DocumentId)).find((one) => one.id === block) ?? null,
      )
      return { [`paragraph:${block}`]: words }
    },
    form: async () => ({ intent: 'propose', until: '', urgency: '' }),
    fields: ['intent', 'until', 'urgency', 'paragraph:nothing', 'key'],
  },
  {
    name: 'give silence longer',
    path: (_, id) => paths.documentSilence(id),
    prepare: async ({ ctx }, id) => {
      const silence = await buildSilence(ctx, id as DocumentId, newId())
      return { intent: `extend ${silence}` }
    },
    form: async () => ({ until: '2026-03-10T12:00' }),
    fields: ['intent', 'until', 'key'],
  },
  {
    name: 'comment on selected words',
    path: (_, id) => paths.documentComment(id),
    prepare: async (server, id) => ({ block: await agreed(server, id) }),
    form: async () => ({ quote: 'Agreed', words: 'Why so?' }),
    fields: ['block', 'quote', 'words', 'key'],
  },
  {
    name: 'comment on a text',
    path: (_, id) => paths.documentComments(id),
    prepare: async (server, id) => ({ intent: `everyone start ${await agreed(server, id)}` }),
    form: async () => ({ quote: 'Agreed', words: 'Why so?' }),
    fields: ['intent', 'quote', 'words', 'key'],
  },
  {
    name: 'keep a note',
    path: (_, id) => paths.documentComments(id, { of: 'delegation' }),
    prepare: async (server, id) => ({ intent: `delegation start ${await agreed(server, id)}` }),
    form: async () => ({ quote: '', words: 'For us alone.', redline: 'Agreed so far.' }),
    fields: ['intent', 'quote', 'words', 'redline', 'key'],
  },
  {
    name: 'open a question for positions',
    path: ({ framework: id }) => paths.newSubject(id),
    form: async () => ({
      intent: 'question',
      on: 'range',
      question: 'How long?',
      low: '0',
      high: '24',
      unit: 'months',
      step: '1',
    }),
    fields: ['on', 'question', 'low', 'high', 'unit', 'step', 'key'],
  },
  {
    name: 'open a question with levels of its own',
    path: ({ framework: id }) => paths.newSubject(id),
    form: async () => ({
      intent: 'question',
      on: 'levels',
      question: 'When?',
      levels: '- Never\n0 Later\n+ Now',
    }),
    fields: ['on', 'question', 'levels', 'key'],
  },
  {
    name: 'open a parameter for positions',
    path: (_, __, prepared) => prepared,
    prepare: async ({ ctx }, _, { framework, secretary }) => {
      const begun = { framework, template: 'T1', title: 'Flows', symbol: 'HCG/F.7', lang: 'en' }
      const { document } = await beginFormat(ctx, secretary, begun, newId())
      const field = (await readText(ctx, document)).find(({ kind }) => kind === 'formatField')
      const asked = { document, block: field?.id ?? '', cell: 'threshold' }
      return { ...asked, path: paths.newSubjectIn(framework, asked) }
    },
    form: async () => ({
      intent: 'parameter',
      on: 'parameter-range',
      low: '0',
      high: '20',
      unit: '%',
      step: '1',
    }),
    fields: ['on', 'document', 'block', 'cell', 'low', 'high', 'unit', 'step', 'key'],
  },
  {
    name: 'commit a position',
    as: (world) => world.viewer('member', 'head'),
    prepare: async ({ ctx }, _, world) => {
      const subject = await buildSubject(ctx, world.secretary, world.framework)
      const { seen } = await readSubject(ctx, world.secretary, {
        framework: world.framework,
        subject,
      })
      return { seen, path: paths.positionsOn(world.framework, subject) }
    },
    path: (_, __, prepared) => prepared,
    form: async () => ({ intent: 'commit', ...positionForm('level:object'), 'review-by': '' }),
    fields: [
      'holding',
      'type',
      'weight',
      'reason',
      'resolution',
      'review-by',
      'to',
      'weight-to',
      'resolution-to',
      'group',
      'member:nobody',
      'seen',
      'key',
    ],
  },
  {
    name: 'propose a bridge',
    prepare: async ({ ctx }, _, world) => {
      const range = { on: 'range', low: '0', high: '20', unit: '%', step: '1' }
      const subject = await buildSubject(ctx, world.secretary, world.framework, range)
      return { path: paths.positionsOn(world.framework, subject) }
    },
    path: (_, __, prepared) => prepared,
    form: async () => ({ intent: 'propose-value', value: '6' }),
    fields: ['value', 'key'],
  },
  {
    name: 'take a position further',
    prepare: async ({ ctx }, _, world) => {
      const subject = await buildSubject(ctx, world.secretary, world.framework)
      const at = { framework: world.framework, subject }
      const owner = world.viewer('member', 'head')
      const shown = positionForm('level:object', { to: 'coalition' })
      const position = await commitPosition(ctx, owner, at, shown)
      return { position, path: paths.positionsOn(world.framework, subject) }
    },
    path: (_, __, prepared) => prepared,
    form: async () => ({ intent: 'move', move: 'acknowledge', until: '' }),
    fields: ['position', 'move', 'until', 'key'],
  },
  {
    name: 'make a calendar',
    path: () => paths.calendars,
    form: async () => ({ intent: 'make', name: 'The wall', framework: '' }),
    fields: ['intent', 'name', 'framework'],
  },
  {
    name: 'keep an address for webhooks',
    path: () => paths.webhooks,
    form: async () => ({ intent: 'keep', address: 'https://desk.example.org/hook' }),
    fields: ['intent', 'address'],
  },
  {
    name: 'choose mails',
    path: () => paths.account,
    form: async () => ({ intent: 'mails', mails: 'told' }),
    fields: ['intent', 'mails'],
  },
  {
    name: 'import a roll call',
    prepare: async ({ ctx }, _, world) => {
      const code = world.viewer('member', 'head').delegation.code
      const bytes = new TextEncoder().encode(`q,${code}\nR/1,Y\n`)
      const file = await keepUpload(ctx, world.secretary, world.framework, bytes)
      return { file, 'column:1': code, path: paths.importPositions(world.framework, file) }
    },
    path: (_, __, prepared) => prepared,
    form: async () => ({
      intent: 'import',
      to: 'coalition',
      layout: 'roll-call',
      subject: '0',
      date: '',
      opens: 'on',
      'answer:Y': 'yes',
    }),
    fields: ['file', 'to', 'layout', 'subject', 'date', 'opens', 'column:1', 'answer:Y', 'key'],
  },
  {
    name: 'keep days free',
    path: ({ framework: id }) => paths.blackouts(id),
    form: async () => ({
      intent: 'enter-blackout',
      first: '2026-09-21',
      last: '2026-09-27',
      reason: 'High-level week',
    }),
    fields: ['first', 'last', 'reason', 'key'],
  },
  {
    name: 'enter a measure',
    path: ({ framework: id }) => paths.newMeasure(id),
    form: async (world) => {
      const { framework: _, ...form } = measureForm(
        world.framework,
        world.viewer('member', 'head').delegation.id,
      )
      return { intent: 'measure', ...form }
    },
    fields: ['title', 'type', 'authority', 'instrument', 'sunset', 'key'],
  },
  {
    name: 'extend the relief of a measure',
    prepare: async (server, _, world) => ({ path: await reliefOf(server, world) }),
    path: (_, __, prepared) => prepared,
    form: async () => ({
      intent: 'extend',
      local: '2028-06-01T12:00',
      zone: 'UTC',
      reference: 'Halden 5',
    }),
    fields: ['local', 'zone', 'reference', 'key'],
  },
  {
    name: 'postpone the review of relief',
    prepare: async (server, _, world) => ({ path: await reliefOf(server, world) }),
    path: (_, __, prepared) => prepared,
    form: async () => ({
      intent: 'postpone-review',
      local: '2027-06-01T12:00',
      zone: 'UTC',
      because: 'events',
      reference: 'Halden 5',
    }),
    fields: ['local', 'zone', 'because', 'reference', 'key'],
  },
  {
    name: 'conclude the review of relief',
    prepare: async (server, _, world) => {
      const path = await reliefOf(server, world)
      const measure = path.split('/').at(-1)
      await actOnMeasure(server.ctx, world.secretary, { measure, act: 'open-review' }, newId())
      return { path }
    },
    path: (_, __, prepared) => prepared,
    form: async () => ({
      intent: 'conclude-review',
      conclusion: 'extend',
      reference: 'Halden 5',
    }),
    fields: ['conclusion', 'reference', 'key'],
  },
  {
    name: 'propose a relief event',
    path: ({ framework: id }) => paths.newReliefEvent(id),
    prepare: async ({ ctx }, _, world) => {
      const authority = world.viewer('member', 'head').delegation.id
      const entered = measureForm(world.framework, authority)
      const { measure: id } = await addMeasure(ctx, world.secretary, entered, newId())
      return { [`measure:${id}`]: 'on' }
    },
    form: async (world) => {
      const { framework: _, ...form } = eventForm(world.framework)
      return { intent: 'event', ...form }
    },
    fields: ['title', 'trigger', 'local', 'zone', 'condition', 'noticeHours', 'key'],
  },
  {
    name: 'begin a relief plan',
    path: ({ framework: id }) => paths.plan(id),
    form: async (_, document) => ({ intent: 'begin', document, template: 'phased' }),
    fields: ['document', 'template', 'key'],
  },
  {
    name: 'revise a relief plan',
    path: ({ framework: id }) => paths.plan(id),
    prepare: async ({ ctx }, document, { framework, secretary }) => {
      const begin = { framework, document, template: 'phased', lang: 'en' }
      await createPlan(ctx, secretary, begin, newId())
      return {}
    },
    form: async () => ({ intent: 'revise', edit: 'add-phase', title: 'Afterwards' }),
    fields: ['edit', 'title', 'key'],
  },
  {
    name: 'amend a relief plan',
    path: ({ framework: id }) => paths.amendPlan(id),
    prepare: async ({ ctx }, document, world) => {
      const { framework, secretary } = world
      const authority = world.viewer('member', 'head').delegation.id
      await addMeasure(ctx, secretary, measureForm(framework, authority), newId())
      const begin = { framework, document, template: 'phased', lang: 'en' }
      await createPlan(ctx, secretary, begin, newId())
      await buildEdition(ctx, document as DocumentId, 'HCG/2026/L.90')
      await actOnPlan(ctx, secretary, { framework, act: 'adopt', reference: 'Halden 3' }, newId())
      return {}
    },
    form: async () => ({
      intent: 'propose-amendment',
      upon: '0',
      'new-phase': 'Afterwards',
      reason: 'There is an afterwards.',
    }),
    fields: ['upon', 'new-phase', 'reason', 'key'],
  },
  {
    name: 'propose an event of a plan',
    path: (_, __, prepared) => prepared,
    prepare: async ({ ctx }, document, world) => {
      const { framework, secretary } = world
      const authority = world.viewer('member', 'head').delegation.id
      await addMeasure(ctx, secretary, measureForm(framework, authority), newId())
      const begin = { framework, document, template: 'phased', lang: 'en' }
      await createPlan(ctx, secretary, begin, newId())
      await buildEdition(ctx, document as DocumentId, 'HCG/2026/L.91')
      await actOnPlan(ctx, secretary, { framework, act: 'adopt', reference: 'Halden 3' }, newId())
      const { plan } = await readPlan(ctx, secretary, framework)
      const events = (plan?.phases ?? []).flatMap(({ tranches }) =>
        tranches.flatMap((tranche) => tranche.events),
      )
      return { path: paths.proposePlanned(framework, events[0]?.id ?? '') }
    },
    form: async (world) => {
      const { framework: _, title: __, condition: ___, ...form } = eventForm(world.framework)
      return { intent: 'event', ...form }
    },
    fields: ['trigger', 'local', 'zone', 'noticeHours', 'windowHours', 'beyond', 'key'],
  },
  {
    name: 'correct a measure',
    path: (_, __, prepared) => prepared,
    prepare: async ({ ctx }, _, world) => {
      const authority = world.viewer('member', 'head').delegation.id
      const entered = measureForm(world.framework, authority)
      const { measure } = await addMeasure(ctx, world.secretary, entered, newId())
      return { path: paths.correctMeasure(world.framework, measure) }
    },
    form: async (world) => {
      const { framework: _, ...form } = measureForm(
        world.framework,
        world.viewer('member', 'head').delegation.id,
      )
      return { intent: 'correct', ...form }
    },
    fields: ['title', 'type', 'authority', 'instrument', 'relief', 'sunset', 'windDown', 'key'],
  },
  {
    name: 'hold a relief event',
    as: (world) => world.viewer('member', 'head'),
    path: (_, __, prepared) => prepared,
    prepare: async (server, _, world) => ({ path: (await scheduledEvent(server, world)).path }),
    form: async () => ({ intent: 'hold', reason: 'A storm.', hours: '5' }),
    fields: ['intent', 'reason', 'hours', 'key'],
  },
  {
    name: 'propose other terms of a relief event',
    as: (world) => world.viewer('member', 'head'),
    path: (_, __, prepared) => prepared,
    prepare: async (server, _, world) => {
      const { path, measures } = await scheduledEvent(server, world)
      return { path, ...Object.fromEntries(measures.map((one) => [`measure:${one}`, 'on'])) }
    },
    form: async () => ({
      intent: 'propose-change',
      local: '2026-04-01T10:00',
      zone: 'UTC',
      condition: '',
      answerHours: '72',
      optionalQuorum: '0',
      windowHours: '24',
      reason: 'The gazette is late.',
    }),
    fields: [
      'local',
      'zone',
      'condition',
      'answerHours',
      'optionalQuorum',
      'windowHours',
      'reason',
      'key',
    ],
  },
  {
    name: 'waive a condition of a relief event',
    path: (_, __, prepared) => prepared,
    prepare: async (server, _, world) => {
      const { path, condition } = await scheduledEvent(server, world)
      return { path, condition }
    },
    form: async () => ({
      intent: 'waive-condition',
      days: '30',
      reason: 'Seen on the spot.',
      reference: 'Halden 5',
    }),
    fields: ['condition', 'days', 'reason', 'reference', 'key'],
  },
  {
    name: 'issue a finding',
    as: (world) => world.viewer('verifier', 'head'),
    path: (_, __, prepared) => prepared,
    prepare: async (server, _, world) => {
      const { path, condition } = await scheduledEvent(server, world)
      return { path, condition }
    },
    form: async () => ({
      intent: 'issue-finding',
      verdict: 'not-verified',
      words: 'Not yet.',
      confidence: 'high',
      evidence: 'ab'.repeat(32),
      days: '30',
    }),
    fields: ['condition', 'verdict', 'words', 'confidence', 'evidence', 'days', 'key'],
  },
  {
    name: 'propose an exemption',
    path: ({ framework: id }) => paths.newExemption(id),
    form: async ({ secretary }) => ({
      intent: 'exemption',
      kind: 'humanitarian',
      ...exemptionForm(secretary.delegation.id),
    }),
    fields: ['kind', 'title', 'covers', 'need', 'overseer', 'sunset', 'unrenewed', 'review', 'key'],
  },
  {
    name: 'agree on a way back',
    path: ({ framework: id }) => paths.snapbacks(id),
    form: async () => ({ intent: 'agree', ...wayBackForm }),
    fields: ['provision', 'tableDays', 'voteDays', 'windDownDays', 'reference', 'key'],
  },
  {
    name: 'notify a snapback',
    as: (world) => world.viewer('member', 'head'),
    path: ({ framework: id }) => paths.newSnapback(id),
    prepare: async ({ ctx }, _, world) => {
      const authority = world.viewer('member', 'head').delegation.id
      const entered = measureForm(world.framework, authority)
      const { measure: id } = await addMeasure(ctx, world.secretary, entered, newId())
      await agreeWayBack(ctx, world)
      return { [`target:${id}`]: 'on' }
    },
    form: async (world) => {
      const { framework: _, ...form } = snapbackForm(world.framework)
      return { intent: 'notify', ...form }
    },
    fields: ['ground', 'key'],
  },
  {
    name: 'invite someone',
    path: ({ secretary }) => paths.invite(secretary.delegation.id),
    form: async ({ secretary }) => ({
      intent: 'invite',
      delegation: secretary.delegation.id,
      name: 'Anna Berg',
      email: 'anna.berg@example.org',
      kind: 'delegate',
    }),
    fields: ['delegation', 'name', 'email', 'kind', 'key'],
  },
  {
    name: 'change a mandate',
    path: () => paths.people,
    form: async (world) => ({
      intent: 'change',
      mandate: (await world.colleague(world.secretary)).id,
      to: 'legal-adviser',
    }),
    fields: ['mandate', 'to', 'key'],
  },
  {
    name: 'add a delegation',
    path: () => paths.addDelegation,
    form: async () => ({
      intent: 'add',
      code: 'NEW',
      name: 'Another delegation',
      kind: 'observer',
      country: 'NO',
      timeZone: 'Europe/Oslo',
      holidayCalendar: 'NO',
    }),
    fields: ['code', 'name', 'kind', 'country', 'timeZone', 'holidayCalendar', 'weight', 'key'],
  },
  {
    name: 'make a link for a new password',
    path: () => paths.people,
    form: async (world) => ({
      intent: 'reset',
      person: (await world.colleague(world.secretary)).person.id,
    }),
    fields: ['person', 'intent'],
  },
]

/** In words on a page; by its code to a form that stays on the screen and says the words itself. */
function isSaid({ headers }: Response, page: string): boolean {
  return headers.get('content-type')?.startsWith('application/json') === true
    ? Object.keys(Answer.parse(JSON.parse(page)).fields).length > 0
    : sentences.some((one) => page.includes(one))
}

const Answer = z.object({ fields: z.record(z.string(), z.enum(Object.keys(en.fields))) })

/** The page of an event that is scheduled, with a leg of a member, and its one condition. */
async function scheduledEvent({ ctx }: TestServer, world: CoalitionOfAll) {
  const { delegation } = world.viewer('member', 'head')
  const { event, condition, measures } = await buildScheduledEvent(ctx, world, delegation.id)
  return { path: paths.reliefEvent(event), condition, measures }
}

/** The page of a measure whose relief has effect. */
async function reliefOf({ ctx }: TestServer, world: CoalitionOfAll): Promise<string> {
  const authority = world.viewer('member', 'head').delegation.id
  return paths.measure(world.framework, await buildRelief(ctx, world, authority))
}

/** An agreed paragraph. */
function agreed({ ctx }: TestServer, document: string): Promise<string> {
  return buildParagraph(ctx, document as DocumentId, (words) => ({
    is: 'agreed',
    how: 'gavel',
    words,
    agreedAt: testStart,
    requests: [],
    fix: null,
  }))
}

test.for(forms)(
  'what cannot be used in a form is refused at its field, and nothing is written: $name',
  { timeout: patience },
  async ({ as, path, prepare, form, fields }) => {
    await using server = await startServer()
    const world = await buildCoalitionOfAll(server.ctx)
    const browser = await server.browser(as?.(world) ?? world.secretary)
    const id = await world.document()
    const { path: prepared = '', ...more } = (await prepare?.(server, id, world)) ?? {}
    const fine = { key: newId(), ...more, ...(await form(world, id)) }
    const address = path(world, id, prepared)
    const before = await everything(server)
    const said = []
    const expected = []
    for (const field of fields) {
      for (const [what, value] of Object.entries(hostile)) {
        const answer = await browser.post(address, { ...fine, [field]: value })
        const page = await answer.text()
        said.push([field, what, answer.status, isSaid(answer, page)])
        expected.push([field, what, 400, true])
        expect(page).not.toContain('<script>alert')
        expect(page.length).toBeLessThan(1024 * 1024)
      }
    }
    expect(said).toEqual(expected)
    expect(await everything(server)).toEqual(before)
    expect((await browser.post(address, fine)).status).toBeLessThan(400)
  },
)

test('a body of ten megabytes that is no form of a page is refused before it is read', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const browser = await server.browser(world.secretary)
  const before = await everything(server)
  const multipart = new FormData()
  multipart.set('name', hostile['ten megabytes'])
  for (const body of [multipart, hostile['ten megabytes']]) {
    const answer = await browser.send(paths.newFramework, { method: 'POST', body })
    expect(answer.status).toBe(400)
  }
  expect(await everything(server)).toEqual(before)
})

test('[IP4] a file that is too long is refused by the length that it declares', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const browser = await server.browser(world.secretary)
  const send = (text: string) => {
    const body = new FormData()
    body.set('file', new Blob([text]), 'votes.csv')
    return browser.send(paths.importPositions(world.framework), { method: 'POST', body })
  }
  expect((await send(hostile['ten megabytes'])).status).toBe(400)
  expect((await send('q,A\n"never closed')).status).toBe(409)
  expect((await send('q,A\nR/1,Y\n')).headers.get('location')).toMatch(
    /\/positions\/import\?file=[0-9a-f]{64}$/,
  )
})

test('ten megabytes in a form of a program are refused at the field', async () => {
  await using server = await startServer({ demo: true })
  const world = await buildCoalitionOfAll(server.ctx)
  const browser = await server.browser(world.secretary)
  const long = hostile['ten megabytes']
  for (const [path, field] of [
    [paths.signInDemo, 'person'],
    [paths.demoClock, 'hours'],
    [paths.preferences, 'theme'],
  ] as const) {
    const answer = await browser.post(path, { [field]: long })
    const { fields } = await answer.json()
    expect([path, answer.status, Object.keys(fields)]).toEqual([path, 400, [field]])
  }
})

test('a body that is no form, a file, and a name twice are refused', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const browser = await server.browser(world.secretary)
  const file = new FormData()
  file.set('name', new Blob(['a file']), 'name.txt')
  const bodies: readonly [string, RequestInit][] = [
    ['JSON', { body: '{"name":"A"}', headers: { 'Content-Type': 'application/json' } }],
    ['text', { body: 'name=A', headers: { 'Content-Type': 'text/plain' } }],
    ['a file', { body: file }],
    ['twice', { body: new URLSearchParams('name=A&name=B') }],
    ['a broken multipart', { body: 'x', headers: { 'Content-Type': 'multipart/form-data' } }],
    ['nothing', {}],
  ]
  for (const [what, init] of bodies) {
    const answer = await browser.send(paths.newFramework, { method: 'POST', ...init })
    expect([what, answer.status]).toEqual([what, 400])
  }
})

test('a form that was refused comes back with what was typed', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const browser = await server.browser(world.secretary)
  const answer = await browser.post(paths.addDelegation, {
    intent: 'add',
    key: newId(),
    name: 'Another delegation',
    code: 'lower',
    kind: 'observer',
    country: 'NO',
    timeZone: 'Mars/Olympus',
    holidayCalendar: 'NO',
  })
  const page = await answer.text()
  expect(answer.status).toBe(400)
  expect(page).toContain('value="Another delegation"')
  expect(page).toContain('value="Mars/Olympus"')
  expect(page).toContain(en.fields.zone)
  expect(page).toContain(en.fields.code)
})

test('what cannot be asked of an address is refused', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const browser = await server.browser(world.secretary)
  for (const path of [
    paths.searchFor('a'.repeat(300)),
    paths.searchFor('a\u0000b'),
    paths.searchFor('a\u202eb'),
    `${paths.search}?q=${'a'.repeat(300)}`,
    paths.recordBefore('-1'),
    paths.recordBefore('1e9'),
    paths.recordBefore('9'.repeat(40)),
    paths.recordProof('<b>', '1'),
    paths.recordProof('', '1'),
  ]) {
    expect([path.slice(0, 40), (await browser.get(path)).status]).toEqual([path.slice(0, 40), 400])
  }
})

test('the demo clock takes hours forward or an instant ahead, and nothing else', async () => {
  await using server = await startServer({ demo: true })
  const world = await buildCoalitionOfAll(server.ctx)
  const browser = await server.browser(world.viewer('observer', 'delegate'))
  const before = server.ctx.now()
  const past = new Date(before - hour).toISOString()
  for (const form of [
    {},
    { hours: '' },
    { hours: '0' },
    { hours: '-1' },
    { hours: 'NaN' },
    { hours: '1e9' },
    { hours: '24 hours' },
    { until: past },
    { until: 'tomorrow' },
    { until: '2999-01-01T00:00:00Z' },
  ]) {
    const { status } = await browser.post(paths.demoClock, form as Record<string, string>)
    expect([form, status]).toEqual([form, 400])
  }
  expect(server.ctx.now()).toBe(before)
})

const sentences = Object.values(en.fields).map((sentence) =>
  sentence.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
)

/** Whatever an act could have written. */
async function everything({ ctx: { db } }: TestServer) {
  const [acts, entries, ...rows] = await Promise.all([
    db.select().from(act),
    db.select().from(logEntry),
    db.select().from(framework),
    db.select().from(document),
    db.select().from(delegation),
    db.select().from(invitation),
    db.select().from(mandate),
    db.select().from(commentThread),
    db.select().from(privateNote),
  ])
  return { acts: acts.length, entries: entries.length, rows: rows.map((table) => table.length) }
}
