import { isId } from '#app/domain/kernel/id.ts'

import { BadInput } from './refusals.ts'

/** A form as it was sent: one string a name, nothing judged yet but that it is a form of ours at all. */
export type SentForm = {
  /** What was typed, by the name of its control. The verbs parse it. */
  values: Readonly<Record<string, string>>
  /** Which of a page's forms it is; empty where there is only one. */
  intent: string
  /** The idempotency key that the page was rendered with. Throws BadInput when there is none. */
  key(): string
}

/** More controls than any form of ours has, an access list of two hundred lines included. */
const mostValues = 256
const longestName = 128

/**
 * Reads the body of a form. Throws BadInput for what no form of ours sends: another type of body,
 * files, a name twice, or too many of them. The length of the whole is limited before (http.ts).
 */
export async function readForm(request: Request): Promise<SentForm> {
  const values: Record<string, string> = {}
  for (const [name, value] of await entriesOf(request)) {
    if (typeof value !== 'string' || name.length > longestName) throw new BadInput(unusable)
    if (Object.hasOwn(values, name)) throw new BadInput({ [name]: 'invalid' })
    Object.defineProperty(values, name, { value, enumerable: true })
  }
  if (Object.keys(values).length > mostValues) throw new BadInput(unusable)
  return {
    values,
    intent: values['intent'] ?? '',
    key() {
      const { key } = values
      if (!isId(key)) throw new BadInput({ key: 'invalid' })
      return key
    },
  }
}

/** What may be shown again in a form that was refused: everything but passwords, keys and files. */
export function echoed(values: SentForm['values']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name]) => name !== 'key' && !/password|proof|token/i.test(name),
    ),
  )
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
