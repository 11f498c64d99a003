import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

import { fieldCells } from '#app/domain/drafting/block.ts'
import { formatParts, partNode } from '#app/domain/drafting/format-parts.ts'
import { blockNames } from '#app/domain/drafting/format-parts.ts'
import { GRAMMAR_VERSION } from '#app/domain/drafting/grammar-version.ts'
import { schema } from '#app/domain/drafting/grammar.ts'
import { grammarMigrations } from '#app/domain/drafting/migrate-grammar.ts'

test('[DR10] the grammar loads where there is no document', () => {
  expect('document' in globalThis).toBe(false)
  expect(Object.keys(schema.nodes)).toContain('formatField')
})

// Fails? The grammar was changed. Raise GRAMMAR_VERSION, write the migration from the version before
// and add `grammar-<version>.json` with what this test prints; the earlier files stay as they are.
test('[DR11] the grammar is the one recorded under its version', async () => {
  const recorded = new URL(`./grammar-${GRAMMAR_VERSION}.json`, import.meta.url)
  expect(serialised()).toEqual(JSON.parse(await readFile(fileURLToPath(recorded), 'utf8')))
})

test('[DR12] there is a migration from every earlier version', () => {
  expect(grammarMigrations.map((migration) => migration.from)).toEqual(
    Array.from({ length: GRAMMAR_VERSION - 1 }, (_, at) => at + 1),
  )
})

test('[DR2] every block has id, lang and dir, and no part of a block has', () => {
  for (const [name, node] of Object.entries(schema.nodes)) {
    const identity = ['id', 'lang', 'dir'].filter(
      (attribute) => attribute in (node.spec.attrs ?? {}),
    )
    expect([name, identity.length]).toEqual([
      name,
      blockNames.some((block) => block === name) ? 3 : 0,
    ])
  }
})

test('[DR8] definitions and fields name each of their cells once, in order', () => {
  expect(schema.nodes['formatField']?.spec.content).toBe(Object.values(fieldCells).join(' '))
  expect(schema.nodes['definition']?.spec.content).toBe('definitionTerm definitionMeaning')
})

test('[DR9] no other content is required than that of cells', () => {
  const demanding = Object.entries(schema.nodes).filter(([, node]) => !node.contentMatch.validEnd)
  expect(demanding.map(([name]) => name)).toEqual([
    'doc',
    'definition',
    'formatField',
    ...formatParts.map(partNode),
  ])
})

function serialised() {
  return {
    nodes: Object.entries(schema.nodes).map(([name, { spec }]) => ({
      name,
      content: spec.content ?? '',
      group: spec.group ?? '',
      inline: spec.inline ?? false,
      attributes: defaults(spec.attrs),
    })),
    marks: Object.entries(schema.marks).map(([name, { spec }]) => ({
      name,
      excludes: spec.excludes ?? name,
      inclusive: spec.inclusive ?? true,
      attributes: defaults(spec.attrs),
    })),
  }
}

function defaults(attributes: Readonly<Record<string, { default?: unknown }>> = {}) {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { default: value }]) => [name, value]),
  )
}
