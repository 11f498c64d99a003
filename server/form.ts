import type { ReadableStream } from 'node:stream/web'

import { BadInput } from './refusals.ts'

/** A form as it was sent: one string a name, nothing judged yet but that it is a form at all. */
export type SentForm = Readonly<Record<string, string>>

/** More controls than any form of ours has, an access list of two hundred lines included. */
export const mostValues = 256
const longestName = 128

/** Characters of one value as they are sent, far more than any field takes. */
export const longestValue = 128 * 1024

/**
 * Reads the body of a form. Of a value too long for any field only the beginning is kept, so that the
 * field's own schema refuses it where it stands, beside the rest of what was typed. Throws BadInput
 * for what no form of ours sends: another type of body, files, a name twice, or too many of them. The
 * length of the whole is limited before (http.ts).
 */
export async function readForm(request: Request): Promise<SentForm> {
  const form = new Map<string, string>()
  for (const [name, value] of await entriesOf(request)) {
    if (typeof value !== 'string' || name.length > longestName) throw new BadInput(unusable)
    if (form.has(name)) throw new BadInput({ [name]: 'invalid' })
    form.set(name, value)
  }
  return Object.fromEntries(form)
}

const unusable = { form: 'invalid' }

async function entriesOf(request: Request): Promise<[string, FormDataEntryValue][]> {
  const type = request.headers.get('Content-Type') ?? ''
  const entries = urlEncoded.test(type)
    ? (await pairsOf(request.body as ReadableStream<Uint8Array> | null)).flatMap((pair) => [
        ...new URLSearchParams(pair),
      ])
    : await multipartEntries(request, type)
  if (entries.length > mostValues) throw new BadInput(unusable)
  return entries
}

/** What browsers send; a script may choose multipart, which is read whole and so must be short. */
export const urlEncoded = /^application\/x-www-form-urlencoded\b/i

/** Each `name=value` as it was sent, cut where it is too long to mean anything. */
async function pairsOf(body: ReadableStream<Uint8Array> | null): Promise<string[]> {
  const pairs = ['']
  const decoder = new TextDecoder('latin1')
  for await (const chunk of body ?? []) {
    for (const [i, piece] of decoder.decode(chunk).split('&').entries()) {
      if (i > 0) pairs.push('')
      if (pairs.length > mostValues) throw new BadInput(unusable)
      const last = pairs.length - 1
      pairs[last] = `${pairs[last]}${piece}`.slice(0, longestValue)
    }
  }
  return pairs
}

async function multipartEntries(request: Request, type: string) {
  if (!/^multipart\/form-data\b/i.test(type)) throw new BadInput(unusable)
  try {
    return [...(await request.formData())]
  } catch {
    throw new BadInput(unusable)
  }
}
