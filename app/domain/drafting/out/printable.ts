/**
 * What XML 1.0 has no place for (§2.2): controls, halves of characters, and two that are none. One of them
 * makes a file that no tool opens, and a client of somebody's own making may store any of them.
 */
const unprintable =
  // Naming control characters takes writing them.
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

/** Typed characters as a file can hold them; what it cannot hold stays in sight as U+FFFD. */
export function printable(text: string): string {
  return text.replaceAll(unprintable, '\uFFFD')
}
