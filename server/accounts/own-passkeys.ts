import * as z from 'zod'

import { isPresent } from '#app/domain/accounts/presence.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Json } from '#app/domain/kernel/canonical-json.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { deletePasskey } from '#db/accounts-sessions.ts'

import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, PresenceNeeded, Refused } from '../refusals.ts'
import type { SetCookies } from './auth.ts'
import { NewPasskey } from './passkey-answers.ts'
import type { Requester } from './requester.ts'

const Naming = z.object({ name: line(60) })
const Addition = Naming.extend({ passkey: NewPasskey })
const Removal = z.object({ passkey: idOf<'passkey'>() })

/**
 * What the browser needs to make a passkey. A passkey outlives the session, so adding one takes a fresh
 * proof of presence also in a demo world. Throws PresenceNeeded.
 */
export async function passkeyOptions(
  ctx: ServerContext,
  requester: Requester,
  viewer: Viewer,
  input: unknown,
): Promise<{ name: string; options: Json; setCookies: SetCookies }> {
  const { name } = parse(Naming, input)
  if (!isPresent(viewer, ctx.now())) throw new PresenceNeeded()
  const made = await ctx.auth.passkeys.creationOptions(requester)
  if (made === null) throw new NotFound()
  return { name, ...made }
}

/** Keeps the passkey that the browser made. Throws PresenceNeeded, Refused `passkey`. */
export async function addPasskey(
  ctx: ServerContext,
  requester: Requester,
  viewer: Viewer,
  input: unknown,
): Promise<void> {
  const { name, passkey } = parse(Addition, input)
  if (!isPresent(viewer, ctx.now())) throw new PresenceNeeded()
  if (!(await ctx.auth.passkeys.create(requester, { name, response: passkey }))) {
    throw new Refused('passkey')
  }
}

/** Throws NotFound for a passkey that is not one's own. */
export async function removePasskey(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
): Promise<void> {
  const { passkey } = parse(Removal, input)
  if (!(await deletePasskey(ctx.db, viewer.person.id, passkey))) throw new NotFound()
}
