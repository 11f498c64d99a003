import type { Instant } from '../kernel/instant.ts'
import { decided, refused } from '../kernel/result.ts'
import type { Decision } from '../kernel/result.ts'
import { mustCommit, mustPreside, mustSpeakFor } from './actor.ts'
import type { ParagraphRefusal, RoundCommand } from './paragraph-commands.ts'
import type { ParagraphEvent } from './paragraph-events.ts'
import type { Answer, Round, Standing } from './paragraph.ts'
import { isQuorate, membersPresent } from './sitting.ts'
import type { Sitting } from './sitting.ts'

type RoundDecision = Decision<ParagraphEvent, ParagraphRefusal>

/**
 * The chair asks all members present whether they accept these words, and gavels when each of them
 * has. Here silence is no consent: whoever is present answers.
 */
export function actInRound(standing: Standing, command: RoundCommand, at: Instant): RoundDecision {
  if (standing.is !== 'open') return refused({ code: 'paragraph-agreed' })
  const { round } = standing
  switch (command.type) {
    case 'call-round': {
      const { by, words, liveBrackets, sitting } = command
      const wrong = mustPreside(by)
      if (wrong !== null) return refused(wrong)
      if (round !== null) return refused({ code: 'round-running' })
      if (liveBrackets > 0) return refused({ code: 'brackets-open' })
      if (!isQuorate(sitting)) return refused({ code: 'not-quorate' })
      return decided<ParagraphEvent>({ type: 'round-called', words, at })
    }
    case 'answer':
      return answer(round, command, at)
    case 'gavel':
      return gavel(round, command, at)
    case 'end-round': {
      const wrong = mustPreside(command.by)
      if (wrong !== null) return refused(wrong)
      return round === null
        ? refused({ code: 'no-round' })
        : decided({ type: 'round-ended', why: 'chair' })
    }
  }
}

function answer(
  round: Round | null,
  { by, answer: given, seen, sitting }: Extract<RoundCommand, { type: 'answer' }>,
  at: Instant,
): RoundDecision {
  const wrong = mustSpeakFor(by, given.delegation) ?? mustCommit(by)
  if (wrong !== null) return refused(wrong)
  if (round === null) return refused({ code: 'no-round' })
  if (round.words !== seen) return refused({ code: 'words-changed' })
  if (!membersPresent(sitting).includes(given.delegation)) return refused({ code: 'not-present' })
  return decided<ParagraphEvent>({ type: 'answered', answer: given, at })
}

/**
 * Who objected and left has still objected; who accepted subject to its capital is still to be confirmed; and a
 * position against the words stands until its delegation lifts it (domain.md B7).
 */
function gavel(
  round: Round | null,
  { by, sitting, against }: Extract<RoundCommand, { type: 'gavel' }>,
  at: Instant,
): RoundDecision {
  const wrong = mustPreside(by)
  if (wrong !== null) return refused(wrong)
  if (round === null) return refused({ code: 'no-round' })
  if (!isQuorate(sitting)) return refused({ code: 'not-quorate' })
  const objecting = whoAnswered(round, 'object')
  if (objecting.length > 0) {
    return refused({ code: 'objections-stand', details: { delegations: objecting } })
  }
  const unheard = unheardIn(round, sitting)
  if (unheard.length > 0) {
    return refused({ code: 'answers-outstanding', details: { delegations: unheard } })
  }
  if (against.length > 0) {
    return refused({ code: 'positions-against', details: { delegations: against } })
  }
  const outstanding = whoAnswered(round, 'ad-referendum')
  const { words } = round
  return outstanding.length > 0
    ? decided<ParagraphEvent>({ type: 'agreed-ad-ref', words, outstanding, at })
    : decided<ParagraphEvent>({ type: 'agreed', words, how: 'gavel', at })
}

/** The members present that have not answered yet. */
export function unheardIn({ answers }: Round, sitting: Sitting) {
  const heard = new Set(answers.map(({ delegation }) => delegation))
  return membersPresent(sitting).filter((delegation) => !heard.has(delegation))
}

function whoAnswered({ answers }: Round, wanted: Answer['answer']) {
  return answers.flatMap(({ answer: given, delegation }) => (given === wanted ? [delegation] : []))
}
