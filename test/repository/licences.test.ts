import { expect, test } from 'vitest'

import { nameAt, readLockfile } from './lockfile.ts'

test('what is installed for production is under a permissive licence', async () => {
  const strange = Object.entries(await readLockfile())
    // `devOptional`: our own tools, which better-auth lists as optional peers.
    .filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true)
    .map(([place, { license }]) => ({ name: nameAt(place), licence: license ?? 'none' }))
    .filter(({ name, licence }) => !isAllowed(licence) && !exceptions.get(licence)?.test(name))
  expect(strange).toEqual([])
})

const allowed: ReadonlySet<string> = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'Zlib',
])

/** Licences that are right for these packages only, and why. */
const exceptions: ReadonlyMap<string, RegExp> = new Map([
  // Fonts, served as they are.
  ['OFL-1.1', /^@fontsource/],
  // The same, as files that a PDF can hold, and a few lines of JavaScript beside them.
  ['MIT AND OFL-1.1', /^@expo-google-fonts\//],
  // Data, credited in the README.
  ['(ISC AND CC-BY-3.0)', /^date-holidays$/],
  // Its file has the two clauses; its name for them is older than SPDX.
  ['BSD', /^duck$/],
  // A tool of the build, which ships no code of its own.
  ['MPL-2.0', /^lightningcss(-|$)/],
  // Python's licence, as permissive as BSD: the command line of js-yaml, never loaded here.
  ['PSF-2.0', /^argparse$/],
])

/** Of an SPDX expression: both of AND, either of OR. */
function isAllowed(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1')
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed)
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed)
  return allowed.has(bare)
}
