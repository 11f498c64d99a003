import { expect, test } from 'vitest'

import { indicated, openToWrite, paragraph, saved, words, write } from './support/text.ts'
import { oneWorld } from './support/world.ts'

const world = oneWorld()

test('in a network that lets no socket through two delegations still write together', async () => {
  const document = await world.documentId('Customs-flow format')
  const claire = await world.person('Claire Vasseur')
  await claire.routeWebSocket(/\/sync\//, (socket) => socket.close())
  const marcus = await world.person('Marcus Hale')
  await Promise.all([openToWrite(claire, document), openToWrite(marcus, document)])
  await indicated(claire, 'Saved, slow connection')

  await write(claire, 'Recalling the framework', ' By request.')
  await indicated(claire, 'Saved, slow connection')
  await paragraph(marcus, 'By request.').waitFor()
  await write(marcus, 'By request.', ' By socket.')
  await saved(marcus)
  await paragraph(claire, 'By socket.').waitFor()
  const start = 'Recalling the framework'
  expect(await words(claire, start)).toBe(await words(marcus, start))
})
