import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { blocksIn } from '#app/domain/drafting/canonical-text.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import type { FormatAudience } from '#app/domain/verification/audience.ts'
import { bundleOf } from '#app/domain/verification/bundle/bundle.ts'
import { checkFormat } from '#app/domain/verification/check/check.ts'
import { formatIn } from '#app/domain/verification/format-in.ts'
import { proposeVersion } from '#app/domain/verification/publication.ts'
import type { Proposal } from '#app/domain/verification/publication.ts'
import { contentOf } from '#app/domain/verification/read.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readVersions } from '#db/formats.ts'
import type { FormatVersionRow } from '#db/formats.ts'
import { listEditions, readEdition } from '#db/life.ts'

import type { ServerContext } from '../context.ts'
import { publishedIn } from './published-in.ts'

export type VersionShown = {
  format: string
  version: string
  symbol: string
  audience: FormatAudience
  publishedAt: Instant
  sha256: string
  files: readonly string[]
}

/** The last edition while it is no version, and what it would be as one. */
export type NextVersion = { symbol: string } & (
  | { is: 'sound'; proposal: Proposal }
  | { is: 'unchanged' }
  | { is: 'unsound'; problems: number }
)

export type Versions = {
  versions: readonly VersionShown[]
  next: NextVersion | null
  mayPublish: boolean
}

/** What was published of a format, the last first, and what the secretariat could publish now. */
export async function showVersions(
  { db }: Pick<ServerContext, 'db'>,
  viewer: Viewer,
  document: DocumentRow,
): Promise<Versions> {
  const rows = await readVersions(db, document.id)
  return {
    versions: rows.map(show).toReversed(),
    next: await nextOf(db, document, rows),
    mayPublish: may(viewer, 'format.publish', document),
  }
}

async function nextOf(
  db: ServerContext['db'],
  { id }: DocumentRow,
  rows: readonly FormatVersionRow[],
): Promise<NextVersion | null> {
  const [last] = await listEditions(db, id)
  if (last === undefined || rows.some(({ symbol }) => symbol === last.symbol)) return null
  const { symbol } = last
  const edition = await readEdition(db, id, symbol)
  if (edition === null) throw new Error(`edition ${symbol} is listed and not there`)
  const { reading, prose } = formatIn(blocksIn(edition.canonical))
  const content = contentOf(reading)
  const errors = checkFormat(reading, prose).filter(({ weight }) => weight === 'error')
  if (content === null || errors.length > 0)
    return { symbol, is: 'unsound', problems: errors.length }
  const proposal = proposeVersion(
    rows.map((row) => publishedIn(row).format),
    content,
  )
  return proposal === null ? { symbol, is: 'unchanged' } : { symbol, is: 'sound', proposal }
}

function show(row: FormatVersionRow): VersionShown {
  const { format, version, symbol, audience, publishedAt } = row
  const published = publishedIn(row)
  // Only what stands in one of the files depends on their address, and no name does.
  const files = bundleOf(published, { address: '', standing: { as: 'edition', symbol } })
  return {
    format,
    version,
    symbol,
    audience,
    publishedAt,
    sha256: published.sha256,
    files: files.map(({ name }) => name),
  }
}
