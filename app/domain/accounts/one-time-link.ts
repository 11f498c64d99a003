import { day } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'

/** How long a link for the first set-up or a new password works. */
export const linkLasts = day

/** An invitation or another link that works once and until it expires (SPEC.md SI6). */
export type OneTime = { expiresAt: Instant; usedAt: Instant | null }

export function decideUse(
  link: OneTime,
  now: Instant,
): Decision<{ type: 'used' }, { code: 'link-used' | 'link-expired' }> {
  if (link.usedAt !== null) return refused({ code: 'link-used' })
  if (now >= link.expiresAt) return refused({ code: 'link-expired' })
  return decided({ type: 'used' })
}
