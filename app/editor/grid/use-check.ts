import { useEffect, useRef, useState } from 'react'

import { checkFormat } from '#app/domain/verification/check/check.ts'
import type { Problem } from '#app/domain/verification/check/problem.ts'
import { expectedFalseFlags } from '#app/domain/verification/false-flags.ts'
import type { FalseFlags } from '#app/domain/verification/false-flags.ts'
import { formatIn } from '#app/domain/verification/format-in.ts'
import { contentOf } from '#app/domain/verification/read.ts'

import type { LiveBlock } from '../live-blocks.ts'

/** What is wrong with the format now, and what its rules would raise by chance once it is complete. */
export type Checked = {
  problems: readonly Problem[]
  byBlock: ReadonlyMap<string, readonly Problem[]>
  falseFlags: FalseFlags | null
}

/** Once nobody has typed for so long, and at the latest after a while, the format is read again. */
const restMs = 250
const latestMs = 1_500

/** Checks the format as it is written; null before the first time. */
export function useCheck(blocks: readonly LiveBlock[]): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null)
  const due = useRef<number | null>(null)
  useEffect(() => {
    const now = performance.now()
    due.current ??= now + latestMs
    const wait = Math.max(0, Math.min(restMs, due.current - now))
    const timer = setTimeout(() => {
      due.current = null
      setChecked((before) => check(blocks, before))
    }, wait)
    return () => clearTimeout(timer)
  }, [blocks])
  return checked
}

function check(blocks: readonly LiveBlock[], before: Checked | null): Checked {
  const { reading, prose } = formatIn(blocks.map(({ block }) => block))
  const problems = checkFormat(reading, prose)
  const content = contentOf(reading)
  const grouped = new Map<string, Problem[]>()
  for (const problem of problems) {
    const { block } = problem.place
    if (block !== null) grouped.set(block, [...(grouped.get(block) ?? []), problem])
  }
  // A row whose problems are what they were is not drawn again.
  const byBlock = new Map(
    [...grouped].map(([block, found]) => {
      const known = before?.byBlock.get(block)
      return [block, JSON.stringify(known) === JSON.stringify(found) && known ? known : found]
    }),
  )
  return { problems, byBlock, falseFlags: content === null ? null : expectedFalseFlags(content) }
}
