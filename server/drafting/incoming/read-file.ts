import type { Found } from '#app/domain/drafting/in/incoming.ts'

import { Refused } from '../../refusals.ts'
import type { SentFile } from '../../upload.ts'
import { shown } from './open-archive.ts'
import { readDocx } from './read-docx.ts'
import { readMarkdown } from './read-markdown.ts'

/** Reads a file by what it is called. Throws Refused for what is neither Word nor Markdown. */
export async function readFile({ name, bytes }: SentFile): Promise<readonly Found[]> {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  switch (ending) {
    case 'docx':
      return readDocx(bytes)
    case 'md':
    case 'markdown':
      return readMarkdown(bytes)
    case 'docm':
    case 'dotm':
      throw new Refused('file-macros', { name: shown(name) })
    default:
      throw new Refused('file-type', { name: shown(name) })
  }
}
