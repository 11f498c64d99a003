import { hasPassed, inHours } from '../kernel/deadline.ts'
import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustCommit, mustDraft, mustKeepProcess, mustPreside, mustSpeakFor } from './actor.ts'
import { editorialHours } from './paragraph-commands.ts'
import type { AgreementCommand, ParagraphRefusal } from './paragraph-commands.ts'
import type { ParagraphEvent } from './paragraph-events.ts'
import type { AgreedStanding, Fix, Standing } from './paragraph.ts'

type AgreementDecision = Decision<ParagraphEvent, ParagraphRefusal>
type Command<Type extends AgreementCommand['type']> = Extract<AgreementCommand, { type: Type }>

/** What may still happen to words that were agreed. */
export function actOnAgreement(
  standing: Standing,
  command: AgreementCommand,
  at: Instant,
): AgreementDecision {
  if (standing.is === 'open') return refused({ code: 'paragraph-open' })
  switch (command.type) {
    case 'confirm':
      return confirm(standing, command, at)
    case 'capital-cannot':
      return capitalCannot(standing, command, at)
    case 'request-reopening':
      return requestReopening(standing, command, at)
    case 'reopen': {
      const { by, reason } = command
      const wrong = mustPreside(by)
      if (wrong !== null) return refused(wrong)
      const since = {
        from: 'reopening',
        former: standing.words,
        by: by.delegation,
        reason,
        at,
      } as const
      return decided<ParagraphEvent>({ type: 'opened', since })
    }
    case 'fix':
      return fix(standing, command, at)
    case 'object-to-fix':
      return objectToFix(standing, command, at)
  }
}

function confirm(
  standing: AgreedStanding,
  { by, for: delegation }: Command<'confirm'>,
  at: Instant,
): AgreementDecision {
  const wrong = mustSpeakFor(by, delegation) ?? mustCommit(by)
  if (wrong !== null) return refused(wrong)
  if (!owesConfirmation(standing, delegation)) return refused({ code: 'nothing-to-confirm' })
  const confirmed = { type: 'confirmed', delegation, at } as const
  const { words } = standing
  return standing.outstanding.length > 1
    ? decided<ParagraphEvent>(confirmed)
    : decided<ParagraphEvent>(confirmed, { type: 'agreed', words, how: 'capitals', at })
}

function capitalCannot(
  standing: AgreedStanding,
  { by, for: delegation, reason }: Command<'capital-cannot'>,
  at: Instant,
): AgreementDecision {
  const wrong = mustSpeakFor(by, delegation) ?? mustCommit(by)
  if (wrong !== null) return refused(wrong)
  if (!owesConfirmation(standing, delegation)) return refused({ code: 'nothing-to-confirm' })
  const since = { from: 'capital', by: delegation, reason, at } as const
  return decided<ParagraphEvent>({ type: 'opened', since })
}

function owesConfirmation(
  standing: AgreedStanding,
  delegation: Command<'confirm'>['for'],
): standing is Extract<AgreedStanding, { is: 'agreed-ad-ref' }> {
  return standing.is === 'agreed-ad-ref' && standing.outstanding.includes(delegation)
}

/** A request opens nothing by itself, and all are told of it: the chair reopens. */
function requestReopening(
  { requests }: AgreedStanding,
  { by, for: delegation, reason }: Command<'request-reopening'>,
  at: Instant,
): AgreementDecision {
  const wrong = mustSpeakFor(by, delegation) ?? mustDraft(by)
  if (wrong !== null) return refused(wrong)
  return requests.some((request) => request.delegation === delegation)
    ? refused({ code: 'requested-already' })
    : decided<ParagraphEvent>({ type: 'reopening-requested', request: { delegation, reason, at } })
}

/** A further fix while one may object keeps the words from before the first, to which an objection leads back. */
function fix(
  standing: AgreedStanding,
  { by, words, note }: Command<'fix'>,
  at: Instant,
): AgreementDecision {
  const wrong = mustKeepProcess(by)
  if (wrong !== null) return refused(wrong)
  if (words === standing.words) return refused({ code: 'nothing-corrected' })
  const pending = standing.fix !== null && mayObject(standing.fix, at) ? standing.fix : null
  const made: Fix = {
    before: pending?.before ?? standing.words,
    window: inHours(at, editorialHours),
  }
  return decided<ParagraphEvent>({ type: 'fixed', words, note, fix: made, at })
}

function objectToFix(
  { fix: made }: AgreedStanding,
  { by, for: delegation, reason }: Command<'object-to-fix'>,
  at: Instant,
): AgreementDecision {
  const wrong = mustSpeakFor(by, delegation) ?? mustDraft(by)
  if (wrong !== null) return refused(wrong)
  if (made === null) return refused({ code: 'no-fix' })
  if (!mayObject(made, at)) return refused({ code: 'fix-stands' })
  const since = { from: 'reopening', former: made.before, by: delegation, reason, at } as const
  return decided<ParagraphEvent>({ type: 'opened', since })
}

function mayObject({ window }: Fix, at: Instant): boolean {
  return !hasPassed(window, at)
}
