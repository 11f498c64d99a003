import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { day } from '#app/domain/kernel/instant.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import type { ServerContext } from '#server/context.ts'
import { projectDocument } from '#server/drafting/projector.ts'
import { actOnBridge } from '#server/positions/act-on-bridge.ts'
import { actOnPosition } from '#server/positions/act-on-position.ts'
import { declareSubject } from '#server/positions/declare-subject.ts'
import { presideOverPosition } from '#server/positions/preside-over-position.ts'
import { addMeasure } from '#server/relief/add-measure.ts'
import { notifySnapback } from '#server/safeguards/notify-snapback.ts'
import { beginFormat } from '#server/verification/begin-format.ts'

import { buildBracket } from './brackets.ts'
import { buildViewer, newId } from './build.ts'
import { buildCoalitionOfAll } from './coalition-of-all.ts'
import { buildEdition } from './editions.ts'
import type { Places } from './every-address.ts'
import { buildParagraph, typeWords } from './paragraphs.ts'
import { buildSubject, commitPosition, positionForm } from './positions.ts'
import { buildScheduledEvent, measureForm } from './relief.ts'
import { agreeWayBack, buildExemption, snapbackForm } from './safeguards.ts'
import { signInAll } from './worlds.ts'
import type { World } from './worlds.ts'

export type Scene = Awaited<ReturnType<typeof buildScene>>

/** A framework with something at every address, and members who said where they stand. */
export async function buildScene(ctx: ServerContext) {
  const world = await buildCoalitionOfAll(ctx)
  const { secretary, framework } = world
  const { coalition } = secretary
  const heads: Viewer[] = []
  for (let made = 0; made < 4; made += 1) {
    heads.push(await buildViewer(ctx.db, { coalition, as: 'head' }))
  }
  const [keeper, discreet, ...open] = heads
  if (keeper === undefined || discreet === undefined) throw new Error('nobody keeps anything')
  const colleague = await buildViewer(ctx.db, {
    delegation: { ...keeper.delegation, coalition, country: 'NO' },
    as: 'delegate',
  })
  const document = await world.document()
  const block = await buildParagraph(ctx, document, () => ({
    is: 'open',
    since: { from: 'creation' },
    round: null,
  }))
  await projectDocument(ctx, document)
  const range = { on: 'range', low: '0', high: '20', unit: '%', step: '1' }
  const member = world.viewer('member', 'head')
  const proposer = member.delegation.id
  const { id: bracket } = await buildBracket(ctx.db, document, { proposer, backers: [] })
  const subjects = {
    stance: await buildSubject(ctx, secretary, framework),
    bridged: await buildSubject(ctx, secretary, framework, range),
    ranged: await buildSubject(ctx, secretary, framework, range),
    paragraph: (
      await declareSubject(ctx, secretary, { framework, on: 'paragraph', document, block }, newId())
    ).subject,
    bracket: (
      await declareSubject(ctx, secretary, { framework, on: 'bracket', document, bracket }, newId())
    ).subject,
  }
  const to = { to: 'public' }
  for (const [at, head] of [...open, member].entries()) {
    const commit = (subject: SubjectId, form: Record<string, string>) =>
      commitPosition(ctx, head, { framework, subject }, form)
    const level = at === 0 ? 'level:object' : 'level:support'
    await commit(subjects.stance, positionForm(level, to))
    await commit(subjects.paragraph, positionForm(level, to))
    await commit(subjects.bracket, positionForm(level, to))
    for (const subject of [subjects.bridged, subjects.ranged]) {
      await commit(subject, positionForm('range', { low: String(at), high: '8', ...to }))
    }
  }
  const entered = measureForm(framework, member.delegation.id)
  const { measure } = await addMeasure(ctx, secretary, entered, newId())
  await agreeWayBack(ctx, { secretary, framework })
  const named = { ...snapbackForm(framework), targets: [measure] }
  const { snapback } = await notifySnapback(ctx, member, named, newId())
  const begun = { framework, template: 'T0', title: 'A format', symbol: 'HCG/F.1', lang: 'en' }
  const { document: format } = await beginFormat(ctx, secretary, begun, newId())
  const edition = 'HCG/2026/1'
  await buildEdition(ctx, document, edition)
  const { event } = await buildScheduledEvent(ctx, world, member.delegation.id)
  const places: Places = {
    framework,
    subjects: Object.values(subjects),
    document,
    block,
    bracket,
    edition,
    format,
    event,
    measure,
    exemption: await buildExemption(ctx, world, 'humanitarian'),
    snapback,
    delegation: member.delegation.id,
    person: member.person.id,
  }
  const cookies = await signInAll(ctx, {
    'another member': open[0] ?? member,
    'a delegate of another delegation': world.viewer('member', 'delegate'),
    'a capital reviewer of another delegation': world.viewer('member', 'capital-reviewer'),
    chair: world.viewer('member', 'chair'),
    secretariat: secretary,
    verifier: world.viewer('verifier', 'head'),
    observer: world.viewer('observer', 'head'),
    'the public': null,
    keeper,
  })
  const members = [...heads, member]
  return {
    secretary,
    framework,
    subjects,
    document,
    keeper,
    colleague,
    discreet,
    members,
    places,
    cookies,
  }
}

