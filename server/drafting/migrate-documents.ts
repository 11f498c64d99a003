import { randomInt } from 'node:crypto'

import { lt } from 'drizzle-orm'
import * as Y from 'yjs'

import { GRAMMAR_VERSION } from '#app/domain/drafting/grammar-version.ts'
import { grammarMigrations, migrateGrammar } from '#app/domain/drafting/migrate-grammar.ts'
import type { GrammarMigration } from '#app/domain/drafting/migrate-grammar.ts'
import { appendSystemUpdate } from '#db/document-log.ts'
import { lockDocument, saveGrammar } from '#db/drafting.ts'
import { document } from '#db/schema/index.ts'

import type { ServerContext } from '../context.ts'
import { projectDocument } from './projector.ts'
import { readUpdates } from './read-text.ts'

/**
 * Brings every stored text to the grammar of this code, each in a transaction of its own: the change
 * is a row of the log by the system, so nothing typed is lost and the history says what happened
 * (SPEC.md DR12). Called at the start, before anyone is let in. Answers how many texts it changed.
 */
export async function migrateDocuments(
  ctx: Pick<ServerContext, 'db' | 'now' | 'live' | 'log' | 'threads' | 'rooms'>,
  grammar: { version: number; migrations: readonly GrammarMigration[] } = {
    version: GRAMMAR_VERSION,
    migrations: grammarMigrations,
  },
): Promise<number> {
  const older = await ctx.db
    .select({ id: document.id })
    .from(document)
    .where(lt(document.grammar, grammar.version))
  for (const { id } of older) {
    await ctx.db.transaction(async (tx) => {
      const locked = await lockDocument(tx, id)
      if (locked === null || locked.grammar >= grammar.version) return
      const clientId = randomInt(2 ** 31)
      const from = { version: locked.grammar, clientId }
      const stored = Y.mergeUpdates(await readUpdates(tx, id))
      const payload = migrateGrammar(stored, from, grammar.migrations, grammar.version)
      if (payload !== null) {
        await appendSystemUpdate(tx, ctx.now(), id, {
          actor: 'grammar',
          clients: [clientId],
          payload,
        })
      }
      await saveGrammar(tx, id, grammar.version)
    })
    await projectDocument(ctx, id)
  }
  return older.length
}
