import * as z from 'zod'

import { may } from '#app/domain/accounts/may.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId, PersonId } from '#app/domain/kernel/id.ts'
import { passage } from '#app/domain/kernel/text.ts'
import { searchWords } from '#db/drafting.ts'
import type { Passage } from '#db/drafting.ts'
import { readLabels } from '#db/paragraph-labels.ts'

import { listPeople } from '../accounts/list-people.ts'
import type { ServerContext } from '../context.ts'
import { parse } from '../parse.ts'
import { listDocuments } from './list-documents.ts'
import type { ListedDocument } from './list-documents.ts'

const Search = z.object({ query: passage(200) })

/** Only what the viewer may see, best first. */
export type SearchResult = {
  documents: { id: DocumentId; title: string; symbol: string }[]
  people: { id: PersonId; name: string; delegation: string }[]
  /** `label` says where a passage stands, `excerpt` is cut around the first word that was found. */
  passages: { document: DocumentId; block: string; label: string; excerpt: string }[]
}

const most = { documents: 8, people: 8, passages: 20 }
const excerptLength = 160

/** Finds documents by title and symbol, people by name, and passages by all words of the query. */
export async function search(
  ctx: Pick<ServerContext, 'db' | 'now' | 'demo'>,
  viewer: Viewer,
  input: unknown,
): Promise<SearchResult> {
  const { query } = parse(Search, input)
  const words = wordsOf(query)
  if (words.length === 0) return { documents: [], people: [], passages: [] }
  const documents = await listDocuments(ctx, viewer)
  const ids = documents.map(({ id }) => id)
  const [people, passages] = await Promise.all([
    may(viewer, 'people.read', viewer) ? listPeople(ctx, viewer) : [],
    searchWords(ctx.db, ids, query, most.passages),
  ])
  const everyone = people.flatMap(({ code, mandates }) =>
    mandates.map(({ person: { id, name } }) => ({ id, name, delegation: code })),
  )
  return {
    documents: documents
      .filter(({ title, symbol }) => holds(`${symbol} ${title}`, words))
      .slice(0, most.documents)
      .map(({ id, title, symbol }) => ({ id, title, symbol })),
    people: everyone
      .filter(({ name, delegation }) => holds(`${name} ${delegation}`, words))
      .slice(0, most.people),
    passages: await place(ctx, documents, passages, words),
  }
}

async function place(
  ctx: Pick<ServerContext, 'db'>,
  documents: readonly ListedDocument[],
  passages: readonly Passage[],
  words: readonly string[],
): Promise<SearchResult['passages']> {
  const symbols = new Map(documents.map(({ id, symbol }) => [id, symbol]))
  const found = [...new Set(passages.map(({ document }) => document))]
  const given = await Promise.all(found.map((id) => readLabels(ctx.db, id)))
  const labels = new Map<string, string>(
    given.flatMap((one) => one.given.map(({ block, label }) => [block, label])),
  )
  return passages.map((one) => {
    const where = [symbols.get(one.document), labels.get(one.block)]
    return {
      document: one.document,
      block: one.block,
      label: where.filter((part) => part !== undefined).join(' · '),
      excerpt: excerpt(one.words, words),
    }
  })
}

/** The part of a passage around the first word found, cut between words. */
function excerpt(passage: string, words: readonly string[]): string {
  const text = passage.replace(/\s+/gu, ' ')
  if (text.length <= excerptLength) return text
  const first = Math.min(...words.map((word) => fold(text).indexOf(word)).filter((at) => at >= 0))
  const from = Number.isFinite(first) ? Math.max(0, first - excerptLength / 3) : 0
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const end = start + excerptLength
  const cut = end >= text.length ? text.slice(start) : text.slice(start, text.lastIndexOf(' ', end))
  return `${start > 0 ? '… ' : ''}${cut}${end < text.length ? ' …' : ''}`
}

function holds(text: string, words: readonly string[]): boolean {
  const folded = fold(text)
  return words.every((word) => folded.includes(word))
}

function wordsOf(query: string): string[] {
  return fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
}

function fold(text: string): string {
  return text.toLocaleLowerCase('en')
}
