/** Every URL of the application, built in one place. Addresses use ids, never symbols, which change. */
export const paths = {
  desk: '/',
  signIn: '/sign-in',
  signInDemo: '/sign-in/demo',
  signInCodeFor: (returnTo: string) =>
    `/sign-in/code?${new URLSearchParams({ returnTo }).toString()}`,
  signInFor: (returnTo: string) => `/sign-in?${new URLSearchParams({ returnTo }).toString()}`,
  chooseMandate: '/choose',
  chooseMandateFor: (returnTo: string) => `/choose?${new URLSearchParams({ returnTo }).toString()}`,
  signOut: '/sign-out',
  frameworks: '/frameworks',
  newFramework: '/frameworks/new',
  framework: (framework: string) => `/f/${encodeURIComponent(framework)}`,
  newDocument: (framework: string) => `/f/${encodeURIComponent(framework)}/new`,
  importDocument: (framework: string) => `/f/${encodeURIComponent(framework)}/import`,
  positions: (framework: string) => `/f/${encodeURIComponent(framework)}/positions`,
  positionsFrom: (framework: string, from: number) =>
    `/f/${encodeURIComponent(framework)}/positions?from=${from}`,
  /** The sheet of a delegation, to answer many subjects at once. */
  ownPositions: (framework: string, asked: Readonly<Record<string, string>> = {}) =>
    `/f/${encodeURIComponent(framework)}/positions/mine${searchOf(asked)}`,
  /** What stands, for a spreadsheet. */
  positionsFile: (framework: string) => `/f/${encodeURIComponent(framework)}/positions/export`,
  /** A file of positions, from which it is looked at on to its import. */
  importPositions: (framework: string, file: string | null = null) =>
    `/f/${encodeURIComponent(framework)}/positions/import${file === null ? '' : `?file=${file}`}`,
  /** All that is wrong with a file as it is read, which the search of the page for its import says. */
  importFaults: (framework: string, read: string) =>
    `/f/${encodeURIComponent(framework)}/positions/import/faults?${read}`,
  newSubject: (framework: string) => `/f/${encodeURIComponent(framework)}/positions/new`,
  /** What a text or a relief event has to take positions on; a parameter is asked for its scale first. */
  newSubjectIn: (framework: string, asked: Readonly<Record<string, string>>) =>
    `/f/${encodeURIComponent(framework)}/positions/new?${new URLSearchParams(asked).toString()}`,
  positionsOn: (framework: string, subject: string) =>
    `/f/${encodeURIComponent(framework)}/positions/${encodeURIComponent(subject)}`,
  /** What one does there with a position stands above the list. */
  positionAct: (framework: string, subject: string, asked: Readonly<Record<string, string>>) =>
    `/f/${encodeURIComponent(framework)}/positions/${encodeURIComponent(subject)}?${new URLSearchParams(asked).toString()}`,
  /** A drawing of positions, or the figures on them. */
  figures: (framework: string, view: string, asked: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(asked).toString()
    return `/f/${encodeURIComponent(framework)}/positions/${encodeURIComponent(view)}${search === '' ? '' : `?${search}`}`
  },
  relief: (framework: string) => `/f/${encodeURIComponent(framework)}/relief`,
  blackouts: (framework: string) => `/f/${encodeURIComponent(framework)}/relief/blackouts`,
  newMeasure: (framework: string) => `/f/${encodeURIComponent(framework)}/relief/measure`,
  correctMeasure: (framework: string, measure: string) =>
    `/f/${encodeURIComponent(framework)}/relief/measures/${encodeURIComponent(measure)}/correct`,
  measure: (framework: string, measure: string, asked: Readonly<Record<string, string>> = {}) =>
    `/f/${encodeURIComponent(framework)}/relief/measures/${encodeURIComponent(measure)}${searchOf(asked)}`,
  newReliefEvent: (framework: string) => `/f/${encodeURIComponent(framework)}/relief/new`,
  exemptions: (framework: string) => `/f/${encodeURIComponent(framework)}/exemptions`,
  newExemption: (framework: string) => `/f/${encodeURIComponent(framework)}/exemptions/new`,
  exemption: (framework: string, exemption: string, asked: Readonly<Record<string, string>> = {}) =>
    `/f/${encodeURIComponent(framework)}/exemptions/${encodeURIComponent(exemption)}${searchOf(asked)}`,
  snapbacks: (framework: string) => `/f/${encodeURIComponent(framework)}/snapbacks`,
  newSnapback: (framework: string) => `/f/${encodeURIComponent(framework)}/snapbacks/new`,
  snapback: (framework: string, snapback: string, asked: Readonly<Record<string, string>> = {}) =>
    `/f/${encodeURIComponent(framework)}/snapbacks/${encodeURIComponent(snapback)}${searchOf(asked)}`,
  plan: (framework: string) => `/f/${encodeURIComponent(framework)}/plan`,
  /** The form of one change of the plan, or of one act on it. */
  planAct: (framework: string, asked: Readonly<Record<string, string>>) =>
    `/f/${encodeURIComponent(framework)}/plan${searchOf(asked)}#change`,
  proposePlanned: (framework: string, event: string) =>
    `/f/${encodeURIComponent(framework)}/plan/events/${encodeURIComponent(event)}`,
  amendPlan: (framework: string) => `/f/${encodeURIComponent(framework)}/plan/amend`,
  planExamples: (framework: string) => `/f/${encodeURIComponent(framework)}/plan/examples`,
  timeline: (framework: string, asked: Readonly<Record<string, string>> = {}) =>
    `/f/${encodeURIComponent(framework)}/timeline${searchOf(asked)}`,
  reliefEvent: (event: string) => `/e/${encodeURIComponent(event)}`,
  eventReport: (event: string) => `/e/${encodeURIComponent(event)}/report`,
  /** The same figures as a file: `report.csv` or `report.json`. */
  eventReportFile: (event: string, file: 'report.csv' | 'report.json') =>
    `/e/${encodeURIComponent(event)}/report/${file}`,
  bigScreen: (event: string) => `/e/${encodeURIComponent(event)}/board`,
  rehearsal: (event: string) => `/e/${encodeURIComponent(event)}/rehearsal`,
  /** The form of one act, on a leg or on what else it is about. */
  reliefAct: (event: string, about: Readonly<Record<string, string>>) =>
    `/e/${encodeURIComponent(event)}?${new URLSearchParams(about).toString()}#act`,
  document: (document: string) => `/d/${encodeURIComponent(document)}`,
  /** A block of the text, as it stands on its page. */
  documentBlock: (document: string, block: string) =>
    `/d/${encodeURIComponent(document)}#${encodeURIComponent(block)}`,
  documentPanel: (document: string, panel: string) =>
    `/d/${encodeURIComponent(document)}?${new URLSearchParams({ panel }).toString()}`,
  documentParagraph: (document: string, block: string) =>
    `/d/${encodeURIComponent(document)}?${new URLSearchParams({ panel: 'paragraphs', block }).toString()}`,
  paragraphs: (document: string) => `/d/${encodeURIComponent(document)}/paragraphs`,
  /** One paragraph with what is done about its words and place. */
  paragraph: (document: string, block: string) =>
    `/d/${encodeURIComponent(document)}/paragraphs/${encodeURIComponent(block)}`,
  documentView: (document: string, asked: Readonly<Record<string, string>>) =>
    `/d/${encodeURIComponent(document)}/views?${new URLSearchParams(asked).toString()}`,
  documentHistory: (document: string, at?: number) =>
    `/d/${encodeURIComponent(document)}/history${at === undefined ? '' : `?at=${at}`}`,
  documentLife: (document: string) => `/d/${encodeURIComponent(document)}/life`,
  placeholder: (document: string) => `/d/${encodeURIComponent(document)}/placeholder`,
  oralRevisions: (document: string) => `/d/${encodeURIComponent(document)}/life/oral`,
  /** An adopted text for good. Its symbol never changes, so that it may stand here. */
  edition: (document: string, symbol: string) =>
    `/d/${encodeURIComponent(document)}/editions/${symbolPath(symbol)}`,
  editionJson: (document: string, symbol: string) =>
    `/d/${encodeURIComponent(document)}/editions.json/${symbolPath(symbol)}`,
  /** The same as a file of whole pages. */
  editionOnPaper: (document: string, symbol: string, form: 'docx' | 'pdf') =>
    `/d/${encodeURIComponent(document)}/paper/${form}/${symbolPath(symbol)}`,
  documentNegotiation: (document: string) => `/d/${encodeURIComponent(document)}/negotiation`,
  documentSilence: (document: string) => `/d/${encodeURIComponent(document)}/silence`,
  /** What is said about the text under one of its symbols, or under its present one. */
  documentStatements: (document: string, on?: string) =>
    `/d/${encodeURIComponent(document)}/statements${on === undefined ? '' : `?${new URLSearchParams({ on }).toString()}`}`,
  bracket: (document: string, bracket: string) =>
    `/d/${encodeURIComponent(document)}/brackets/${encodeURIComponent(bracket)}`,
  /** Where the editor says a comment on selected words. */
  documentComment: (document: string) => `/d/${encodeURIComponent(document)}/comment`,
  documentComments: (document: string, asked: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(asked).toString()
    return `/d/${encodeURIComponent(document)}/comments${search === '' ? '' : `?${search}`}`
  },
  /** The text as a file: `text.docx`, `text.pdf`, `text.md`, `text.html` or `text.json`. */
  documentText: (document: string, file: string) =>
    `/d/${encodeURIComponent(document)}/text/${encodeURIComponent(file)}`,
  documentFormat: (document: string) => `/d/${encodeURIComponent(document)}/format`,
  /** The blocks of a format as a table: of its indicators, or of another kind of block. */
  documentGrid: (document: string, of?: string) =>
    `/d/${encodeURIComponent(document)}/grid${of === undefined ? '' : `?${new URLSearchParams({ of }).toString()}`}`,
  /** The files of a published version, for good; what they are called follows. */
  formatVersion: (format: string, version: string) =>
    `/formats/${encodeURIComponent(format)}/${encodeURIComponent(version)}`,
  formatFile: (format: string, version: string, file: string) =>
    `/formats/${encodeURIComponent(format)}/${encodeURIComponent(version)}/${encodeURIComponent(file)}`,
  /** A file of the bundle that the present draft would be published as. */
  draftFile: (document: string, file: string) =>
    `/d/${encodeURIComponent(document)}/format/${encodeURIComponent(file)}`,
  record: '/record',
  recordBefore: (index: string) => `/record?${new URLSearchParams({ before: index }).toString()}`,
  recordProof: (index: string, size: string) =>
    `/record/proof?${new URLSearchParams({ index, size }).toString()}`,
  people: '/people',
  invite: (delegation: string) =>
    `/people?${new URLSearchParams({ invite: delegation }).toString()}`,
  changeMandate: (mandate: string) =>
    `/people?${new URLSearchParams({ change: mandate }).toString()}`,
  resetLink: (person: string) => `/people?${new URLSearchParams({ reset: person }).toString()}`,
  addDelegation: '/people?add=delegation',
  search: '/search',
  /** The same as JSON, for the palette. */
  searchFor: (query: string) => `/search.json?${new URLSearchParams({ q: query }).toString()}`,
  invitation: (token: string) => `/join/${encodeURIComponent(token)}`,
  setUp: (token: string) => `/set-up/${encodeURIComponent(token)}`,
  reset: (token: string) => `/reset/${encodeURIComponent(token)}`,
  account: '/account',
  /** The mails that went or wait. */
  mail: '/mail',
  calendars: '/calendars',
  webhooks: '/webhooks',
  /** For calendar programs, which cannot sign in: the secret stands for it. */
  calendarFile: (token: string) => `/calendars/${encodeURIComponent(token)}.ics`,
  about: '/about',
  preferences: '/preferences',
  demoClock: '/demo/clock',
  live: (readAt: number) => `/live?since=${readAt}`,
  sync: (documentId: string) => `/sync/${encodeURIComponent(documentId)}`,
  health: '/health',
  apiDocuments: '/api/v1/documents',
  apiDivergence: (framework: string) =>
    `/api/v1/frameworks/${encodeURIComponent(framework)}/divergence`,
  apiPositions: (framework: string) =>
    `/api/v1/frameworks/${encodeURIComponent(framework)}/positions`,
  gallery: '/_gallery',
} as const

/** What is asked of a page, with the form that it then shows in view. */
function searchOf(asked: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(asked).toString()
  return search === '' ? '' : `?${search}#act`
}

/** The parts of a symbol are parts of its address: HCG/2026/7. */
function symbolPath(symbol: string): string {
  return symbol.split('/').map(encodeURIComponent).join('/')
}

/** A local address as given, or the desk: nobody is sent to another site by a crafted link. */
export function localPath(address: unknown): string {
  if (typeof address !== 'string' || !isLocal.test(address)) return paths.desk
  const resolved = new URL(address, 'http://entente.invalid')
  const local = resolved.pathname + resolved.search + resolved.hash
  // Resolving removes dots, so that `/.//elsewhere` only now shows where it leads.
  return resolved.host === 'entente.invalid' && isLocal.test(local) ? local : paths.desk
}

/** One slash, and then neither of the two by which an address names a host. */
const isLocal = /^\/(?![/\\])/
