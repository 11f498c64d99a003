import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TemporaryDirectory = AsyncDisposable & { path: string }

/**
 * A directory of one's own, removed at the end of the scope. Everybody may enter it unless `mode`
 * says otherwise: under root, PostgreSQL runs as another user.
 */
export async function temporaryDirectory({ mode = 0o755 } = {}): Promise<TemporaryDirectory> {
  const path = await mkdtemp(join(tmpdir(), 'entente-test-'))
  await chmod(path, mode)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
