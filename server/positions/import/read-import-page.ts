import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { Fault, Imported } from '#app/domain/positions/import-line.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import { visibilities } from '#app/domain/positions/vocabulary.ts'
import type { Visibility } from '#app/domain/positions/vocabulary.ts'
import { listDelegations } from '#db/accounts.ts'
import type { Tx } from '#db/client.ts'
import { readUpload } from '#db/position-uploads.ts'

import { readFramework } from '../../accounts/read-framework.ts'
import type { ReadFramework } from '../../accounts/read-framework.ts'
import type { ServerContext } from '../../context.ts'
import type { NamedDelegation } from '../../drafting/name-delegations.ts'
import { Forbidden } from '../../refusals.ts'
import { importRole } from './role.ts'
import type { ImportRole } from './role.ts'
import { understand } from './understand.ts'
import type { Understood } from './understand.ts'

/** The page of an import: the file that waits, how it is read, and what it comes to. */
export type ImportPage = {
  framework: Pick<ReadFramework, 'id' | 'name'>
  role: ImportRole
  /** How far what is imported can be shown, and to whom that is. */
  audiences: readonly Visibility[]
  codes: { own: string; members: readonly string[]; secretariat: readonly string[] }
  /** Null until a file is chosen; `gone` when the one that is asked for waits no more. */
  file: WaitingFile | 'gone' | null
}

export type WaitingFile = {
  sha256: string
  header: readonly string[]
  rows: number
  reading: ShownReading
  /** The members for whom the importer speaks. */
  members: readonly NamedDelegation[]
  outcome: Outcome
}

type ShownReading =
  | { layout: 'positions' }
  | {
      layout: 'roll-call'
      subject: number
      date: number | null
      delegations: readonly { at: number; code: string | null }[]
      answers: readonly { said: string; level: string | null }[]
      opens: boolean
    }

export type Outcome =
  | {
      kind: 'ready'
      positions: number
      absent: number
      opened: number
      /** The first of them, as they will be committed. */
      first: readonly {
        row: number
        subject: string
        scale: Scale
        delegation: string
        holding: Imported['content']['holding']
      }[]
    }
  | { kind: 'faulty'; faults: readonly Fault[]; further: number }

const mostShown = 100
const firstShown = 10

/** Throws Forbidden for who imports nothing. */
export async function readImportPage(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo' | 'threads' | 'newId'>,
  viewer: Viewer,
  of: string | undefined,
  { file: asked, ...form }: Readonly<Record<string, string>>,
): Promise<ImportPage> {
  const framework = await readFramework(ctx, viewer, of)
  const role = importRole(viewer)
  if (role === null) throw new Forbidden('position.import')
  return ctx.db.transaction(async (tx) => {
    const delegations = await listDelegations(tx, viewer.coalition)
    const codesOf = (kind: string) =>
      delegations.flatMap((one) => (one.kind === kind ? [one.code] : []))
    return {
      framework: { id: framework.id, name: framework.name },
      role,
      audiences:
        role === 'own' ? visibilities : visibilities.slice(visibilities.indexOf('coalition')),
      codes: {
        own: viewer.delegation.code,
        members: codesOf('member'),
        secretariat: codesOf('secretariat'),
      },
      file:
        asked === undefined
          ? null
          : await waitingFile(ctx, tx, viewer, { framework: framework.id, asked, form, role }),
    }
  })
}

async function waitingFile(
  ctx: Parameters<typeof understand>[0],
  tx: Tx,
  viewer: Viewer,
  {
    framework,
    asked,
    form,
    role,
  }: {
    framework: FrameworkId
    asked: string
    form: Readonly<Record<string, string>>
    role: ImportRole
  },
): Promise<ImportPage['file']> {
  const upload = await readUpload(tx, viewer.mandate.id)
  if (upload === null || upload.framework !== framework || upload.sha256 !== asked) return 'gone'
  const understood = await understand(ctx, tx, viewer, { framework, text: upload.text, form, role })
  const [header = [], ...rows] = understood.table
  return {
    sha256: upload.sha256,
    header,
    rows: rows.length,
    reading: shownReading(understood),
    members: understood.members,
    outcome: outcomeOf(understood),
  }
}

function shownReading({ reading, members }: Understood): ShownReading {
  if (reading.layout === 'positions') return reading
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  return {
    ...reading,
    delegations: [...reading.delegations].map(([at, id]) => ({
      at,
      code: id === null ? null : (codes.get(id) ?? null),
    })),
    answers: [...reading.answers].map(([said, level]) => ({ said, level })),
  }
}

function outcomeOf({ read, opened, known, members }: Understood): Outcome {
  if (!read.ok) {
    const { faults } = read.refusal.details
    return {
      kind: 'faulty',
      faults: faults.slice(0, mostShown),
      further: Math.max(0, faults.length - mostShown),
    }
  }
  const subjects = new Map(
    [...known].map(([name, { id, scale }]) => [id, { subject: name, scale }]),
  )
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  return {
    kind: 'ready',
    positions: read.positions.length,
    absent: read.absent,
    opened: opened.length,
    first: read.positions.slice(0, firstShown).flatMap(({ row, subject, delegation, content }) => {
      const named = subjects.get(subject)
      if (named === undefined) return []
      return [{ row, ...named, delegation: codes.get(delegation) ?? '', holding: content.holding }]
    }),
  }
}
