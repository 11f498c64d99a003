import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { blocksIn } from '#app/domain/drafting/canonical-text.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line } from '#app/domain/kernel/text.ts'
import { fates, formatAudiences } from '#app/domain/verification/audience.ts'
import { publish } from '#app/domain/verification/bundle/format-json.ts'
import type { Mapping } from '#app/domain/verification/bundle/format.ts'
import { formatIn } from '#app/domain/verification/format-in.ts'
import { decidePublication } from '#app/domain/verification/publication.ts'
import { contentOf } from '#app/domain/verification/read.ts'
import { lockDocument, readDocument } from '#db/drafting.ts'
import { insertVersion, isNameOfAnother, readVersions } from '#db/formats.ts'
import { listEditions, readEdition } from '#db/life.ts'

import { requireMay } from '../accounts/require-may.ts'
import { act } from '../act.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { NotFound, Refused } from '../refusals.ts'
import { publishedIn } from './published-in.ts'

const PublishFormat = z.object({
  document: idOf<'document'>(),
  /** The edition to publish, which is the last. */
  symbol: z.string('required').max(100, 'tooLong'),
  audience: z.enum(formatAudiences, 'choice'),
  /** What became of each indicator that the version before had. */
  became: z.record(
    z.string(),
    z.object({
      fate: z.enum(fates, 'choice'),
      /** The new name, the new names with commas between, or why it was dropped. */
      words: line(400),
    }),
  ),
})

/**
 * The secretariat publishes the last edition of a format as its next version, for good: the files are
 * generated from its one content, and its hash enters the record (SPEC.md FV1–FV6).
 */
export async function publishFormat(
  ctx: ServerContext,
  viewer: Viewer,
  input: unknown,
  key: string,
): Promise<{ format: string; version: string }> {
  const command = parse(PublishFormat, input)
  const { document, symbol, audience } = command
  const found = await readDocument(ctx.db, document)
  if (found === null || found.kind !== 'format') throw new NotFound()
  requireMay(ctx, viewer, 'format.publish', found)
  return act(ctx, viewer, { key, command }, async (tx) => {
    await lockDocument(tx, document)
    const [last] = await listEditions(tx, document)
    const edition = await readEdition(tx, document, symbol)
    if (edition === null) throw new NotFound()
    if (last?.symbol !== symbol) throw new Refused('edition-not-last')
    const rows = await readVersions(tx, document)
    if (rows.some((row) => row.symbol === symbol)) throw new Refused('edition-published')
    const { reading, prose } = formatIn(blocksIn(edition.canonical))
    const content = contentOf(reading)
    if (content === null) throw new Refused('format-unsound')
    if (await isNameOfAnother(tx, content.id, document))
      throw new Refused('format-name-taken', { id: content.id })
    const decision = decidePublication(
      rows.map((row) => publishedIn(row).format),
      content,
      Object.entries(command.became).map(mappingOf),
    )
    if (!decision.ok) throw new Refused(decision.refusal.code, decision.refusal.details)
    const result = publish(reading, prose, decision.edition)
    if (!result.ok) throw new Refused('format-unsound')
    const { format, json, sha256 } = result.published
    const at = { format: format.content.id, version: format.version }
    await insertVersion(tx, { ...at, document, symbol, json, audience, publishedAt: ctx.now() })
    return {
      entry: { t: 'format.publish', b: { document, version: partsOf(format.version), sha256 } },
      subject: document,
      topics: [{ topic: 'document', subject: document }],
      result: at,
    }
  })
}

function partsOf(version: string): [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return [major, minor, patch]
}

function mappingOf([from, { fate, words }]: [string, Fate]): Mapping {
  switch (fate) {
    case 'renamed':
      return { kind: 'renamed', from, to: words }
    case 'split':
      return { kind: 'split', from, to: words.split(',').map((name) => name.trim()) }
    case 'dropped':
      return { kind: 'dropped', from, reason: words }
  }
}

type Fate = z.infer<typeof PublishFormat>['became'][string]
