import * as z from 'zod'

import type { Action } from '#app/domain/accounts/permissions.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { idOf } from '#app/domain/kernel/id.ts'
import { line, passage } from '#app/domain/kernel/text.ts'
import type { OwnCommand } from '#app/domain/positions/decide.ts'
import type { Voice } from '#app/domain/positions/entry.ts'
import type { SeenEntry } from '#app/domain/positions/visible.ts'

import { Refused } from '../refusals.ts'
import { audienceOf, contentOf, typedAudience, typedContent } from './typed-position.ts'

const subject = idOf<'subject'>()
const position = idOf<'position'>()
/** The draft that is written further or committed, or nothing. */
const draft = z
  .literal('')
  .transform(() => null)
  .or(position)
  .default(null)
/** The wording that whoever commits had before them. */
const seen = z.hex('required').length(64)

const typedVoice = {
  /** For which group it speaks; empty for its own delegation alone. */
  group: z.literal('').or(line(120)).default(''),
  members: z.array(idOf<'delegation'>()).max(200).default([]),
}

/** What a delegation does with its own positions, as forms say it. */
export type TypedAct = z.infer<typeof TypedAct>
export const TypedAct = z.discriminatedUnion('act', [
  z.object({ subject, act: z.literal('prepare'), draft, ...typedContent, ...typedVoice }),
  z.object({ subject, act: z.literal('discard'), position }),
  z.object({
    subject,
    act: z.literal('commit'),
    draft,
    seen,
    ...typedContent,
    ...typedVoice,
    ...typedAudience,
  }),
  /** With a statement on behalf of a group, and what its member adds. */
  z.object({
    subject,
    act: z.literal('align'),
    position,
    seen,
    reason: passage(4_000),
    ...typedAudience,
  }),
  z.object({ subject, act: z.literal('share'), position, ...typedAudience }),
  z.object({ subject, act: z.literal('seal'), position }),
  z.object({ subject, act: z.literal('reveal'), position, ...typedAudience }),
  z.object({
    subject,
    act: z.literal('settle'),
    position,
    how: z.enum(['withdrawn', 'accommodated', 'recorded-as-statement'], 'choice'),
  }),
])

export function permissionFor(what: TypedAct['act']): Extract<Action, `position.${string}`> {
  return what === 'prepare' || what === 'discard' ? 'position.prepare' : 'position.commit'
}

/** The group's statement that an act is about: the one that it aligns with, or that its entry aligned with. */
export type Statement = SeenEntry | null

/** The command that a form amounts to. `id` names what is new; `salt` is what it is sealed or opened with. */
export function commandFrom(
  typed: TypedAct,
  {
    viewer,
    id,
    salt,
    statement,
  }: { viewer: Viewer; id: OwnCommand['id']; salt: string; statement: Statement },
): OwnCommand {
  switch (typed.act) {
    case 'prepare':
    case 'commit': {
      const content = contentOf(typed, viewer.delegation.timeZone)
      const written = { id: typed.draft ?? id, content, voice: voiceOf(typed) }
      return typed.act === 'prepare'
        ? { type: 'prepare', ...written }
        : { type: 'commit', ...written, audience: audienceOf(typed) }
    }
    case 'align': {
      if (statement === null) throw new Refused('no-such-statement')
      const { holding, type } = statement.content
      return {
        type: 'commit',
        id,
        content: {
          holding,
          type,
          weight: null,
          reason: typed.reason,
          resolution: '',
          reviewBy: null,
        },
        voice: { kind: 'aligned', with: statement.id },
        audience: audienceOf(typed),
      }
    }
    case 'discard':
      return { type: 'discard', id: typed.position }
    case 'share':
      return { type: 'share', id: typed.position, audience: audienceOf(typed) }
    case 'seal':
      return { type: 'seal', id: typed.position, salt }
    case 'reveal':
      return { type: 'reveal', id: typed.position, salt, audience: audienceOf(typed) }
    case 'settle':
      return { type: 'settle', id: typed.position, how: typed.how }
  }
}

function voiceOf({
  group,
  members,
}: {
  group: string
  members: Extract<Voice, { kind: 'group' }>['members']
}): Voice {
  if (group === '') return { kind: 'own' }
  if (members.length === 0) throw new Refused('group-without-members')
  return { kind: 'group', group, members }
}
