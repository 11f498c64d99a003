/** What a measure restricts, in the families that sanctions law itself uses. */
export const measureTypes = [
  'asset-freeze',
  'financial-services',
  'import-ban',
  'export-ban',
  'arms-embargo',
  'travel-ban',
  'transport-ban',
  'services-ban',
] as const

export const sectors = [
  'persons',
  'banking',
  'insurance',
  'energy',
  'shipping',
  'aviation',
  'metals',
  'industry',
  'technology',
  'defence',
  'general-trade',
] as const

/** By what kind of act an authority imposes or relieves (domain.md part (c), table of jurisdictions). */
export const instrumentKinds = [
  'resolution',
  'council-act',
  'regulation',
  'statute',
  'executive-order',
  'licence',
  'waiver',
  'delisting',
  'guidance',
] as const

/** What is suspended, waived and lifted are three things (SPEC.md RP5). */
export const reliefKinds = ['suspend', 'waive', 'lift'] as const
export type ReliefKind = (typeof reliefKinds)[number]
