import type { Found, Loss } from '#app/domain/drafting/in/incoming.ts'

import { Refused } from '../../refusals.ts'
import { blocksOfDocx } from './blocks-of-docx.ts'
import type { DocxDocument } from './docx-element.ts'
import { openArchive, shown } from './open-archive.ts'
import type { Entry } from './open-archive.ts'
import { trackedIn } from './tracked-in.ts'

/**
 * Reads a Word document. mammoth gets an archive that we packed, of the parts that hold words: none of
 * the pictures, and nothing larger than it said. Throws Refused for what is no such document, and for one
 * with macros, by the name of what carries them.
 */
export async function readDocx(bytes: Uint8Array): Promise<readonly Found[]> {
  const entries = openArchive(bytes)
  const macros = entries.find(({ name }) => /(?:^|\/)vba(?:Project|Data)\b/i.test(name))
  if (macros !== undefined) throw new Refused('file-macros', { name: shown(macros.name) })
  const parts = await partsOf(entries)
  const types = textOf(parts, '[Content_Types].xml')
  if (/macroEnabled/i.test(types)) throw new Refused('file-macros', { name: '[Content_Types].xml' })
  const main = textOf(parts, 'word/document.xml')
  if (main === '') throw new Refused('file-broken')
  const document = await documentIn(parts)
  return [
    ...blocksOfDocx(document),
    { shape: null, lost: [...trackedIn(main), ...headersIn(entries)] },
  ]
}

async function partsOf(entries: readonly Entry[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>()
  for (const { name, unpack } of entries) {
    if (/^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/.+\.(?:xml|rels))$/.test(name)) {
      parts.set(name, await unpack())
    }
  }
  return parts
}

function textOf(parts: ReadonlyMap<string, Uint8Array>, name: string): string {
  return new TextDecoder().decode(parts.get(name) ?? new Uint8Array())
}

async function documentIn(parts: ReadonlyMap<string, Uint8Array>): Promise<DocxDocument> {
  const [{ default: mammoth }, { zipSync }] = await Promise.all([
    import('mammoth'),
    import('fflate'),
  ])
  const archive = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }))
  let document: DocxDocument | null = null
  try {
    await mammoth.convertToHtml(
      { buffer: archive },
      {
        transformDocument(found: DocxDocument) {
          document = found
          // The text is made of what was found; there is nothing left to make HTML of.
          return { ...found, children: [] }
        },
      },
    )
  } catch {
    // Its parser throws errors of many kinds at XML that is none.
    throw new Refused('file-broken')
  }
  if (document === null) throw new Refused('file-broken')
  return document
}

function headersIn(entries: readonly Entry[]): readonly Loss[] {
  return entries
    .filter(({ name }) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
    .map(({ name }) => ({ kind: 'header', what: name.slice('word/'.length) }))
}
