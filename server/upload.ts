import { unstable_parseMultipartFormData as parseMultipart } from '@remix-run/node'

import { fileLimits } from '#app/domain/drafting/in/limits.ts'

import { longestValue, mostValues, readForm, urlEncoded } from './form.ts'
import { BadInput, Refused } from './refusals.ts'

export type SentFile = { name: string; bytes: Uint8Array }

/**
 * Reads a form with a file in it, piece by piece: what is longer than it may be is refused while it comes
 * in, and is held nowhere. The values are added to `sent`, of which those before the file are there even
 * where the file is refused. Answers null where no file was chosen.
 */
export async function readUpload(
  request: Request,
  sent: Record<string, string>,
): Promise<SentFile | null> {
  if (urlEncoded.test(request.headers.get('Content-Type') ?? '')) {
    Object.assign(sent, await readForm(request))
    return null
  }
  let file: SentFile | null = null
  try {
    await parseMultipart(request, async ({ name, filename, data }) => {
      if (Object.hasOwn(sent, name) || Object.keys(sent).length >= mostValues) throw unusable()
      if (filename === undefined) {
        sent[name] = new TextDecoder().decode(await collect(data, longestValue))
        return null
      }
      if (file !== null) throw unusable()
      const bytes = await collect(data, fileLimits.bytes)
      // A control in which no file was chosen sends one without a name.
      if (filename !== '') file = { name: filename, bytes }
      return null
    })
  } catch (error) {
    if (error instanceof BadInput || error instanceof Refused) throw error
    throw unusable()
  }
  return file
}

function unusable(): BadInput {
  return new BadInput({ form: 'invalid' })
}

async function collect(data: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of data) {
    length += chunk.length
    if (length > most) throw new Refused('file-too-large', { most: most / 1_048_576 })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
