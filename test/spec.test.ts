import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

test('every rule of a SPEC.md has a test that names it, and every named rule exists', async () => {
  const rules = await collect(['app', 'server', 'db'], /SPEC\.md$/, rule)
  const tested = await collect(['test'], /\.test\.tsx?$/, title)
  expect({
    untested: rules.filter((id) => !tested.includes(id)),
    unknown: [...new Set(tested)].filter((id) => !rules.includes(id)),
    ambiguous: rules.filter((id, i) => rules.indexOf(id) !== i),
  }).toEqual({ untested: [], unknown: [], ambiguous: [] })
})

/** `**RC3** A sentence.`, in a list or not. */
const rule = /^(?:- )?\*\*([A-Z]+\d+)\*\* /gm

/** `test('[RC3] …')`, or several in a row. */
const title = /(?<=['"`](?:\[[A-Z]+\d+\] )*)\[([A-Z]+\d+)\] /g

/** The first group of every match of `pattern` in the files below `folders` whose name fits. */
async function collect(
  folders: readonly string[],
  name: RegExp,
  pattern: RegExp,
): Promise<string[]> {
  const texts = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
      return Promise.all(
        entries
          .filter((entry) => entry.isFile() && name.test(entry.name))
          .map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')),
      )
    }),
  )
  return texts.flat().flatMap((text) => [...text.matchAll(pattern)].map(([, id = '']) => id))
}

const root = fileURLToPath(new URL('..', import.meta.url))
