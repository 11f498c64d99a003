// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'

import type { NewBlock } from '#app/domain/drafting/block.ts'
import { signDrawer } from '#app/editor/draw-sign.ts'
import { ReadingView } from '#app/editor/reading-view.tsx'
import { createTexts } from '#app/i18n/instance.ts'
import { en } from '#app/texts/en/index.ts'
import { newId } from '#test/support/build.ts'

import { desk, field, identity, paragraph } from './support/desk.ts'

test('the text to read has the markup of the text to write', () => {
  const text: readonly NewBlock[] = [
    { kind: 'heading', ...identity(0), level: 2, words: 'Flows' },
    { ...paragraph(1, '', 'OP'), dir: 'rtl', lang: 'ar' },
    {
      kind: 'paragraph',
      ...identity(2),
      group: 'PP',
      level: 1,
      words: [
        { text: 'bold\n', marks: [{ kind: 'bold' }] },
        {
          text: 'and leading',
          marks: [{ kind: 'bold' }, { kind: 'italic' }, { kind: 'link', href: 'https://x.org' }],
        },
      ],
    },
    { kind: 'listItem', ...identity(3), marker: 'ordered', level: 2, words: 'item' },
    { kind: 'definition', ...identity(4), cells: { term: 'value', meaning: '' } },
    field(5),
    {
      kind: 'table',
      ...identity(6),
      rows: [
        { header: true, cells: ['a', ''] },
        { header: false, cells: ['b'] },
      ],
    },
  ]
  using one = desk(text)
  const read = renderToStaticMarkup(
    <I18nextProvider i18n={createTexts('en', en)}>
      <ReadingView blocks={one.blocks()} labels={{}} holders={{}} lang="en" dir="ltr" />
    </I18nextProvider>,
  )
  expect(
    skeleton(new DOMParser().parseFromString(read, 'text/html').body.firstElementChild),
  ).toEqual(skeleton(one.editor.view.dom))
})

test('[DR29] disputed words look and read alike where one reads and where one writes', () => {
  const [base, other] = [newId<'bracket'>(), newId<'bracket'>()]
  const bracket = { kind: 'bracket' as const, proposes: 'replace' as const, whole: false }
  const text = [
    {
      kind: 'paragraph' as const,
      ...identity(0),
      group: null,
      level: 0,
      words: [
        { text: 'The State ', marks: [] },
        { text: 'shall', marks: [{ ...bracket, id: base, of: null }] },
        { text: 'should', marks: [{ ...bracket, id: other, of: base }] },
        { text: ' report.', marks: [] },
      ],
    },
  ]
  const texts = createTexts('en', en)
  const holders = { [base]: [{ code: 'OST', hue: 1 }], [other]: [{ code: 'UWC', hue: 2 }] }
  using one = desk(text, signDrawer(texts.t, holders))
  const read = renderToStaticMarkup(
    <I18nextProvider i18n={texts}>
      <ReadingView blocks={one.blocks()} labels={{}} holders={holders} lang="en" dir="ltr" />
    </I18nextProvider>,
  )
  const shown = new DOMParser().parseFromString(read, 'text/html').body.textContent
  expect(shown).toBe(one.editor.view.dom.textContent)
  expect(shown).toBe(
    'The State [ Bracket, other words proposed, held by OST: shallOST /  or alternative, held by UWC: ' +
      'shouldUWC] end of bracket  report.',
  )
})

/** Elements, attributes that styles hang on, and words; not what ProseMirror adds for its own use. */
function skeleton(element: Element | null): unknown {
  if (element === null) return null
  return [...element.children].map((child) => [
    child.localName,
    [
      'data-id',
      'lang',
      'dir',
      'data-group',
      'data-level',
      'data-marker',
      'data-block',
      'data-cell',
      'data-header',
      'href',
    ]
      .filter((name) => child.hasAttribute(name))
      .map((name) => [name, child.getAttribute(name)]),
    child.textContent,
    child.localName === 'br' ? [] : skeleton(child),
  ])
}
