import { useEffect, useRef, useState } from 'react'

import type { BracketId } from '#app/domain/drafting/block.ts'
import type { BracketShown } from '#server/drafting/show-brackets.ts'

import type { Rewrite } from './negotiation.ts'
import type { NoProposal } from './negotiation/as-proposal.ts'
import type { proposing } from './negotiation/proposing.ts'

/**
 * What makes proposals of edits while negotiation mode is on. Until its code is here nothing can be
 * written: the server would not take it.
 */
export function useNegotiation(
  isOn: boolean,
  { delegation, brackets }: { delegation: string; brackets: readonly BracketShown[] },
  refuse: (why: NoProposal) => void,
): { rewrite: () => Rewrite | null; isReady: boolean } {
  const [code, setCode] = useState<{ proposing: typeof proposing } | null>(null)
  const current = useRef<Rewrite | null>(null)
  const made = useRef(new Set<BracketId>())
  useEffect(() => {
    if (isOn) void import('./negotiation/proposing.ts').then(setCode)
  }, [isOn])
  useEffect(() => {
    const given = { delegation, brackets, made: made.current }
    current.current = isOn && code !== null ? code.proposing(given, refuse) : null
  }, [isOn, code, delegation, brackets, refuse])
  return { rewrite: () => current.current, isReady: !isOn || code !== null }
}
