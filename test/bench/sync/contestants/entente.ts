import { pino } from 'pino'
import * as Y from 'yjs'

import type { Delegation } from '#app/domain/accounts/delegation.ts'
import { unprotected } from '#app/domain/drafting/protection.ts'
import { parameter } from '#app/domain/drafting/protocol.ts'
import { instant } from '#app/domain/kernel/instant.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { saveProtection } from '#db/drafting.ts'
import { insertSnapshot } from '#db/snapshots.ts'
import type { Snapshot } from '#db/snapshots.ts'
import { ensureProjected } from '#server/drafting/projector.ts'
import { snapshotOf } from '#server/sync/compact.ts'
import { buildDelegation, buildViewer } from '#test/support/build.ts'
import { buildDocument, signIn } from '#test/support/sync-node.ts'

import { startEngine } from '../../engine.ts'
import type { Engine } from '../../engine.ts'
import type { Place, Wanted } from '../questions.ts'
import type { Serve } from './serving.ts'

/** Entente as `npm start` runs it: people with sessions of their own, everything checked and kept. */
export const serve: Serve = async ({ databaseUrl, port }) => {
  const log = pino({ level: 'error' })
  const engine = await startEngine(databaseUrl, log, port)
  let crowd: People | null = null
  let written: readonly Place[] = []
  return {
    async prepare(wanted) {
      if (crowd === null || crowd.cookies.length < wanted.people) {
        crowd = await signInPeople(engine, wanted.people)
      }
      written = await prepare(engine, crowd, wanted)
      return [...written]
    },
    lock: (document, blocks) =>
      engine.ctx.db.transaction((tx) =>
        saveProtection(tx, document, { ...unprotected, locked: new Set(blocks) }),
      ),
    // What follows after edits, such as words for search, is not to be done in somebody else's turn.
    async rest() {
      for (const { document } of written) await ensureProjected(engine.ctx, document)
    },
    stop: () => engine.stop(),
  }
}

type People = { delegation: Delegation; cookies: readonly string[] }

async function signInPeople({ ctx }: Engine, count: number): Promise<People> {
  const delegation = await buildDelegation(ctx.db)
  const cookies: string[] = []
  for (let i = 0; i < count; i++) {
    cookies.push(await signIn(ctx, await buildViewer(ctx.db, { delegation })))
  }
  return { delegation, cookies }
}

async function prepare(
  { ctx, url }: Engine,
  { delegation, cookies }: People,
  { documents, text, pending }: Wanted,
): Promise<Place[]> {
  const snapshot = text === null ? null : snapshotOfFirst(text)
  const made: Place[] = []
  for (let i = 0; i < documents; i++) {
    const document = await buildDocument(ctx, delegation)
    for (const update of [text, pending]) {
      if (update === null) continue
      const clients = [...Y.parseUpdateMeta(update).to.keys()]
      await ctx.db.transaction((tx) =>
        appendSystemUpdate(tx, ctx.now(), document, {
          actor: 'template',
          clients,
          payload: update,
        }),
      )
    }
    if (snapshot !== null) await insertSnapshot(ctx.db, document, snapshot, instant(Date.now()))
    made.push({ document, url: `${url}/${document}?${parameter.acknowledge}=1`, cookies })
  }
  return made
}

/** The snapshot that stands for the first row of the log. */
function snapshotOfFirst(payload: Uint8Array): Snapshot {
  return snapshotOf(null, [{ seq: 1, by: null, payload }])
}
