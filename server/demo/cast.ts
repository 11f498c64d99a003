import type { DelegationKind } from '#app/domain/accounts/delegation.ts'
import type { MandateKind } from '#app/domain/accounts/mandate.ts'

export type DemoPerson = { name: string; email: string; mandate: MandateKind }

export type DemoDelegation = {
  code: string
  name: string
  kind: DelegationKind
  country: string
  timeZone: string
  holidayCalendar: string
  people: readonly DemoPerson[]
}

/** One password for everyone of the demo world, for those who try the form. It opens nothing real. */
export const demoPassword = 'corvenia-demo-world'

export const coalition = {
  coalition: 'Halden Contact Group',
  seatZone: 'Europe/Zurich',
  seatCalendar: 'XH',
} as const

/** The secretariat's own line; its first person founds the coalition. */
export const secretariat: DemoDelegation = {
  code: 'HCG',
  name: 'Secretariat of the Halden Contact Group',
  kind: 'secretariat',
  country: 'XH',
  timeZone: 'Europe/Zurich',
  holidayCalendar: 'XH',
  people: [
    { name: 'Ines Falk', email: 'ines.falk@halden.example', mandate: 'head' },
    { name: 'Tomasz Brandt', email: 'tomasz.brandt@halden.example', mandate: 'chair' },
    { name: 'Amara Nkemelu', email: 'amara.nkemelu@halden.example', mandate: 'delegate' },
  ],
}

/** Everyone else at the table (product.md, "The demo world"). Fictional, so that no state is judged. */
export const delegations: readonly DemoDelegation[] = [
  {
    code: 'UWC',
    name: 'Union of Western Coasts',
    kind: 'member',
    country: 'XU',
    timeZone: 'Europe/Brussels',
    holidayCalendar: 'XU',
    people: [
      { name: 'Claire Vasseur', email: 'claire.vasseur@uwc.example', mandate: 'head' },
      { name: 'Luc Demaret', email: 'luc.demaret@uwc.example', mandate: 'delegate' },
      { name: 'Greta Lindqvist', email: 'greta.lindqvist@uwc.example', mandate: 'legal-adviser' },
    ],
  },
  {
    code: 'OST',
    name: 'Federation of Ostia',
    kind: 'member',
    country: 'XO',
    timeZone: 'America/New_York',
    holidayCalendar: 'XO',
    people: [
      { name: 'Marcus Hale', email: 'marcus.hale@ostia.example', mandate: 'head' },
      { name: 'Dana Whitlock', email: 'dana.whitlock@ostia.example', mandate: 'delegate' },
      { name: 'Peter Oduya', email: 'peter.oduya@ostia.example', mandate: 'capital-reviewer' },
    ],
  },
  {
    code: 'THA',
    name: 'Kingdom of Thane',
    kind: 'member',
    country: 'XT',
    timeZone: 'Europe/London',
    holidayCalendar: 'XT',
    people: [
      { name: 'Eleanor Marsh', email: 'eleanor.marsh@thane.example', mandate: 'head' },
      { name: 'Rhys Pendry', email: 'rhys.pendry@thane.example', mandate: 'alternate' },
    ],
  },
  {
    code: 'SOL',
    name: 'Solvaara',
    kind: 'member',
    country: 'XS',
    timeZone: 'Europe/Vienna',
    holidayCalendar: 'XS',
    people: [
      { name: 'Jonas Keller', email: 'jonas.keller@solvaara.example', mandate: 'head' },
      { name: 'Mirja Saar', email: 'mirja.saar@solvaara.example', mandate: 'delegate' },
    ],
  },
  {
    code: 'MAR',
    name: 'Marenga',
    kind: 'member',
    country: 'XM',
    timeZone: 'Asia/Kolkata',
    holidayCalendar: 'XM',
    people: [
      { name: 'Anjali Rao', email: 'anjali.rao@marenga.example', mandate: 'head' },
      { name: 'Farid Benali', email: 'farid.benali@marenga.example', mandate: 'delegate' },
    ],
  },
  {
    code: 'IVM',
    name: 'International Verification Mission',
    kind: 'verifier',
    country: 'XH',
    timeZone: 'Europe/Zurich',
    holidayCalendar: 'XH',
    people: [
      { name: 'Hana Sato', email: 'hana.sato@ivm.example', mandate: 'head' },
      { name: 'Luis Ferreira', email: 'luis.ferreira@ivm.example', mandate: 'delegate' },
    ],
  },
  {
    code: 'HAO',
    name: 'Humanitarian Access Office',
    kind: 'observer',
    country: 'XH',
    timeZone: 'Africa/Nairobi',
    holidayCalendar: 'XH',
    people: [{ name: 'Noor Haddad', email: 'noor.haddad@hao.example', mandate: 'head' }],
  },
  {
    code: 'CSN',
    name: 'Corvenian Civil Society Network',
    kind: 'civil-society',
    country: 'XH',
    timeZone: 'Europe/Athens',
    holidayCalendar: 'XH',
    people: [{ name: 'Sofia Marin', email: 'sofia.marin@csn.example', mandate: 'head' }],
  },
]
