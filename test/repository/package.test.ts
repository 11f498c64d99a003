import { readFile } from 'node:fs/promises'

import { expect, test } from 'vitest'
import * as z from 'zod'

test('package.json names one exact version of each dependency', async () => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = await readPackage()
  const loose = Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
    ...overrides,
  }).filter(([, version]) => !exact.test(version))
  expect(loose).toEqual([])
})

test('no dependency is named twice', async () => {
  const { dependencies, devDependencies, optionalDependencies } = await readPackage()
  const names = [dependencies, devDependencies, optionalDependencies].flatMap(Object.keys)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/

const Versions = z.record(z.string(), z.string())
const Package = z.object({
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
  overrides: Versions,
})

async function readPackage(): Promise<z.infer<typeof Package>> {
  const file = new URL('../../package.json', import.meta.url)
  return Package.parse(JSON.parse(await readFile(file, 'utf8')))
}
