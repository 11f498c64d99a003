import { useMatches } from '@remix-run/react'
import type { useLoaderData } from '@remix-run/react'

import { useTexts } from '#app/i18n/use-texts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

export type Crumb = { label: string; to: string }

/** What a route says about its page: the document's title, and the way that leads to it. */
export type Page = { title: string; crumbs?: readonly Crumb[] | undefined }

type PageHandle = { page: (t: Translate, data: unknown) => Page }

/**
 * A route's `handle`: `export const handle = pageHandle<typeof loader>((t, data) => ({ title: … }))`.
 * `data` is what the loader answered, or undefined when it failed; an empty title is then left out.
 */
export function pageHandle<Loader = undefined>(
  page: (t: Translate, data: ReturnType<typeof useLoaderData<Loader>> | undefined) => Page,
): { page: typeof page } {
  return { page }
}

/** The way to a framework, which most pages lead on from. */
export function frameworkCrumb({ id, name }: { id: string; name: string }): Crumb {
  return { label: name, to: paths.framework(id) }
}

/** The page of the deepest matched route that names one. */
export function usePage(): Page {
  const { t } = useTexts()
  const described = useMatches().findLast((match) => isPageHandle(match.handle))
  if (described === undefined || !isPageHandle(described.handle)) return { title: '' }
  return described.handle.page(t, described.data ?? undefined)
}

function isPageHandle(handle: unknown): handle is PageHandle {
  return typeof handle === 'object' && handle !== null && 'page' in handle
}
