import { data } from '@remix-run/node'

import type { FieldErrors } from '#app/domain/kernel/refusal.ts'

import { echoed, readForm } from './form.ts'
import type { SentForm } from './form.ts'
import { BadInput, Forbidden, NotFound, PresenceNeeded, Refused } from './refusals.ts'

/** What a form gets back when its act did not happen: why, and what was typed. */
export type NotDone = {
  done: false
  intent: string
  /** Field → code of `fields.<code>`. */
  fields: FieldErrors
  /** A code of `refusals.<code>` for what concerns no single field. */
  refusal: { code: string; details: Readonly<Record<string, string | number>> } | null
  /** The same form must come again with a proof that the person is there. */
  presence: boolean
  values: Readonly<Record<string, string>>
}

/**
 * Runs the work of a loader and answers the known errors alike everywhere: what is not there and what
 * may not be seen with the same 404, what may not be done with 403. Bugs go on to the error page.
 */
export async function answering<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw answerTo(error)
  }
}

/**
 * Reads an action's form and runs its act. A form that was refused comes back with what was typed:
 * values that cannot be used as 400, a refusal as 409, a missing proof of presence as 403.
 */
export async function acting<Result>(
  request: Request,
  work: (form: SentForm) => Promise<Result>,
): Promise<Result | ReturnType<typeof notDone>> {
  let form: SentForm = { values: {}, intent: '', key: () => '' }
  try {
    form = await readForm(request)
    return await work(form)
  } catch (error) {
    if (error instanceof BadInput) return notDone(form, 400, { fields: error.fields })
    if (error instanceof PresenceNeeded) return notDone(form, 403, { presence: true })
    if (error instanceof Refused) {
      const { code, details } = error
      return notDone(form, 409, { refusal: { code, details }, presence: code === 'proof' })
    }
    throw answerTo(error)
  }
}

function notDone(form: SentForm, status: number, why: Partial<NotDone>) {
  const { intent, values } = form
  const base: NotDone = {
    done: false,
    intent,
    fields: {},
    refusal: null,
    presence: false,
    values: echoed(values),
  }
  return data({ ...base, ...why }, { status })
}

/** The answer to a known error; anything else is a bug and stays what it is. */
function answerTo(error: unknown): unknown {
  if (error instanceof NotFound) return new Response(null, { status: 404 })
  if (error instanceof Forbidden) return new Response(null, { status: 403 })
  if (error instanceof PresenceNeeded) return json({ code: 'presence' }, 403)
  if (error instanceof Refused) return json({ code: error.code, details: error.details }, 409)
  if (error instanceof BadInput) return json({ fields: error.fields }, 400)
  return error
}

function json(body: object, status: number): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  })
}