/** What nobody outside the delegation may find out. */
export async function keepToItself(world: World, scene: Scene): Promise<void> {
  world.ids.begin('kept')
  const { ctx } = world
  const { framework, subjects, keeper, colleague } = scene
  const commit = (subject: SubjectId, form: Record<string, string>) =>
    commitPosition(ctx, keeper, { framework, subject }, form)
  const reviewed = { weight: 'red-line', reason: 'Parliament objects.', 'review-by': '2026-03-05' }
  await commit(subjects.stance, positionForm('level:object', reviewed))
  await commit(subjects.bracket, positionForm('level:object', reviewed))
  await commit(subjects.ranged, positionForm('range', { low: '17', high: '19', ...reviewed }))
  await commit(subjects.bridged, positionForm('range', { low: '11', high: '12' }))
  const prepared = { subject: subjects.ranged, ...positionForm('range', { low: '1', high: '2' }) }
  await actOnPosition(ctx, colleague, { act: 'prepare', ...prepared }, newId())
  await settled(ctx, keeper, framework, subjects.paragraph)
}

/** What only the chair and the secretariat know besides. */
export async function showTheChair(world: World, scene: Scene): Promise<void> {
  world.ids.begin('shown to the chair')
  const { ctx } = world
  const { framework, subjects, discreet, secretary } = scene
  const commit = (subject: SubjectId, form: Record<string, string>) =>
    commitPosition(ctx, discreet, { framework, subject }, { ...form, to: 'chair' })
  const position = await commit(subjects.stance, positionForm('level:object'))
  const preside = (move: string, until = '') =>
    presideOverPosition(
      ctx,
      secretary,
      { subject: subjects.stance, position, move, until },
      newId(),
    )
  await preside('acknowledge')
  await preside('park', '2026-03-06')
  await commit(subjects.bracket, positionForm('level:reserve'))
  await commit(subjects.ranged, positionForm('range', { low: '18', high: '20' }))
  await commit(subjects.bridged, positionForm('range', { low: '13', high: '14' }))
  await settled(ctx, discreet, framework, subjects.paragraph, 'chair')
}

/** A position that is over, until the words change that it was about. */
async function settled(
  ctx: ServerContext,
  viewer: Viewer,
  framework: FrameworkId,
  subject: SubjectId,
  to = 'own',
): Promise<void> {
  const form = positionForm('level:object', { to })
  const position = await commitPosition(ctx, viewer, { framework, subject }, form)
  const settle = { subject, act: 'settle', position, how: 'accommodated' }
  await actOnPosition(ctx, viewer, settle, newId())
}

/** What happens afterwards in every world: the keepers speak, a text changes, a bridge is adopted, days pass. */
export async function goOn(
  world: World,
  scene: Scene,
  { keeps }: { keeps: boolean },
): Promise<void> {
  world.ids.begin('goes on')
  const { ctx } = world
  const { framework, subjects, document, keeper, discreet, secretary, members } = scene
  const kept: Record<string, string> = keeps
    ? { weight: 'important', resolution: 'A longer term.' }
    : {}
  for (const viewer of [keeper, discreet]) {
    const form = positionForm('level:can-live-with', { to: 'coalition', ...kept })
    await commitPosition(ctx, viewer, { framework, subject: subjects.stance }, form)
  }
  await typeWords(ctx, document, 'Other words. ', 7)
  await projectDocument(ctx, document)
  const proposal = { subject: subjects.bridged, act: 'propose-value', value: '6' }
  const { bridge } = await actOnBridge(ctx, secretary, proposal, newId())
  for (const viewer of members) {
    const answer = { subject: subjects.bridged, act: 'answer', bridge, answer: 'accept' }
    await actOnBridge(ctx, viewer, answer, newId())
  }
  await ctx.clock.advance(5 * day)
  await ctx.jobs.runDue()
  await createFramework(ctx, secretary, { name: 'The last act', summary: '' }, newId())
}
