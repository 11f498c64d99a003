import { expect, test } from 'vitest'

import { delegationKinds } from '#app/domain/accounts/delegation.ts'
import { mandateKinds } from '#app/domain/accounts/mandate.ts'
import {
  mustCommit,
  mustDraft,
  mustKeepProcess,
  mustPreside,
  mustSpeakFor,
} from '#app/domain/drafting/actor.ts'
import type { Actor, WrongActor } from '#app/domain/drafting/actor.ts'

import { actor, delegation } from './build.ts'

test('[AT5] heads, alternates and delegates of members draft, the first two commit', () => {
  expect(whoPasses(mustDraft)).toEqual(['member head', 'member alternate', 'member delegate'])
  expect(whoPasses(mustCommit)).toEqual(['member head', 'member alternate'])
  expect(mustDraft(actor('A', 'head', 'observer'))).toEqual({ code: 'no-position' })
  expect(mustCommit(actor('A', 'delegate'))).toEqual({ code: 'heads-only' })
  expect(mustDraft(actor('A', 'capital-reviewer'))).toEqual({ code: 'drafters-only' })
})

test('[AT6] chairs and the heads of the secretariat preside, its officers keep the process', () => {
  expect(whoPasses(mustPreside)).toEqual([
    'member chair',
    'secretariat head',
    'secretariat alternate',
    'secretariat chair',
  ])
  expect(whoPasses(mustKeepProcess)).toEqual([
    'secretariat head',
    'secretariat alternate',
    'secretariat delegate',
    'secretariat chair',
  ])
})

test('[AT7] nobody speaks for another delegation', () => {
  expect(mustSpeakFor(actor('A'), delegation('A'))).toBe(null)
  expect(mustSpeakFor(actor('A'), delegation('B'))).toEqual({ code: 'not-yours' })
})

function whoPasses(check: (actor: Actor) => WrongActor | null): readonly string[] {
  return delegationKinds.flatMap((kind) =>
    mandateKinds.flatMap((mandate) =>
      check(actor('A', mandate, kind)) === null ? [`${kind} ${mandate}`] : [],
    ),
  )
}
