import { later, minute } from '../kernel/instant.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Viewer } from './viewer.ts'

/** How long a proof that the person is there counts for acts that commit (SPEC.md PM9). */
const presenceLasts = 10 * minute

export function isPresent(viewer: Pick<Viewer, 'presenceProvedAt'>, now: Instant): boolean {
  return now <= later(viewer.presenceProvedAt, presenceLasts)
}
