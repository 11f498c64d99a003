import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustDraft, mustPreside, mustSpeakFor } from './actor.ts'
import { actOnAgreement } from './agreement.ts'
import { actInRound } from './consent-round.ts'
import type { ParagraphCommand, ParagraphReading, ParagraphRefusal } from './paragraph-commands.ts'
import type { PlaceCommand } from './paragraph-commands.ts'
import type { ParagraphEvent } from './paragraph-events.ts'
import type { Paragraph } from './paragraph.ts'

type ParagraphDecision = Decision<ParagraphEvent, ParagraphRefusal>

/** What becomes of a paragraph (domain.md B1). */
export function decideParagraph(
  state: Paragraph,
  command: ParagraphCommand,
  at: Instant,
): ParagraphDecision {
  switch (command.type) {
    case 'move':
    case 'delete':
    case 'object-to-place':
      return place(state, command, at)
    case 'issue-symbol':
      return state.place.is === 'moved' || state.place.is === 'deleted'
        ? decided({ type: 'place-settled' })
        : decided()
    case 'reword':
    case 'bracket-opened':
    case 'pass-silence':
    case 'revise-orally':
      return isDeleted(state) ? paragraphDeleted() : read(state, command, at)
    case 'call-round':
    case 'answer':
    case 'gavel':
    case 'end-round':
      return isDeleted(state) ? paragraphDeleted() : actInRound(state.standing, command, at)
    case 'confirm':
    case 'capital-cannot':
    case 'request-reopening':
    case 'reopen':
    case 'fix':
    case 'object-to-fix':
      return isDeleted(state) ? paragraphDeleted() : actOnAgreement(state.standing, command, at)
  }
}

/** The server refuses edits of agreed words before they are committed; what is read all the same is refused here. */
function read(
  { standing }: Pick<Paragraph, 'standing'>,
  command: Exclude<ParagraphReading, { type: 'issue-symbol' }>,
  at: Instant,
): ParagraphDecision {
  switch (command.type) {
    case 'reword': {
      if (standing.is !== 'open') {
        return standing.words === command.words ? decided() : refused({ code: 'paragraph-agreed' })
      }
      return standing.round === null || standing.round.words === command.words
        ? decided()
        : decided({ type: 'round-ended', why: 'words-changed' })
    }
    case 'bracket-opened': {
      if (standing.is !== 'open') return refused({ code: 'paragraph-agreed' })
      return standing.round === null
        ? decided()
        : decided({ type: 'round-ended', why: 'bracket-opened' })
    }
    case 'revise-orally': {
      if (standing.is === 'open') return read({ standing }, { ...command, type: 'reword' }, at)
      const { by, words } = command
      const { words: former } = standing
      return words === former
        ? decided()
        : decided({ type: 'opened', since: { from: 'oral-revision', former, by, at } })
    }
    case 'pass-silence': {
      const { words, liveBrackets } = command
      if (liveBrackets > 0) return refused({ code: 'brackets-open' })
      if (standing.is !== 'open' && standing.words !== words) {
        return refused({ code: 'words-changed' })
      }
      return standing.is === 'agreed'
        ? decided()
        : decided<ParagraphEvent>({ type: 'agreed', words, how: 'silence', at })
    }
  }
}

/**
 * The chair moves and deletes what was agreed to be moved or deleted; one member's objection restores it.
 * A move writes the words anew at their place, so that they must stand: what somebody types into them at
 * that moment would be lost.
 */
function place(state: Paragraph, command: PlaceCommand, at: Instant): ParagraphDecision {
  switch (command.type) {
    case 'move':
    case 'delete': {
      const wrong = mustPreside(command.by)
      if (wrong !== null) return refused(wrong)
      if (state.place.is !== 'kept') return refused({ code: 'place-changed' })
      const { from, reason } = command
      if (command.type === 'move') {
        return state.standing.is === 'open'
          ? refused({ code: 'paragraph-open' })
          : decided<ParagraphEvent>({ type: 'moved', from, reason, at })
      }
      if (command.liveBrackets > 0) return refused({ code: 'brackets-open' })
      return state.standing.is === 'open' && state.standing.round !== null
        ? refused({ code: 'round-running' })
        : decided<ParagraphEvent>({ type: 'deleted', from, reason, at })
    }
    case 'object-to-place': {
      const wrong = mustSpeakFor(command.by, command.for) ?? mustDraft(command.by)
      if (wrong !== null) return refused(wrong)
      if (state.place.is === 'kept' || state.place.is === 'gone') {
        return refused({ code: 'nothing-to-restore' })
      }
      const { for: by, reason } = command
      return decided<ParagraphEvent>({ type: 'restored', by, reason, at })
    }
  }
}

function isDeleted({ place: { is } }: Paragraph): boolean {
  return is === 'deleted' || is === 'gone'
}

function paragraphDeleted(): ParagraphDecision {
  return refused({ code: 'paragraph-deleted' })
}
