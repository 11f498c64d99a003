import type { Delegation } from '#app/domain/accounts/delegation.ts'
import { may } from '#app/domain/accounts/may.ts'
import type { DocumentSubject } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { blocksOf, isOpen } from '#app/domain/drafting/bracket.ts'
import type { Bracket } from '#app/domain/drafting/bracket.ts'
import { unheardIn } from '#app/domain/drafting/consent-round.ts'
import { decideParagraph } from '#app/domain/drafting/decide-paragraph.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import { paragraphActs } from '#app/domain/drafting/paragraph-commands.ts'
import type { ParagraphAct } from '#app/domain/drafting/paragraph-commands.ts'
import { newParagraph, stateOf } from '#app/domain/drafting/paragraph.ts'
import type { Answer, Paragraph, ParagraphState } from '#app/domain/drafting/paragraph.ts'
import { decideSitting, isQuorate, presentIn } from '#app/domain/drafting/sitting.ts'
import type { Sitting, SittingCommand } from '#app/domain/drafting/sitting.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import type { PositionsAgainst } from '../positions/positions-against.ts'
import { actorOf } from './act-on-bracket.ts'
import { commandFor, permissionFor } from './act-on-paragraph.ts'
import type { StandsNow } from './act-on-paragraph.ts'
import { hashWords } from './hash-words.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'

type Said = { by: NamedDelegation; reason: string }

/** A numbered paragraph as a page shows it to one viewer, with what they can do about it now. */
export type ParagraphShown = {
  block: BlockId
  state: ParagraphState
  words: string
  /** What whoever acts here says they have before them. */
  seen: TextHash
  round: {
    calledAt: Instant
    answers: readonly { by: NamedDelegation; answer: Answer['answer']; reason: string | null }[]
    unheard: readonly NamedDelegation[]
    against: readonly NamedDelegation[]
  } | null
  agreed: { at: Instant; outstanding: readonly NamedDelegation[]; requests: readonly Said[] } | null
  /** Why it is open again. */
  reopened: Said | null
  acts: readonly ParagraphAct[]
}

export type SittingShown = {
  openedAt: Instant
  members: number
  quorate: boolean
  present: readonly NamedDelegation[]
  /** Whom the viewer may write into the list, and take from it. */
  mayArrive: readonly NamedDelegation[]
  mayLeave: readonly NamedDelegation[]
}

type Facts = {
  viewer: Viewer
  at: Instant
  document: DocumentSubject
  delegations: readonly (NamedDelegation & Pick<Delegation, 'kind'>)[]
  sitting: Sitting | null
  /** Whose positions stand in the way of a paragraph on which a round runs, for whoever can gavel it. */
  against: PositionsAgainst
}

/** Every numbered paragraph of a text, in its reading order. */
export function showParagraphs(
  facts: Facts,
  {
    blocks,
    brackets,
    paragraphs,
  }: {
    blocks: readonly Block[]
    brackets: readonly Bracket[]
    paragraphs: readonly Paragraph[]
  },
): readonly ParagraphShown[] {
  const numbered = new Set(numberedIn(blocks).map(({ id }) => id))
  const disputed = brackets.filter(isOpen).flatMap(blocksOf)
  const known = new Map(paragraphs.map((paragraph) => [paragraph.block, paragraph]))
  return blocks.flatMap((block) => {
    const { id } = block
    if (id === null || !numbered.has(id)) return []
    const liveBrackets = disputed.filter((one) => one === id).length
    return [showParagraph(facts, block, known.get(id) ?? newParagraph(id), liveBrackets)]
  })
}

function showParagraph(
  facts: Facts,
  block: Block,
  paragraph: Paragraph,
  liveBrackets: number,
): ParagraphShown {
  const { standing } = paragraph
  const named = nameDelegations(facts.delegations)
  const words = hashWords(block)
  const against = facts.against.get(paragraph.block) ?? []
  const round = standing.is === 'open' ? standing.round : null
  const unheard = round === null || facts.sitting === null ? [] : unheardIn(round, facts.sitting)
  return {
    block: paragraph.block,
    state: stateOf(paragraph, liveBrackets),
    words: block.text,
    seen: words,
    round: round && {
      calledAt: round.calledAt,
      answers: round.answers.map((answer) => ({
        by: named(answer.delegation),
        answer: answer.answer,
        reason: answer.answer === 'object' ? answer.reason : null,
      })),
      unheard: unheard.map(named),
      against: against.map(named),
    },
    agreed:
      standing.is === 'open'
        ? null
        : {
            at: standing.agreedAt,
            outstanding: standing.is === 'agreed' ? [] : standing.outstanding.map(named),
            requests: standing.requests.map(({ delegation, reason }) => ({
              by: named(delegation),
              reason,
            })),
          },
    reopened:
      standing.is === 'open' && 'reason' in standing.since
        ? { by: named(standing.since.by), reason: standing.since.reason }
        : null,
    acts: actsOpen(facts, paragraph, { words, liveBrackets, sitting: facts.sitting, against }),
  }
}

/** What the rules would accept from the viewer at this moment: they are asked, and nothing is saved. */
function actsOpen(
  { viewer, at, document }: Facts,
  paragraph: Paragraph,
  now: StandsNow,
): readonly ParagraphAct[] {
  return paragraphActs.filter((what) => {
    if (!may(viewer, permissionFor(what), document)) return false
    const command = commandFor(viewer, what, '', now)
    return command !== null && decideParagraph(paragraph, command, at).ok
  })
}

/** The meeting on the text, or null when none is open. */
export function showSitting(facts: Facts): SittingShown | null {
  const { viewer, at, document, delegations, sitting } = facts
  if (sitting === null) return null
  const attends = may(viewer, 'sitting.attend', document)
  const isOpenTo = (command: SittingCommand) => attends && decideSitting(sitting, command, at).ok
  const by = actorOf(viewer)
  const named = nameDelegations(delegations)
  return {
    openedAt: sitting.openedAt,
    members: sitting.members,
    quorate: isQuorate(sitting),
    present: presentIn(sitting).map(named),
    mayArrive: delegations
      .filter(({ id, kind }) =>
        isOpenTo({ type: 'arrive', by, delegation: { delegation: id, kind } }),
      )
      .map(({ id }) => named(id)),
    mayLeave: delegations
      .filter(({ id }) => isOpenTo({ type: 'leave', by, delegation: id }))
      .map(({ id }) => named(id)),
  }
}
