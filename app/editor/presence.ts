import type { Awareness } from 'y-protocols/awareness'

/** Someone who has the text open. Name, delegation and hue come from the server's roster. */
export type Present = User & { client: number; isMe: boolean }

export type User = { name: string; delegation: string; hue: number }

/** Who is there, this person first. */
export function presentIn(awareness: Awareness): readonly Present[] {
  return [...awareness.getStates()]
    .flatMap(([client, state]) => {
      const user = readUser(state['user'])
      return user === null ? [] : [{ client, ...user, isMe: client === awareness.clientID }]
    })
    .toSorted((a, b) => Number(b.isMe) - Number(a.isMe) || a.client - b.client)
}

/** Whether the same people are there in the same order: a caret that moves makes no difference. */
export function areSame(some: readonly Present[], others: readonly Present[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others)
}

/** What stands in a presence state was written by another browser and came by way of the server. */
export function readUser(user: unknown): User | null {
  if (typeof user !== 'object' || user === null) return null
  const { name, delegation, hue } = Object.fromEntries(Object.entries(user))
  return typeof name === 'string' && typeof delegation === 'string' && typeof hue === 'number'
    ? { name, delegation, hue }
    : null
}
