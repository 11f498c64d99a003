import type { Bar, Unit } from './workload.ts'

type Value = number | null

export function atMost(says: string, value: Value, limit: Value, unit: Unit): Bar {
  return { kind: 'speed', says, value, holds: 'at most', limit, unit }
}

export function atLeast(says: string, value: Value, limit: Value, unit: Unit): Bar {
  return { kind: 'speed', says, value, holds: 'at least', limit, unit }
}

export function none(says: string, value: Value): Bar {
  return { kind: 'promise', says, value, holds: 'at most', limit: 0, unit: 'number' }
}

/** Nothing where one of the parts is missing. */
export function plus(...parts: readonly Value[]): Value {
  return parts.reduce((total, part) => (total === null || part === null ? null : total + part), 0)
}

export function times(factor: number, value: Value): Value {
  return value === null ? null : factor * value
}
