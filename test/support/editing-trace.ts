import type * as Y from 'yjs'

/** One keystroke: a character typed at a place, or one taken away. */
export type Keystroke = { at: number; insert: string } | { at: number; remove: 1 }

/** Numbers from 0 up to 1, always the same for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const letters = 'eeeeeeettttttaaaaaooooiiiinnnnsssshhhhrrrrddllcumwfgypbvk'

/**
 * A long session of one writer: words typed mostly where the cursor is, mistakes taken back at once,
 * now and then a passage deleted, now and then a jump to somewhere else, most often nearby.
 */
export function editingTrace(seed: number, keystrokes: number): Keystroke[] {
  const random = seeded(seed)
  const trace: Keystroke[] = []
  let length = 0
  let cursor = 0
  let deleting = 0
  while (trace.length < keystrokes) {
    if (deleting > 0 && cursor > 0) {
      deleting--
      cursor--
      length--
      trace.push({ at: cursor, remove: 1 })
      continue
    }
    deleting = 0
    const chance = random()
    if (chance < 0.03) deleting = 1 + Math.floor(random() * 3)
    else if (chance < 0.034) deleting = 10 + Math.floor(random() * 60)
    else if (chance < 0.042) cursor = jump(random, cursor, length)
    const insert = random() < 0.17 ? ' ' : (letters[Math.floor(random() * letters.length)] ?? 'e')
    trace.push({ at: cursor, insert })
    cursor++
    length++
  }
  return trace
}

export function play(text: Y.Text, stroke: Keystroke): void {
  if ('insert' in stroke) text.insert(stroke.at, stroke.insert)
  else text.delete(stroke.at, 1)
}

function jump(random: () => number, cursor: number, length: number): number {
  if (random() < 0.3) return Math.floor(random() * (length + 1))
  const near = cursor + Math.round((random() - 0.5) * 400)
  return Math.max(0, Math.min(length, near))
}
