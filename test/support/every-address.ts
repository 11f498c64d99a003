import { readdir } from 'node:fs/promises'

import { paths } from '#app/paths.ts'

/** What the addresses of a framework lead to. */
export type Places = {
  framework: string
  subjects: readonly string[]
  document: string
  block: string
  bracket: string
  edition: string
  format: string
  event: string
  measure: string
  exemption: string
  snapback: string
  delegation: string
  person: string
}

/** The names of the route files, as they stand below app/routes. Layouts have no address of their own. */
export async function listRoutes(): Promise<string[]> {
  const entries = await readdir(new URL('../../app/routes', import.meta.url))
  return entries
    .map((name) => name.replace(/\.tsx?$/, ''))
    .filter((name) => !layouts.includes(name))
}

const layouts = ['_desk', '_auth']

/** Every address that answers a GET, by the route that answers it, with what can be asked of it. */
export function addressesByRoute(places: Places): Record<string, readonly string[]> {
  const { framework: f, subjects, document: d, block, bracket, delegation, person } = places
  const figures = (view: string, ...asked: Readonly<Record<string, string>>[]) =>
    [{}, ...asked].map((one) => paths.figures(f, view, one))
  const at = { at: '2026-03-03' }
  const apiAt = `?${new URLSearchParams(at).toString()}`
  return {
    $: ['/nothing/here'],
    '[_]gallery': [paths.gallery],
    '_auth.about': [paths.about],
    '_auth.choose': [paths.chooseMandate],
    '_auth.join.$token': [paths.invitation('no-such-token')],
    '_auth.reset.$token': [paths.reset('no-such-token')],
    '_auth.set-up.$token': [paths.setUp('no-such-token')],
    '_auth.sign-in': [paths.signIn],
    '_auth.sign-in_.code': [paths.signInCodeFor('/')],
    '_desk._index': [paths.desk],
    '_desk.account': [paths.account],
    '_desk.calendars': [paths.calendars],
    '_desk.d.$document': [
      paths.document(d),
      paths.documentPanel(d, 'brackets'),
      paths.documentParagraph(d, block),
    ],
    '_desk.d.$document_.brackets.$bracket': [paths.bracket(d, bracket)],
    '_desk.d.$document_.comment': [paths.documentComment(d)],
    '_desk.d.$document_.comments': [paths.documentComments(d)],
    '_desk.d.$document_.editions.$': [paths.edition(d, places.edition)],
    '_desk.d.$document_.format': [paths.documentFormat(places.format)],
    '_desk.d.$document_.format_.$file': [paths.draftFile(places.format, 'format.json')],
    '_desk.d.$document_.grid': [paths.documentGrid(places.format)],
    '_desk.d.$document_.history': [paths.documentHistory(d), paths.documentHistory(d, 1)],
    '_desk.d.$document_.life': [paths.documentLife(d)],
    '_desk.d.$document_.placeholder': [paths.placeholder(d)],
    '_desk.d.$document_.life_.oral': [paths.oralRevisions(d)],
    '_desk.d.$document_.negotiation': [paths.documentNegotiation(d)],
    '_desk.d.$document_.paragraphs': [paths.paragraphs(d)],
    '_desk.d.$document_.paragraphs_.$block': [paths.paragraph(d, block)],
    '_desk.d.$document_.silence': [paths.documentSilence(d)],
    '_desk.d.$document_.statements': [paths.documentStatements(d)],
    '_desk.d.$document_.text.$file': [
      paths.documentText(d, 'text.md'),
      paths.documentText(d, 'text.json'),
    ],
    '_desk.d.$document_.views': [paths.documentView(d, {})],
    '_desk.e.$event': [paths.reliefEvent(places.event)],
    '_desk.e.$event_.board': [paths.bigScreen(places.event)],
    '_desk.e.$event_.rehearsal': [paths.rehearsal(places.event)],
    '_desk.e.$event_.report': [paths.eventReport(places.event)],
    '_desk.e.$event_.report_.$file': [
      paths.eventReportFile(places.event, 'report.csv'),
      paths.eventReportFile(places.event, 'report.json'),
    ],
    '_desk.f.$framework': [paths.framework(f)],
    '_desk.f.$framework_.exemptions': [paths.exemptions(f)],
    '_desk.f.$framework_.exemptions_.$exemption': [paths.exemption(f, places.exemption)],
    '_desk.f.$framework_.exemptions_.new': [paths.newExemption(f)],
    '_desk.f.$framework_.import': [paths.importDocument(f)],
    '_desk.f.$framework_.new': [paths.newDocument(f)],
    '_desk.f.$framework_.plan': [paths.plan(f)],
    '_desk.f.$framework_.plan_.amend': [paths.amendPlan(f)],
    '_desk.f.$framework_.plan_.events.$event': [paths.proposePlanned(f, places.event)],
    '_desk.f.$framework_.plan_.examples': [paths.planExamples(f)],
    '_desk.f.$framework_.positions': [paths.positions(f)],
    '_desk.f.$framework_.positions_.$subject': subjects.flatMap((subject) => [
      paths.positionsOn(f, subject),
      paths.positionAct(f, subject, { value: '6' }),
    ]),
    '_desk.f.$framework_.positions_.bars': figures('bars', at, { by: 'polarised' }),
    '_desk.f.$framework_.positions_.export': [paths.positionsFile(f)],
    '_desk.f.$framework_.positions_.glance': figures('glance', at),
    '_desk.f.$framework_.positions_.import': [paths.importPositions(f)],
    '_desk.f.$framework_.positions_.import_.faults': [paths.importFaults(f, '')],
    '_desk.f.$framework_.positions_.mine': [paths.ownPositions(f)],
    '_desk.f.$framework_.positions_.map': figures('map', at),
    '_desk.f.$framework_.positions_.matrix': figures('matrix', at),
    '_desk.f.$framework_.positions_.new': [
      paths.newSubject(f),
      paths.newSubjectIn(f, { document: d }),
      paths.newSubjectIn(f, { event: places.event }),
    ],
    '_desk.f.$framework_.positions_.pairs': figures('pairs', at, { on: 'contested' }),
    '_desk.f.$framework_.positions_.ranges': figures('ranges', at),
    '_desk.f.$framework_.positions_.steps': figures('steps', at, { from: '2026-03-02' }),
    '_desk.f.$framework_.positions_.texts': figures('texts', at),
    '_desk.f.$framework_.positions_.unlock': figures('unlock', at),
    '_desk.f.$framework_.relief': [paths.relief(f)],
    '_desk.f.$framework_.relief_.blackouts': [paths.blackouts(f)],
    '_desk.f.$framework_.relief_.measure': [paths.newMeasure(f)],
    '_desk.f.$framework_.relief_.measures.$measure': [paths.measure(f, places.measure)],
    '_desk.f.$framework_.relief_.measures.$measure_.correct': [
      paths.correctMeasure(f, places.measure),
    ],
    '_desk.f.$framework_.relief_.new': [paths.newReliefEvent(f)],
    '_desk.f.$framework_.snapbacks': [paths.snapbacks(f)],
    '_desk.f.$framework_.snapbacks_.$snapback': [paths.snapback(f, places.snapback)],
    '_desk.f.$framework_.snapbacks_.new': [paths.newSnapback(f)],
    '_desk.f.$framework_.timeline': [paths.timeline(f)],
    '_desk.frameworks': [paths.frameworks],
    '_desk.frameworks_.new': [paths.newFramework],
    '_desk.mail': [paths.mail],
    '_desk.people': [paths.people, paths.invite(delegation), paths.resetLink(person)],
    '_desk.record': [paths.record, paths.recordBefore('5')],
    '_desk.record_.proof': [paths.recordProof('0', '3')],
    '_desk.webhooks': [paths.webhooks],
    '_desk.search': [`${paths.search}?q=threshold`],
    'api.v1.documents': [paths.apiDocuments],
    'api.v1.frameworks.$framework.divergence': [
      paths.apiDivergence(f),
      `${paths.apiDivergence(f)}${apiAt}`,
    ],
    'api.v1.frameworks.$framework.positions': [paths.apiPositions(f)],
    'calendars.$token[.]ics': [paths.calendarFile('no-such-token')],
    'd.$document.editions[.]json.$': [paths.editionJson(d, places.edition)],
    'd.$document.paper.$form.$': [paths.editionOnPaper(d, 'HCG/0', 'docx')],
    'demo.clock': [paths.demoClock],
    'formats.$format.$version.$file': [paths.formatFile('no-such-format', '1.0.0', 'format.json')],
    health: [paths.health],
    preferences: [paths.preferences],
    'search[.]json': [paths.searchFor('threshold')],
    'sign-in.demo': [paths.signInDemo],
    'sign-out': [paths.signOut],
  }
}

/** What answers besides the routes (server/http.ts). Live events are heard, not fetched. */
export function addressesBeside({ document }: Places): readonly string[] {
  return ['/metrics', paths.sync(document)]
}
