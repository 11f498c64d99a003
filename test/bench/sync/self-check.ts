import { fork } from 'node:child_process'

import * as Y from 'yjs'

import { contentOf } from '#app/domain/drafting/ydoc.ts'

import type { Bench } from './bench.ts'
import { join } from './client.ts'
import { waitUntil } from './clock.ts'
import type { ContestantName } from './contestants.ts'
import { bring } from './crowd.ts'
import { draft } from './draft.ts'
import { prepareOne } from './one-document.ts'
import { besides, createTypist } from './typist.ts'
import { wholeText } from './whole-text.ts'

const names: readonly ContestantName[] = [
  'y-websocket',
  'y-websocket-leveldb',
  'insert-per-update',
  'entente',
  'hocuspocus',
]

type Text = { content: string; beside: string }

/**
 * Holds the benchmark's client to stock ones: both write into one document on each server that has
 * texts, and then what the stock client shows, what ours was told, and what a newcomer of ours is given
 * are the same. Throws where they are not, for then no figure would mean anything.
 */
export async function selfCheck(bench: Bench): Promise<void> {
  for (const name of names) await check(bench, name)
  bench.say(`self-check: same text as a stock client on ${names.join(', ')}`)
}

async function check(bench: Bench, name: ContestantName): Promise<void> {
  const server = await bench.start(name)
  const { contestant } = server
  const place = await prepareOne(server)
  const text = draft({ paragraphs: 2, wordsEach: 30, wordsAtOnce: 10 }).update
  const writer = await join(contestant, place, 0)
  await bring(writer, text)

  const told = new Y.Doc()
  const reader = await join(contestant, place, 0, { update: (bytes) => Y.applyUpdate(told, bytes) })
  let shown: Text = { content: '', beside: '' }
  const cookie = place.cookies[0] ?? ''
  const stock = fork(
    new URL('./stock-client.ts', import.meta.url),
    [contestant.speaks, place.url.replace(/\?.*/, ''), place.document, cookie],
    { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  stock.on('message', (heard: Text) => (shown = heard))

  const typist = createTypist(text, 1)
  for (const update of typist.write(20)) writer.edit(update)
  const isComplete = ({ content, beside }: Text) =>
    content.includes(typist.written().trimEnd()) && beside !== ''
  const isSame = (a: Text, b: Text) => a.content === b.content && a.beside === b.beside
  const agree = () => isComplete(shown) && isSame(shown, textIn(told))
  if (!(await waitUntil(agree, 20_000))) throw new Error(`${name}: not what a stock client shows`)
  const given = textIn(await wholeText(contestant, place))
  if (!isSame(given, shown)) throw new Error(`${name}: a newcomer is given another text`)

  stock.kill()
  for (const client of [writer, reader]) client.leave()
  await server.stop()
}

function textIn(doc: Y.Doc): Text {
  return { content: contentOf(doc).toJSON(), beside: doc.getText(besides).toJSON() }
}
