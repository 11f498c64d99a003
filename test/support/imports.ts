import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { FrameworkId } from '#app/domain/kernel/id.ts'
import type { ServerContext } from '#server/context.ts'
import { importPositions } from '#server/positions/import/import-positions.ts'
import { keepUpload } from '#server/positions/import/keep-upload.ts'

import { newId } from './build.ts'

/** Looks at a file and imports it at once, read as it suggests itself or as is said. */
export async function importFile(
  ctx: ServerContext,
  viewer: Viewer,
  framework: FrameworkId,
  text: string,
  { to = 'coalition', form = {} }: { to?: string; form?: Readonly<Record<string, string>> } = {},
) {
  const file = await keepUpload(ctx, viewer, framework, new TextEncoder().encode(text))
  return importPositions(ctx, viewer, { framework, file, to, form }, newId())
}

/** Votes of so many states on so many questions, a tenth of them blank, the same at every call. */
export function rollCallFile(states: number, rollCalls: number): string {
  const header = ['rcid', 'session', 'date', ...range(states).map((at) => `State ${nameOf(at)}`)]
  const rows = range(rollCalls).map((row) => {
    const votes = range(states).map((state) => {
      const draw = (state * 7919 + row * 104_729 + state * row * 31) % 97
      return draw < 10 ? '' : (['Y', 'A', 'N'][(draw + (state % 3) * row) % 3] ?? '')
    })
    return [String(5_000 + row), String(66 + (row % 9)), '2011-09-16', ...votes]
  })
  return [header, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

/** A letter or two for a number, so that a name has nothing else in it. */
function nameOf(at: number): string {
  return String.fromCharCode(65 + Math.trunc(at / 26), 65 + (at % 26))
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, at) => at)
}
