// @vitest-environment jsdom
import { expect, test } from 'vitest'

import { insertDefinition } from '#app/editor/commands.ts'
import { enter } from '#app/editor/keys.ts'
import { flatLists, withoutIdentity } from '#app/editor/paste.ts'

import { desk, exchange, id, identity, paragraph } from './support/desk.ts'

test('of a split paragraph the half with more text keeps the id', () => {
  using one = desk([paragraph(0, 'A few words and then many more of them', 'OP')])
  one.at('words')
  one.run(enter)
  expect(one.blocks().map((block) => [block.text, block.id === id(0)])).toEqual([
    ['A few ', false],
    ['words and then many more of them', true],
  ])
  one.at('of them')
  one.run(enter)
  expect(one.blocks().map((block) => block.id === id(0))).toEqual([false, true, false])
  expect(new Set(one.blocks().map((block) => block.id)).size).toBe(3)
})

test('a split paragraph keeps its group and language in both halves', () => {
  using one = desk([{ ...paragraph(0, 'First second', 'PP'), lang: 'ar', dir: 'rtl' }])
  one.at('second')
  one.run(enter)
  expect(one.blocks()).toMatchObject([
    { group: 'PP', lang: 'ar', dir: 'rtl' },
    { group: 'PP', lang: 'ar', dir: 'rtl' },
  ])
})

test('a new block has an id and the language of the text', () => {
  using one = desk([paragraph(0, 'Words')])
  one.run(insertDefinition())
  expect(one.blocks()[1]).toMatchObject({ kind: 'definition', lang: 'en', dir: 'ltr' })
  expect(one.blocks()[1]?.id).toMatch(/^[0-9a-f-]{36}$/)
})

test('what another page wrote without an id is left to whoever edits it', () => {
  using a = desk([paragraph(0, 'Here')])
  using b = desk([paragraph(0, 'Here')])
  const { tr, schema } = a.editor.state
  a.editor.view.dispatch(tr.insert(tr.doc.content.size, schema.nodes['paragraph']?.create() ?? []))
  const written = b.updates.length
  exchange(a, b)
  expect(b.updates.length).toBe(written)
  expect(b.blocks()).toEqual(a.blocks())
})

test('what is pasted takes no identity with it', () => {
  using one = desk([paragraph(0, 'Copied'), paragraph(1, 'Other')])
  const slice = withoutIdentity(
    one.editor.state.doc.slice(0, one.editor.state.doc.child(0).nodeSize),
  )
  one.editor.view.dispatch(
    one.editor.state.tr.replace(one.editor.state.doc.content.size, undefined, slice),
  )
  expect(one.texts()).toEqual(['Copied', 'Other', 'Copied'])
  expect(new Set(one.blocks().map((block) => block.id)).size).toBe(3)
})

test('lists of other programs become flat items', () => {
  using one = desk([paragraph(0, '')])
  one.editor.commands.setContent(
    flatLists('<ul><li><p>one</p></li><li>two</li></ul><ol><li><p>three</p></li></ol><h1>H</h1>'),
  )
  expect(
    one.blocks().map((block) => [block.kind, 'marker' in block ? block.marker : null, block.text]),
  ).toEqual([
    ['listItem', 'bullet', 'one'],
    ['listItem', 'bullet', 'two'],
    ['listItem', 'ordered', 'three'],
    ['heading', null, 'H'],
  ])
})

test('[DR7] a pasted link that leads nowhere safe is only its words', () => {
  using one = desk([{ kind: 'paragraph', ...identity(0), group: null, level: 0, words: '' }])
  one.editor.commands.setContent(
    '<p><a href="javascript:alert(1)">a</a> <a href="https://x.org/">b</a></p>',
  )
  expect(one.editor.getHTML()).not.toContain('javascript')
  expect(one.blocks()[0]).toMatchObject({
    words: [
      { text: 'a ', marks: [] },
      { text: 'b', marks: [{ kind: 'link', href: 'https://x.org/' }] },
    ],
  })
})
