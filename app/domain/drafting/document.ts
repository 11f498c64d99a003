import * as z from 'zod'

import { accesses } from '../accounts/access.ts'
import { delegationKinds } from '../accounts/delegation.ts'
import type { Grant } from '../accounts/may.ts'
import { idOf } from '../kernel/id.ts'
import type { Decision } from '../kernel/result.ts'
import { decided, refused } from '../kernel/result.ts'

/** A format has typed indicators inside; a text is any other: framework text, terms of reference, notes. */
export const documentKinds = ['format', 'text'] as const

/** A symbol such as HCG/2026/L.5: capitals, figures, dots and dashes between slashes (domain.md B3). */
export const Symbol = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(40, 'tooLong')
  .regex(/^[A-Z0-9]+(?:[./-][A-Za-z0-9]+)*$/, 'symbol')

const access = z.enum(accesses, 'choice')

export const Grants = z
  .array(
    z.discriminatedUnion('to', [
      z.object({ to: z.literal('delegation'), delegation: idOf<'delegation'>(), access }),
      z.object({ to: z.literal('kind'), kind: z.enum(delegationKinds, 'choice'), access }),
    ]),
  )
  .max(200, 'tooLong')

/** Who may open a new document: the members draft, everyone who works with them reads or comments. */
export const usualGrants: readonly Grant[] = [
  { to: 'kind', kind: 'member', access: 'edit' },
  { to: 'kind', kind: 'secretariat', access: 'edit' },
  { to: 'kind', kind: 'verifier', access: 'comment' },
  { to: 'kind', kind: 'observer', access: 'read' },
]

type AccessRefusal = { code: 'grantee-twice' } | { code: 'secretariat-shut-out' }

/**
 * Whether an access list may stand (SPEC.md DO3, DO4): nobody is named twice, and the secretariat can
 * always open what it keeps the process of, or nobody could let anyone in again.
 */
export function decideAccess(
  grants: readonly Grant[],
): Decision<{ type: 'access-set'; grants: readonly Grant[] }, AccessRefusal> {
  const named = grants.map((grant) => (grant.to === 'delegation' ? grant.delegation : grant.kind))
  if (new Set(named).size < named.length) return refused({ code: 'grantee-twice' })
  const secretariatReads = grants.some(
    (grant) => grant.to === 'kind' && grant.kind === 'secretariat',
  )
  if (!secretariatReads) return refused({ code: 'secretariat-shut-out' })
  return decided({ type: 'access-set', grants })
}

export type Drafting = 'open' | 'closed'

/** Opening what is open, or closing what is closed, is no act (SPEC.md DO5). */
export function decideDrafting(
  now: Drafting,
  wanted: Drafting,
): Decision<{ type: 'drafting-set'; drafting: Drafting }, { code: 'drafting-unchanged' }> {
  if (now === wanted) return refused({ code: 'drafting-unchanged' })
  return decided({ type: 'drafting-set', drafting: wanted })
}

/** Whether every edit to open text is a proposal: what is so already is no act (SPEC.md DO8). */
export function decideNegotiation(
  now: boolean,
  wanted: boolean,
): Decision<{ type: 'negotiation-set'; on: boolean }, { code: 'negotiation-unchanged' }> {
  if (now === wanted) return refused({ code: 'negotiation-unchanged' })
  return decided({ type: 'negotiation-set', on: wanted })
}
