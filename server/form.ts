import { BadInput } from './refusals.ts'

/** A form as it was sent: one string a name, nothing judged yet but that it is a form at all. */
export type SentForm = Readonly<Record<string, string>>

/** More controls than any form of ours has, an access list of two hundred lines included. */
const mostValues = 256
const longestName = 128

/**
 * Reads the body of a form. Throws BadInput for what no form of ours sends: another type of body,
 * files, a name twice, or too many of them. The length of the whole is limited before (http.ts).
 */
export async function readForm(request: Request): Promise<SentForm> {
  const sent = await entriesOf(request)
  if (sent.length > mostValues) throw new BadInput(unusable)
  const form = new Map<string, string>()
  for (const [name, value] of sent) {
    if (typeof value !== 'string' || name.length > longestName) throw new BadInput(unusable)
    if (form.has(name)) throw new BadInput({ [name]: 'invalid' })
    form.set(name, value)
  }
  return Object.fromEntries(form)
}

const unusable = { form: 'invalid' }

async function entriesOf(request: Request) {
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    throw new BadInput(unusable)
  }
  try {
    return [...(await request.formData())]
  } catch {
    throw new BadInput(unusable)
  }
}
