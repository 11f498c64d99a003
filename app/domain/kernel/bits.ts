/** Sets of small numbers as bits, thirty-two to a word. */
export function wordsFor(numbers: number): number {
  return Math.ceil(numbers / 32)
}

export function mark(words: Int32Array, number: number): void {
  words[number >> 5] = (words[number >> 5] ?? 0) | (1 << (number & 31))
}

/** How many bits of a word are set (H. S. Warren, Hacker's Delight, 5-1). */
export function bitsIn(word: number): number {
  if (word === 0) return 0
  let left = word - ((word >>> 1) & 0x5555_5555)
  left = (left & 0x3333_3333) + ((left >>> 2) & 0x3333_3333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
