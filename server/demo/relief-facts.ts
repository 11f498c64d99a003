/** What may be relieved, and by whose act (product.md, "The demo world"). */
export const measures = [
  measure('UWC', 'Ban on imports of crude oil', 'import-ban', 'energy', 'suspend'),
  measure('OST', 'Ban on payments for energy', 'financial-services', 'banking', 'waive'),
  measure('THA', 'Ban on insuring tankers', 'services-ban', 'insurance', 'suspend'),
  measure('SOL', 'Closure of ports to tankers', 'transport-ban', 'shipping', 'lift'),
]

const moments = { zone: 'Europe/London', noticeHours: '24', answerHours: '72', windowHours: '24' }
const late = { optionalQuorum: '0', graceMinutes: '5', beyond: 'hold', retryHours: '24' }

/** Nothing at T0 but what was found: the first relief waits for the verifier. */
export const firstRelief = {
  form: {
    title: 'First relief: crude oil and what pays for it',
    trigger: 'finding',
    condition: 'Customs and bank flows of two months agree within the threshold of the format.',
    observations: 'refused',
    ...moments,
    zone: 'UTC',
    ...late,
  },
  leg: { purpose: 'measures', part: 'required', instrumentKind: 'regulation' },
  /** What each capital has to do first, and how many minutes after the firing its act had effect. */
  legs: [
    { code: 'UWC', steps: '1 Gazette', after: 20 },
    { code: 'OST', steps: '1 Executive act', after: 45 },
    { code: 'THA', steps: '2 Affirmation', after: 210 },
    { code: 'SOL', steps: '1 Scrutiny', after: 95 },
  ],
  /** What is typed with an act on a leg. */
  typed: {
    're-estimate': { days: '3', unit: 'working-days' },
    adopt: { publication: 'Gazette no. 7' },
    attest: { days: '60', revision: '1' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  hold: 'The instrument lies before the registrar over a bank holiday in Thane. We let go once it is sealed.',
}

/** On a fixed moment, which falls on a bank holiday in Thane: the planner says so by its name. */
export const secondRelief = {
  form: {
    title: 'Second relief: insurance of tankers',
    trigger: 'instant',
    condition: 'The Mission has had access to every terminal for thirty days.',
    observations: 'accepted',
    ...moments,
    ...late,
  },
  legs: [
    { code: 'UWC', steps: '8 Unanimity and gazette' },
    { code: 'OST', steps: '5 Executive act' },
    { code: 'THA', steps: '5 Instrument\n28c Affirmation by both houses' },
  ],
}

/** The verifier's word on the condition, with the hash of what it rests on. */
export const finding = {
  verdict: 'verified',
  words: '',
  confidence: 'high',
  evidence: '5f2d'.repeat(16),
  days: '180',
}

/** By the precedent of UNSCR 2231 (2015), paragraphs 11 and 12. */
export const wayBack = {
  provision: 'Framework agreement, Article 11',
  tableDays: '10',
  voteDays: '30',
  windDownDays: '90',
  reference: 'HCG, second meeting, para. 3: consensus',
}

/** Food and medicine, whatever is held, armed or restored. */
export const channel = {
  kind: 'humanitarian',
  title: 'Food, medicine and what carries them',
  covers: 'Food, medicine, fuel for hospitals, and the transport and payment of these.',
  providers: 'Listed providers and their carriers.',
  need: 'As the Humanitarian Access Office assesses it each quarter.',
  vetting: 'By the Office, within two working days.',
  usageReports: '3',
  sunset: '24',
  unrenewed: 'continues',
  review: '12',
}

function measure(code: string, title: string, type: string, sector: string, relief: string) {
  return {
    code,
    title,
    type,
    sector,
    relief,
    instrumentKind: 'regulation',
    instrument: `Regulation of ${code} on Corvenia`,
    unrenewed: 'lapses',
    sunset: '12',
    review: '6',
    windDown: '90',
  }
}
