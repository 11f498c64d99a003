import { parentPort } from 'node:worker_threads'

import * as Y from 'yjs'

import { putAfter, takeOut } from '#app/domain/drafting/arrange.ts'
import { awaitWordsIn, writeUnderIn } from '#app/domain/drafting/awaited-words.ts'
import { consolidateIn } from '#app/domain/drafting/consolidate-doc.ts'
import { correctWords } from '#app/domain/drafting/correct-words.ts'
import { proposeInsteadIn } from '#app/domain/drafting/propose-instead.ts'
import { writeWordsIn } from '#app/domain/drafting/write-words.ts'
import { blocksOf, docOf } from '#app/domain/drafting/ydoc.ts'

import { follow } from '../../drafting/follow.ts'
import { blame } from '../blame.ts'
import { snapshotOf } from '../compact.ts'
import { emptyUpdate } from '../frames.ts'
import { judge } from '../judge.ts'
import { unpack } from './packed.ts'
import type { Packed } from './packed.ts'
import { Replicas } from './replicas.ts'
import type { Answer, BlockEdit, Question, TaskName, Tasks } from './tasks.ts'

const replicas = new Replicas()

/** Replicas of texts as of the last row that was followed, which stand apart: nothing is tried on them. */
const followed = new Replicas()
const followedTo = new WeakMap<Y.Doc, number>()

/** The other end of TextThread: one question after the other. */
const work: { [Name in TaskName]: (question: Tasks[Name]['question']) => Tasks[Name]['answer'] } = {
  fold({ before, tail, rows }) {
    const payloads = unpack(tail)
    return snapshotOf(
      before,
      rows.map((row, i) => ({ ...row, payload: payloads[i] ?? emptyUpdate })),
    )
  },
  judge({ text, base, missing, case: one }) {
    const replica = base === null ? replicas.find(text) : replicas.make(text, unpack(base))
    if (replica === null) return 'unknown'
    for (const payload of unpack(missing)) Y.applyUpdate(replica, payload)
    const judgement = judge(replica, one)
    if (judgement.faults.length > 0) replicas.drop(text)
    return judgement
  },
  difference: ({ text, stateVector }) => Y.diffUpdate(Y.mergeUpdates(unpack(text)), stateVector),
  blocks({ text }) {
    const doc = docOf(unpack(text))
    const blocks = blocksOf(doc)
    doc.destroy()
    return blocks
  },
  'edit-marks': ({ text, edits, client }) =>
    edited(text, client, (doc) => consolidateIn(doc, edits)),
  'write-words': ({ text, place, words, client }) =>
    edited(text, client, (doc) => writeWordsIn(doc, place, words)),
  'edit-block': ({ text, edit, client }) => edited(text, client, (doc) => editBlock(doc, edit)),
  follow({ text, from, base, rows }) {
    const known = base === null ? followed.find(text) : followed.make(text, unpack(base))
    if (known === null || (base === null && followedTo.get(known) !== from)) return 'unknown'
    const payloads = unpack(rows)
    followedTo.delete(known)
    const done = follow(known, payloads)
    followedTo.set(known, from + payloads.length)
    return done
  },
  blame: ({ rows }) => blame(unpack(rows)),
  forget({ text }) {
    replicas.drop(text)
    return null
  },
}

parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question)))

function answer({ id, task, question }: Question): Answer {
  try {
    return { id, answer: carryOut(task, question) }
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { id, error: { message, stack } }
  }
}

/** The update by which a client of ours changes a text, or null if it changes nothing. */
function edited(text: Packed, client: number, change: (doc: Y.Doc) => void): Uint8Array | null {
  const doc = docOf(unpack(text))
  doc.clientID = client
  let payload: Uint8Array | null = null
  doc.on('update', (update: Uint8Array) => (payload = update))
  change(doc)
  doc.destroy()
  return payload
}

function editBlock(doc: Y.Doc, edit: BlockEdit): void {
  switch (edit.do) {
    case 'correct':
      return correctWords(doc, edit.block, edit.words)
    case 'write':
      return writeWordsIn(doc, { block: edit.block, cell: null }, edit.words)
    case 'propose-instead':
      return proposeInsteadIn(doc, edit)
    case 'await-words':
      return awaitWordsIn(doc, edit)
    case 'write-under':
      return writeUnderIn(doc, edit)
    case 'take-out':
      return takeOut(doc, edit.block)
    case 'put': {
      const former = docOf(unpack(edit.former))
      putAfter(former, doc, edit.block, edit.after)
      former.destroy()
    }
  }
}

/** A task and its question belong together by their type, which TypeScript cannot follow through a table. */
function carryOut(task: TaskName, question: Tasks[TaskName]['question']) {
  return (work[task] as (question: never) => Tasks[TaskName]['answer'])(question as never)
}
