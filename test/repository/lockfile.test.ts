import { expect, test } from 'vitest'

import { finds, readLockfile } from './lockfile.ts'

test('the lockfile carries the binaries of Linux, macOS and Windows, whoever wrote it', async () => {
  const lockfile = await readLockfile()
  const wanted = Object.entries(lockfile).flatMap(([place, { optionalDependencies }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => platform.test(name))
      .map((name) => ({ place, name })),
  )
  expect(wanted.filter(({ place, name }) => !finds(lockfile, place, name))).toEqual([])
  const names = wanted.map(({ name }) => name).join(' ')
  for (const system of ['darwin', 'win32', 'linux']) expect(names).toContain(system)
})

test('the lockfile names no registry, so that everyone installs from their own', async () => {
  const resolved = Object.entries(await readLockfile()).filter(
    ([, entry]) => entry.resolved !== undefined,
  )
  expect(resolved).toEqual([])
})

const platform = /(darwin|win32|linux)-(arm64|x64)/
