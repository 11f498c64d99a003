import { data } from '@remix-run/node'
import * as z from 'zod'

import type { FieldErrors } from '#app/domain/kernel/refusal.ts'

import { readForm } from './form.ts'
import type { SentForm } from './form.ts'
import { parse } from './parse.ts'
import { BadInput, PresenceNeeded, Refused } from './refusals.ts'
import { asResponse, refusalOf, statusOf } from './responses.ts'
import type { Refusal } from './responses.ts'
import { readUpload } from './upload.ts'
import type { SentFile } from './upload.ts'

/** Why a form was not carried out, for the page that shows it again with what was typed. */
export type FormAnswer = {
  fields: FieldErrors
  refusal: Refusal | null
  typed: Readonly<Record<string, string>>
}

/**
 * Reads a form and carries it out. `key` reads the hidden field by which a repeated request is known as
 * the same. Bad values answer 400 with a code at each field, a refusal 409 (or 429), and both bring back
 * what was typed except secrets.
 */
export async function answerForm<Done>(
  request: Request,
  carryOut: (form: SentForm, key: () => string) => Promise<Done>,
) {
  return answered(async (sent) => {
    Object.assign(sent, await readForm(request))
    return carryOut(sent, () => parse(Key, sent['key']))
  })
}

/** The same of a form that stays on the screen with what was typed in it, which is not sent back. */
export async function answerFetched(
  request: Request,
  carryOut: (form: SentForm, key: () => string) => Promise<Response>,
) {
  try {
    const form = await readForm(request)
    return await carryOut(form, () => parse(Key, form['key']))
  } catch (error) {
    const { data: answer, init } = answerTo(error, {})
    return Response.json(answer, init ?? {})
  }
}

/**
 * The same of a form with a file in it, of `most` bytes. Nothing of it is read before `enter` has let the
 * sender in; what `enter` answers is handed on.
 */
export async function answerUpload<Done, Entered>(
  request: Request,
  most: number,
  enter: () => Promise<Entered>,
  carryOut: (
    upload: { form: SentForm; file: SentFile | null },
    key: () => string,
    entered: Entered,
  ) => Promise<Done>,
) {
  return answered(async (sent) => {
    const entered = await enter()
    const file = await readUpload(request, sent, most)
    return carryOut({ form: sent, file }, () => parse(Key, sent['key']), entered)
  })
}

/** What a form sent so far is added to `sent`, so that it comes back whatever is refused after it. */
async function answered<Done>(work: (sent: Record<string, string>) => Promise<Done>) {
  const sent: Record<string, string> = {}
  try {
    return await work(sent)
  } catch (error) {
    return answerTo(error, sent)
  }
}

function answerTo(error: unknown, form: SentForm) {
  const answer: FormAnswer = { fields: {}, refusal: null, typed: withoutSecrets(form) }
  if (error instanceof BadInput) {
    return data({ ...answer, fields: error.fields }, { status: 400 })
  }
  if (error instanceof PresenceNeeded) {
    return data({ ...answer, refusal: { code: 'presence', details: {} } }, { status: 403 })
  }
  if (error instanceof Refused) {
    return data({ ...answer, refusal: refusalOf(error) }, { status: statusOf(error) })
  }
  throw asResponse(error)
}

/** What was typed, as a page may show it again. */
export function withoutSecrets(form: SentForm): SentForm {
  return Object.fromEntries(Object.entries(form).filter(([name]) => !secret.has(name)))
}

const Key = z.string('required').regex(/^[A-Za-z0-9_-]{16,64}$/, 'invalid')

const secret: ReadonlySet<string> = new Set([
  'password',
  'current',
  'proof-password',
  'proof-code',
  'token',
  'key',
  'passkey',
])
