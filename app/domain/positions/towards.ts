import type { Interval } from './scale.ts'

/** Whether what the text says is acceptable: inside the range it supports, outside it objects. */
export function towards(value: number, { low, high }: Interval): 'support' | 'object' {
  return low <= value && value <= high ? 'support' : 'object'
}
