import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { BlockId, BracketId } from '#app/domain/drafting/block.ts'
import { bracketOf, bracketsIn } from '#app/domain/drafting/view.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import { matrixOf } from '#app/domain/positions/matrix.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import type { Cell } from '#app/domain/positions/stance.ts'
import type { About, SubjectId } from '#app/domain/positions/subject.ts'
import { listDelegations } from '#db/accounts.ts'
import type { DocumentRow } from '#db/drafting.ts'
import { readDossiers, readSubjects } from '#db/positions.ts'

import type { ServerContext } from '../context.ts'
import { findDocument } from '../drafting/find-document.ts'
import { nameDelegations } from '../drafting/name-delegations.ts'
import type { NamedDelegation } from '../drafting/name-delegations.ts'
import { describe } from './describe.ts'
import type { SubjectName } from './describe.ts'
import { alternativeIn, disputedBlocks, disputedCell, readTextNow } from './text-now.ts'
import type { TextNow } from './text-now.ts'

/** A paragraph or an indicator, or a bracket wherever it stands. */
export type PlaceInText = { block: BlockId } | { bracket: BracketId }

/** What is open for positions at one place in a text, and where members stand on it, as the viewer sees it. */
export type PositionsAt = {
  framework: FrameworkId
  document: DocumentRow['id']
  subjects: readonly {
    id: SubjectId
    name: SubjectName
    scale: Scale
    value: number | null
    /** Those of whom there is something to see. */
    stand: readonly { by: NamedDelegation; cell: Cell }[]
    /** Of how many members nothing is seen. */
    without: number
  }[]
  mayDeclare: boolean
  /** Whether the viewer answers for a delegation. */
  mayAnswer: boolean
}

/** Throws NotFound for a text that may not be seen. */
export async function readPositionsAt(
  ctx: Pick<ServerContext, 'db' | 'threads'>,
  viewer: Viewer,
  { document: named, ...place }: { document: string | undefined } & PlaceInText,
): Promise<PositionsAt> {
  const document = await findDocument(ctx, viewer, named)
  return ctx.db.transaction(async (tx) => {
    const text = await readTextNow(ctx, tx, document)
    const { framework } = document
    const here = (await readSubjects(tx, { document: document.id }))
      .filter(({ about }) => standsAt(about, text, place))
      .map((row) => describe(row, { is: 'text', text, framework }))
    const subjects = here.map(({ subject }) => subject)
    const delegations = await listDelegations(tx, viewer.coalition)
    const members = delegations.filter(({ kind }) => kind === 'member').map(({ id }) => id)
    const dossiers = await readDossiers(
      tx,
      subjects.map(({ id }) => id),
    )
    const rows = matrixOf(viewer, { subjects, members, dossiers })
    const nameOf = nameDelegations(delegations)
    return {
      framework,
      document: document.id,
      subjects: here.map(({ subject: { id, scale, value }, name }) => {
        const cells = rows.find((row) => row.subject.id === id)?.cells
        const stand = members.flatMap((member) => {
          const cell = cells?.get(member) ?? { kind: 'none' }
          return cell.kind === 'none' ? [] : [{ by: nameOf(member), cell }]
        })
        return { id, name, scale, value, stand, without: members.length - stand.length }
      }),
      mayDeclare: may(viewer, 'subject.create', viewer),
      mayAnswer: may(viewer, 'position.prepare', viewer),
    }
  })
}

/** Whether something is about one place in a text. */
export function standsAt(about: About, text: TextNow, place: PlaceInText): boolean {
  switch (about.kind) {
    case 'paragraph':
      return 'block' in place && about.block === place.block
    case 'parameter': {
      if ('block' in place) return about.block === place.block
      const over = disputedCell(text, place.bracket)
      return over?.block === about.block && over.cell === about.cell
    }
    case 'bracket':
      return 'block' in place
        ? disputedBlocks(text, about.bracket).some(({ id }) => id === place.block)
        : about.bracket === place.bracket
    case 'alternative':
      return 'block' in place
        ? alternativeIn(text, about.bracket)?.block.id === place.block
        : isAlternativeOf(text, about.bracket, place.bracket)
    case 'benchmark':
    case 'finding':
    case 'leg':
    case 'event-date':
    case 'exemption':
    case 'question':
      return false
  }
}

function isAlternativeOf({ blocks }: TextNow, id: BracketId, bracket: BracketId): boolean {
  return blocks.some((block) =>
    bracketsIn(block).some((mark) => mark.id === id && bracketOf(mark) === bracket),
  )
}
