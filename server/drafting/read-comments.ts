import * as z from 'zod'

import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { labelsShown, numberedIn } from '#app/domain/drafting/labels.ts'
import type { DocumentId, FrameworkId } from '#app/domain/kernel/id.ts'
import { listDelegations } from '#db/accounts.ts'
import { readAuthors, readThreads } from '#db/comments.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readFramework } from '#db/frameworks.ts'
import { readNotes } from '#db/notes.ts'
import { readLabels } from '#db/paragraph-labels.ts'

import { requireMay } from '../accounts/require-may.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { findDocument } from './find-document.ts'
import { projectToRead } from './projector.ts'
import { readText } from './read-text.ts'
import { showThreads } from './show-threads.ts'
import type { ThreadShown } from './show-threads.ts'
import { audienceOf } from './tell-of-thread.ts'

export const threadsOf = ['everyone', 'delegation'] as const
/** Comments, which everyone reads who reads the text, or the notes of the viewer's delegation. */
export type ThreadsOf = (typeof threadsOf)[number]

const Asked = z.object({ of: z.enum(threadsOf, 'choice').default('everyone') })

export type ReadComments = Pick<DocumentRow, 'title' | 'symbol'> & {
  id: DocumentId
  framework: { id: FrameworkId; name: string }
  of: ThreadsOf
  may: { speak: boolean; keepNotes: boolean }
  /** The text by its paragraphs, with the label of those that show one. */
  paragraphs: readonly Paragraph[]
  /** The oldest first. */
  threads: readonly ThreadShown[]
  /** Whom one can name after an @. */
  nameable: readonly string[]
}

type Paragraph = Pick<Block, 'text' | 'lang' | 'dir'> & {
  id: BlockId
  label: string | null
  isHeading: boolean
}

/**
 * The text with what is said about it. Throws NotFound for a document that is not there or that the viewer
 * may not know of, and Forbidden for notes that are not for them.
 */
export async function readComments(
  ctx: Pick<ServerContext, 'db' | 'live' | 'now' | 'log' | 'threads' | 'rooms' | 'demo'>,
  viewer: Viewer,
  name: string | undefined,
  input: unknown,
): Promise<ReadComments> {
  const row = await findDocument(ctx, viewer, name)
  const { of } = parse(Asked, input)
  const { id, title, symbol } = row
  const delegation = viewer.delegation.id
  const ours = { coalition: viewer.coalition, delegation }
  if (of === 'delegation') requireMay(ctx, viewer, 'note.keep', ours)
  await projectToRead(ctx, id)
  const [framework, blocks, { given }, delegations, threads, { nameable }] = await Promise.all([
    readFramework(ctx.db, viewer.coalition, row.framework),
    readText(ctx, id),
    readLabels(ctx.db, id),
    listDelegations(ctx.db, viewer.coalition),
    of === 'everyone'
      ? readThreads(ctx.db, id).then((all) => all.map((state) => ({ state, redline: null })))
      : readNotes(ctx.db, { document: id, delegation }),
    audienceOf(ctx.db, viewer, row, of === 'everyone' ? 'comment' : 'note'),
  ])
  if (framework === null) throw new Error(`document ${id} has no framework`)
  const under = threads.flatMap(({ state }) => state.comments.map(({ by }) => by.under))
  const authors = await readAuthors(ctx.db, [...new Set(under)])
  const speaks = of === 'delegation' || may(viewer, 'document.comment', row)
  const labels = labelsShown(given, numberedIn(blocks))
  const facts = { viewer, speaks, at: ctx.now(), blocks, delegations, authors }
  return {
    id,
    title,
    symbol,
    framework: { id: framework.id, name: framework.name },
    of,
    may: { speak: speaks, keepNotes: may(viewer, 'note.keep', ours) },
    paragraphs: blocks.flatMap(({ id: block, kind, text, lang, dir }) =>
      block === null
        ? []
        : [
            {
              id: block,
              text,
              lang,
              dir,
              label: labels.get(block) ?? null,
              isHeading: kind === 'heading',
            },
          ],
    ),
    threads: showThreads(facts, threads),
    nameable: nameable.map(({ name: one }) => one),
  }
}
