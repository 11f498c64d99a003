import type { Life } from './life.ts'

/** What is done about the life of a document as an act of its own; silence has acts of its own. */
export const lifeActs = [
  'open-rolling',
  'table',
  'revise',
  'supplement',
  'put-for-action',
  'take-action',
  'withdraw',
  'defer',
  'resume',
  'reopen',
] as const
export type LifeAct = (typeof lifeActs)[number]

/** Where a document may go from where it stands, in the order in which that is usual (domain.md B3). */
export function nextSteps({ stage }: Pick<Life, 'stage'>): readonly LifeAct[] {
  switch (stage) {
    case 'zero-draft':
      return ['open-rolling']
    case 'rolling':
      return ['table', 'defer']
    case 'tabled':
      return ['put-for-action', 'revise', 'supplement', 'defer', 'withdraw']
    case 'for-action':
      return ['take-action', 'defer', 'withdraw']
    case 'adopted':
      return ['supplement', 'reopen']
    case 'deferred':
      return ['resume']
    case 'non-paper':
    case 'under-silence':
    case 'withdrawn':
      return []
  }
}
