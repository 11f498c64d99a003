import { setTimeout as pause } from 'node:timers/promises'

import type { Relay } from '#test/support/relay.ts'
import { hold, holdDocument, until } from '#test/support/sync-node.ts'

import type { DraftingGroup } from './drafting-group.ts'
import type { Machine } from './machine.ts'
import type { Stage } from './points.ts'

/** Undoes what brought the moment about, once the shot is fired. */
type LetGo = () => Promise<void>

/** Brings an edit to the stage at which something is to be killed, and holds the machine there. */
export async function reach(stage: Stage, machine: Machine, group: DraftingGroup): Promise<LetGo> {
  switch (stage) {
    case 'anywhere':
      return async () => {}
    case 'before the commit':
      return beforeTheCommit(machine, group)
    case 'before anybody hears of the commit':
      return beforeAnybodyHears(machine, group)
    case 'in the broadcast':
      return inTheBroadcast(group)
    case 'in the compaction':
      return inTheCompaction(machine, group)
  }
}

/** The statement that commits waits for the document's row, which the checker has. */
async function beforeTheCommit({ sql }: Machine, { document }: DraftingGroup): Promise<LetGo> {
  const held = await holdDocument(sql, document)
  await until(async () => {
    const waiting = await sql`
      select 1 from pg_stat_activity
      where wait_event_type = 'Lock' and query like '%insert into document_update%'`
    return waiting.length > 0
  })
  return () => held.release()
}

/** It is on disk, and the answer is on its way to the server. */
async function beforeAnybodyHears({ line }: Machine, group: DraftingGroup): Promise<LetGo> {
  while (!(await writesUnheard(group, line))) await pause(20)
  return async () => {
    line.cut()
    line.release('back')
  }
}

/**
 * Holds back whatever the database answers until something is on disk of which the server does not
 * know. False, with the line as it was, if the server waited for another answer than that of a commit.
 */
export async function writesUnheard(
  group: DraftingGroup,
  line: Relay,
  write: () => void = () => {},
): Promise<boolean> {
  const before = await group.length()
  line.hold('back')
  write()
  for (let tries = 0; tries < 100; tries++) {
    if ((await group.length()) > before) return true
    await pause(5)
  }
  line.release('back')
  return false
}

/** One has heard of an edit; its author has not, nor will whoever else is deaf. */
async function inTheBroadcast({ writers }: DraftingGroup): Promise<LetGo> {
  const [witness, ...deaf] = writers
  for (const writer of deaf) writer.deafen()
  await new Promise<void>((resolve) => {
    witness?.doc.on('update', (_update, _origin, _doc, { local }) => {
      if (!local) resolve()
    })
    deaf[0]?.doc.getText('plain').insert(0, 'seen by one')
  })
  return async () => deaf.forEach((writer) => writer.hangUp())
}

/** A snapshot is made and waits for its table, which the checker has. */
async function inTheCompaction({ sql }: Machine, group: DraftingGroup): Promise<LetGo> {
  const held = await hold(sql, (tx) => tx`lock table document_snapshot in exclusive mode`)
  const [author] = group.writers
  for (let i = 0; i < 600; i++) author?.doc.getText('plain').insert(0, String(i % 10))
  await until(async () => {
    const waiting = await sql`
      select 1 from pg_locks where not granted and relation = 'document_snapshot'::regclass`
    return waiting.length > 0
  })
  return () => held.release()
}
