import type { Hint, Wake } from '#server/wake.ts'

/** Wakes of several nodes, each of which hears all. */
export function sharedWakes(nodes: number): Wake[] {
  const listeners: ((hint: Hint) => void)[] = []
  return Array.from({ length: nodes }, () => ({
    send: (hint) => setImmediate(() => listeners.forEach((listener) => listener(hint))),
    subscribe: (listener) => void listeners.push(listener),
    close: async () => {},
  }))
}

/** The wake of a node that hears no hint at all. */
export const deafWake: Wake = { send: () => {}, subscribe: () => {}, close: async () => {} }
