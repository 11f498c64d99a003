import type { Leg, Step, StepId } from './leg.ts'

/** A step with what it waits for: the step before it in its leg, and those of others that it names. */
export type Waiting = { readonly leg: Leg; readonly step: Step; readonly after: readonly StepId[] }

/**
 * All steps in an order in which each comes after what it waits for. Steps that wait for each other,
 * and those that wait for such, are in none and missing.
 */
export function inOrder(legs: readonly Leg[]): readonly Waiting[] {
  const all = waitings(legs)
  const followers = new Map<StepId, Waiting[]>()
  const open = new Map<StepId, number>()
  for (const one of all) {
    open.set(one.step.id, one.after.length)
    for (const id of one.after) followers.set(id, [...(followers.get(id) ?? []), one])
  }
  const ordered = all.filter(({ after }) => after.length === 0)
  // The list grows while it is read: whatever was the last that a step waited for puts it on.
  for (const { step } of ordered) {
    for (const follower of followers.get(step.id) ?? []) {
      const left = (open.get(follower.step.id) ?? 0) - 1
      open.set(follower.step.id, left)
      if (left === 0) ordered.push(follower)
    }
  }
  return ordered
}

/** Steps that wait for each other in a circle, each followed by one that it waits for; null when none do. */
export function circleOf(legs: readonly Leg[]): readonly StepId[] | null {
  const free = new Set(inOrder(legs).map(({ step }) => step.id))
  const stuck = new Map(
    waitings(legs).flatMap((one) => (free.has(one.step.id) ? [] : [[one.step.id, one] as const])),
  )
  const path: StepId[] = []
  let at = stuck.keys().next().value
  while (at !== undefined && !path.includes(at)) {
    path.push(at)
    at = stuck.get(at)?.after.find((id) => stuck.has(id))
  }
  return at === undefined ? null : path.slice(path.indexOf(at))
}

function waitings(legs: readonly Leg[]): readonly Waiting[] {
  return legs.flatMap((leg) =>
    leg.steps.map((step, at) => {
      const before = leg.steps[at - 1]
      const after = new Set([...step.after, ...(before ? [before.id] : [])])
      return { leg, step, after: [...after] }
    }),
  )
}
