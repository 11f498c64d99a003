import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { About } from '#app/domain/positions/subject.ts'
import type { Tx } from '#db/client.ts'
import { readDocument } from '#db/drafting.ts'
import { readEvent } from '#db/relief.ts'
import type { EventRow } from '#db/relief.ts'
import { readExemption } from '#db/safeguards.ts'
import type { ExemptionRow } from '#db/safeguards.ts'

import type { ServerContext } from '../context.ts'
import { textReader } from './text-now.ts'
import type { TextNow, TextReader } from './text-now.ts'

/** What a subject is about. A question stands for itself. */
export type Matter =
  | { is: 'question' }
  | { is: 'text'; text: TextNow; framework: FrameworkId }
  | { is: 'event'; row: EventRow }
  | { is: 'exemption'; row: ExemptionRow }

/** As of when texts are looked at: now where it is null. What stands beside texts is as it is now. */
export type Sight = { at: Instant | null; textAt: TextReader }

type Reach = Pick<ServerContext, 'threads'>

/**
 * Reads what subjects are about, each thing once however many subjects it has; null for what is not there
 * or what the viewer may not open.
 */
export function matterReader(
  ctx: Reach,
  tx: Tx,
  viewer: Viewer,
  { at, textAt }: Sight = { at: null, textAt: textReader(ctx, tx) },
): (about: About) => Promise<Matter | null> {
  const known = new Map<string, Promise<Matter | null>>()
  return (about) => {
    const thing = thingOf(about)
    const found = known.get(thing) ?? readMatter(tx, viewer, about, { at, textAt })
    known.set(thing, found)
    return found
  }
}

async function readMatter(
  tx: Tx,
  viewer: Viewer,
  about: About,
  { at, textAt }: Sight,
): Promise<Matter | null> {
  if (about.kind === 'question') return { is: 'question' }
  if ('document' in about) {
    const document = await readDocument(tx, about.document)
    if (document === null || !may(viewer, 'document.read', document)) return null
    return { is: 'text', text: await textAt(document, at), framework: document.framework }
  }
  if ('event' in about) {
    const row = await readEvent(tx, viewer.coalition, about.event)
    return row && { is: 'event', row }
  }
  const row = await readExemption(tx, viewer.coalition, about.exemption)
  return row && { is: 'exemption', row }
}

function thingOf(about: About): string {
  if ('document' in about) return about.document
  if ('event' in about) return about.event
  return about.kind === 'exemption' ? about.exemption : about.kind
}
