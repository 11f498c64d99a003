import { unstable_parseMultipartFormData as parseMultipart } from '@remix-run/node'

import { longestValue, mostValues, readForm, urlEncoded } from './form.ts'
import { BadInput } from './refusals.ts'

export type SentFile = { name: string; bytes: Uint8Array }

/**
 * Reads a form with a file in it, piece by piece: a file of more bytes than `most` is refused while it
 * comes in, and is held nowhere. The values are added to `sent`, of which those before the file are there even
 * where the file is refused. Answers null where no file was chosen.
 */
export async function readUpload(
  request: Request,
  sent: Record<string, string>,
  most: number,
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
        const value = await collect(data, longestValue)
        if (value === null) throw new BadInput({ [name]: 'tooLong' })
        sent[name] = new TextDecoder().decode(value)
        return null
      }
      if (file !== null) throw unusable()
      const bytes = await collect(data, most)
      if (bytes === null) throw new BadInput({ [name]: 'fileTooLarge' })
      // A control in which no file was chosen sends one without a name.
      if (filename !== '') file = { name: filename, bytes }
      return null
    })
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw unusable()
  }
  return file
}

function unusable(): BadInput {
  return new BadInput({ form: 'invalid' })
}

/** Null as soon as there is more of it than may be. */
async function collect(data: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of data) {
    length += chunk.length
    if (length > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
