import { paths } from '#app/paths.ts'
import type { ReadComments } from '#server/drafting/read-comments.ts'

/**
 * The one place of the page where one is about to write, which its address says: a paragraph on which a
 * thread begins, with the words that were selected there; a thread; or a comment of one's own.
 */
export type Unfolded =
  | { is: 'nothing' }
  | { is: 'paragraph'; id: string; quote: string }
  | { is: 'thread'; id: string }
  | { is: 'comment'; id: string }

export type FormProps = {
  read: ReadComments
  actKey: string
  answer: unknown
  unfolded: Unfolded
}

export function unfoldedIn(search: URLSearchParams): Unfolded {
  const [block, thread, comment] = ['block', 'thread', 'comment'].map((name) => search.get(name))
  if (block) return { is: 'paragraph', id: block, quote: search.get('quote') ?? '' }
  if (thread) return { is: 'thread', id: thread }
  if (comment) return { is: 'comment', id: comment }
  return { is: 'nothing' }
}

/** The address at which that is unfolded. */
export function unfolding({ id, of }: Pick<ReadComments, 'id' | 'of'>, unfolded: Unfolded): string {
  const kept: Readonly<Record<string, string>> = of === 'everyone' ? {} : { of }
  switch (unfolded.is) {
    case 'nothing':
      return paths.documentComments(id, kept)
    case 'paragraph': {
      const { quote } = unfolded
      const asked = { ...kept, block: unfolded.id, ...(quote !== '' && { quote }) }
      return `${paths.documentComments(id, asked)}#${unfolded.id}`
    }
    case 'thread':
    case 'comment':
      return paths.documentComments(id, { ...kept, [unfolded.is]: unfolded.id })
  }
}

/** The intents of the forms that are on the page. */
export function intentsOf({ of, threads }: ReadComments, unfolded: Unfolded): readonly string[] {
  switch (unfolded.is) {
    case 'nothing':
      return []
    case 'paragraph':
      return [`${of} start ${unfolded.id}`]
    case 'thread':
      return ['reply', 'resolve', 'reopen'].map((act) => `${of} ${act} ${unfolded.id}`)
    case 'comment':
      return threads
        .filter(({ comments }) => comments.some(({ id }) => id === unfolded.id))
        .flatMap(({ id }) =>
          ['correct', 'withdraw'].map((act) => `${of} ${act} ${id} ${unfolded.id}`),
        )
  }
}
