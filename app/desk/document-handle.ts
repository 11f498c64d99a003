import type { useLoaderData } from '@remix-run/react'

import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import type { Crumb } from '#app/components/shell/page-handle.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'

/** What changes with one text, and is told of that text. */
const ofText = ['document', 'labels', 'brackets', 'paragraphs', 'comments'] as const
/** What may be about this text, and is told of something else. */
type Beyond = 'notes' | 'positions' | 'public-positions'

/** The document of a page, as its loader answered it. */
type Named = { id: string; symbol: string; framework: { id: string; name: string } }

type Loaded<Loader> = ReturnType<typeof useLoaderData<Loader>>

/**
 * The `handle` of a page of one document: under its symbol and the name of the page, reached through its
 * framework, its text and `below`, of which the page is the last, and read again on what it follows.
 */
export function documentHandle<Loader>({
  document,
  below,
  follows,
}: {
  document: (data: Loaded<Loader>) => Named
  below: (t: Translate, data: Loaded<Loader>) => readonly [...Crumb[], Crumb]
  follows: readonly ((typeof ofText)[number] | Beyond)[]
}) {
  return {
    ...pageHandle<Loader>((t, data) => {
      if (data === undefined) return { title: '' }
      const { id, symbol, framework } = document(data)
      const way = below(t, data)
      return {
        title: `${symbol} ${way.at(-1)?.label ?? ''}`,
        crumbs: [frameworkCrumb(framework), { label: symbol, to: paths.document(id) }, ...way],
      }
    }),
    live: ({ document: subject }) =>
      follows.map((topic) =>
        ofText.some((one) => one === topic) ? { topic, subject } : { topic },
      ),
  } satisfies LiveHandle & ReturnType<typeof pageHandle<Loader>>
}
