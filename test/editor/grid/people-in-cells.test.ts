import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { contentOf, docOf, elementsIn, seedContent } from '#app/domain/drafting/ydoc.ts'
import { formatText } from '#app/domain/verification/templates/as-text.ts'
import { peopleIn, standIn } from '#app/editor/grid/people-in-cells.ts'
import { newId } from '#test/support/build.ts'

import { customs } from '../../domain/verification/format.ts'

const seed = seedContent(formatText(customs, newId<'block'>), { clientId: 1 })

test('[GT5] who stands in a cell is seen there by others, and not by themselves', () => {
  const [mine, theirs] = [docOf([seed]), docOf([seed])]
  const [here, there] = [new Awareness(mine), new Awareness(theirs)]
  there.setLocalStateField('user', { name: 'Claire', delegation: 'UWC', hue: 3 })
  const [block] = elementsIn(contentOf(theirs))
  const [cell] = elementsIn(block ?? contentOf(theirs))
  if (block === undefined || cell === undefined) throw new Error('no cell')
  standIn(there, { cell, index: 1 })
  hear(here, there)
  const id: unknown = block.getAttribute('id')
  expect(peopleIn(mine, here).get(String(id))?.get(cell.nodeName)).toEqual([
    { name: 'Claire', delegation: 'UWC', hue: 3 },
  ])
  expect(peopleIn(theirs, there).size).toBe(0)
  standIn(there, null)
  hear(here, there)
  expect(peopleIn(mine, here).size).toBe(0)
  here.destroy()
  there.destroy()
})

test('[GT5] a caret that means nothing here is nobody’s', () => {
  const doc = docOf([seed])
  const [here, there] = [new Awareness(doc), new Awareness(new Y.Doc())]
  there.setLocalStateField('user', { name: 'Claire', delegation: 'UWC', hue: 3 })
  for (const cursor of [null, 7, {}, { head: 'x' }, { head: { item: { client: -1 } } }]) {
    there.setLocalStateField('cursor', cursor)
    hear(here, there)
    expect(peopleIn(doc, here).size).toBe(0)
  }
  here.destroy()
  there.destroy()
})

function hear(here: Awareness, there: Awareness): void {
  applyAwarenessUpdate(here, encodeAwarenessUpdate(there, [there.clientID]), null)
}
