import type { TestProject } from 'vitest/node'

import { startApp } from './app.ts'
import { temporaryDirectory } from './temporary-directory.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The data of a demo world that was started once and stopped. Who changes it changes a copy. */
    demoWorld: string
  }
}

/** The demo world of all browser tests: made once, since its many acts cost more than a copy of them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await temporaryDirectory()
  await using app = await startApp('production', { DATA_DIR: directory.path })
  await app.stop()
  project.provide('demoWorld', directory.path)
  return async () => directory[Symbol.asyncDispose]()
}
