import type { FieldErrors } from '#app/domain/kernel/refusal.ts'

/** The domain or a limit said no: 409, with the sentence of `refusals.<code>`. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
  constructor(code: string, details: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** The viewer may not: 403. For things one may not even see, NotFound is thrown instead. */
export class Forbidden extends Error {
  override name = 'Forbidden'
  readonly action: string
  constructor(action: string) {
    super(action)
    this.action = action
  }
}

/** There is no such thing, or the viewer may not know that there is: 404, and both look the same. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** Values that no form of ours would send: 400, with a sentence at each field. */
export class BadInput extends Error {
  override name = 'BadInput'
  readonly fields: FieldErrors
  constructor(fields: FieldErrors) {
    super('bad input')
    this.fields = fields
  }
}

/** An act that needs a fresh proof that the person is there (password, passkey or code): 403. */
export class PresenceNeeded extends Error {
  override name = 'PresenceNeeded'
}

/** What a decision decided, or the refusal thrown for the shell to answer. */
export function accept<Event>(
  decision:
    | { ok: true; events: readonly Event[] }
    | { ok: false; refusal: { code: string; details?: Readonly<Record<string, string | number>> } },
): readonly Event[] {
  if (!decision.ok) throw new Refused(decision.refusal.code, decision.refusal.details)
  return decision.events
}
