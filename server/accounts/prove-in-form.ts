import type { Viewer } from '#app/domain/accounts/viewer.ts'

import type { ServerContext } from '../context.ts'
import type { SentForm } from '../form.ts'
import { provePresence } from './prove-presence.ts'
import type { Requester } from './requester.ts'

/**
 * Takes a proof of presence that came within the form of the act itself, so that nobody is sent to
 * another page and back, and answers the viewer as proved by it. Without one the viewer is as before.
 * Throws as `provePresence`.
 */
export async function proveInForm(
  ctx: ServerContext,
  requester: Requester,
  viewer: Viewer,
  form: SentForm,
): Promise<Viewer> {
  const proof = proofIn(form)
  if (proof === null) return viewer
  await provePresence(ctx, requester, viewer, proof)
  return { ...viewer, presenceProvedAt: ctx.now() }
}

function proofIn(form: SentForm): object | null {
  const code = form['proof-code'] ?? ''
  if (code !== '') return { by: 'code', code }
  const password = form['proof-password'] ?? ''
  return password === '' ? null : { by: 'password', password }
}
