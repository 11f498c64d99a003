/** What a file may be that becomes a draft. */
export const fileLimits = {
  /** Bytes of the file as it is sent. */
  bytes: 8 * 1024 * 1024,
  /** Bytes of everything in it, unpacked. A text of two hundred pages is a tenth of it. */
  unpacked: 64 * 1024 * 1024,
  /** Files in the archive that a Word document is. */
  entries: 2_000,
  /** Characters of the text: about two hundred pages. */
  characters: 800_000,
  blocks: 10_000,
} as const
