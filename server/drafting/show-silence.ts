import { may } from '#app/domain/accounts/may.ts'
import type { DocumentSubject } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { decideSilence } from '#app/domain/drafting/decide-silence.ts'
import type { SilenceCommand } from '#app/domain/drafting/decide-silence.ts'
import { numberedIn } from '#app/domain/drafting/labels.ts'
import type { SilenceAct } from '#app/domain/drafting/silence-events.ts'
import { receiptsFor, silenceMeans } from '#app/domain/drafting/silence.ts'
import type {
  Silence,
  SilenceId,
  SilenceMeaning,
  UnderSilence,
} from '#app/domain/drafting/silence.ts'
import type { TextHash } from '#app/domain/drafting/text-hash.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'

import { permissionFor } from './act-in-silence.ts'
import { actorOf } from './act-on-bracket.ts'
import { nameDelegations } from './name-delegations.ts'
import type { NamedDelegation } from './name-delegations.ts'

/** A silence procedure as a page shows it to one viewer. */
export type SilenceShown = {
  id: SilenceId
  /** Null for the whole text. */
  blocks: readonly BlockId[] | null
  words: TextHash
  sponsor: NamedDelegation
  proposedAt: Instant
  urgency: string | null
  expiry: Instant
  extensions: readonly { at: Instant; from: Instant; to: Instant }[]
  supporters: readonly NamedDelegation[]
} & (
  | { stage: 'under-silence'; now: RunningShown }
  | {
      stage: 'broken'
      at: Instant
      by: NamedDelegation
      reason: string
      counterText: { block: BlockId; words: string } | null
    }
  | { stage: 'adopted'; at: Instant; statementsUntil: Instant }
  | { stage: 'withdrawn'; at: Instant }
)

/** What it means for the viewer while it runs, and what they can do. */
export type RunningShown = {
  meaning: Pick<SilenceMeaning, 'silence' | 'breaks'> & { statementsUntil: Instant }
  /** Who has seen it, for whoever presides; null for everyone else. */
  seen: readonly { by: NamedDelegation; at: Instant }[] | null
  acts: readonly SilenceInvited[]
}

/** What one can be invited to do on the page of a running procedure. */
export type SilenceInvited = Exclude<SilenceAct, 'propose' | 'adopt'>
const invited: readonly SilenceInvited[] = ['break', 'support', 'extend', 'withdraw']

type Facts = {
  viewer: Viewer
  at: Instant
  document: DocumentSubject
  delegations: readonly NamedDelegation[]
}

export function showSilence(facts: Facts, silence: Silence): SilenceShown {
  const named = nameDelegations(facts.delegations)
  const { id, subject, words, proposedAt, urgency } = silence
  const shown = {
    id,
    blocks: subject.of === 'document' ? null : subject.blocks,
    words,
    sponsor: named(silence.sponsor),
    proposedAt,
    urgency,
    expiry: silence.expiry.at,
    extensions: silence.extensions.map(({ at, from, to }) => ({ at, from: from.at, to: to.at })),
    supporters: silence.supporters.map(named),
  }
  switch (silence.stage) {
    case 'under-silence':
      return { ...shown, stage: 'under-silence', now: showRunning(facts, silence) }
    case 'broken': {
      const { brokenAt: at, by, reason, counterText } = silence
      return { ...shown, stage: 'broken', at, by: named(by), reason, counterText }
    }
    case 'adopted': {
      const { adoptedAt: at, statements } = silence
      return { ...shown, stage: 'adopted', at, statementsUntil: statements.at }
    }
    case 'withdrawn':
      return { ...shown, stage: 'withdrawn', at: silence.withdrawnAt }
  }
}

function showRunning(facts: Facts, silence: UnderSilence): RunningShown {
  const { viewer, document } = facts
  const reader = actorOf(viewer)
  const { silence: means, breaks, statementsUntil } = silenceMeans(silence, reader)
  const named = nameDelegations(facts.delegations)
  const presides = may(viewer, 'silence.preside', document)
  return {
    meaning: { silence: means, breaks, statementsUntil: statementsUntil.at },
    seen: presides
      ? receiptsFor(reader, silence).map(({ delegation, at }) => ({ by: named(delegation), at }))
      : null,
    acts: invited.filter(
      (what) => may(viewer, permissionFor(what), document) && isOpenTo(facts, silence, what),
    ),
  }
}

/** Whether the rules would accept it from the viewer at this moment: they are asked, and nothing is saved. */
function isOpenTo({ viewer, at }: Facts, silence: UnderSilence, what: SilenceInvited): boolean {
  const command = sample(viewer, what)
  return command === null ? at < silence.expiry.at : decideSilence(silence, command, at).ok
}

/** The act with what a person would still fill in; null where that cannot be foreseen. */
function sample(viewer: Viewer, what: SilenceInvited): SilenceCommand | null {
  const by = actorOf(viewer)
  const who = { by, for: viewer.delegation.id }
  switch (what) {
    case 'break':
      return { ...who, type: 'break', reason: what, counterText: null }
    case 'support':
      return { ...who, type: 'support' }
    case 'withdraw':
      return { type: 'withdraw', by }
    case 'extend':
      return null
  }
}

/** The words under silence, by the paragraphs as they stand: nobody changes them meanwhile. */
export function wordsUnder(
  { subject }: UnderSilence,
  text: readonly Block[],
): readonly { block: BlockId; words: string }[] {
  const blocks = subject.of === 'document' ? numberedIn(text).map(({ id }) => id) : subject.blocks
  return blocks.map((block) => ({
    block,
    words: text.find(({ id }) => id === block)?.text ?? '',
  }))
}
