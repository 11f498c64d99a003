import type { LoaderFunctionArgs } from '@remix-run/node'

import type { Translate } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { FiguresHead } from '#server/positions/figures/see-positions.ts'

import type { FigurePage } from './views.ts'

/** The title of a page of figures, and the way that leads to it. */
export function figuresTitle(t: Translate, view: FigurePage, head: FiguresHead | undefined) {
  const title = t(`figures:views.${view}.title`)
  if (head === undefined) return { title }
  const { id, name } = head.framework
  return {
    title,
    crumbs: [
      { label: name, to: paths.framework(id) },
      { label: t('positions:title'), to: paths.positions(id) },
      { label: title, to: paths.figures(id, view) },
    ],
  }
}

/** What makes a page of figures read again: a position that its reader may see (positions/SPEC.md VI7). */
export function figuresLive({ framework }: Readonly<Record<string, string | undefined>>) {
  return [
    { topic: 'positions' as const, subject: framework },
    { topic: 'public-positions' as const, subject: framework },
  ]
}

/** What the address of a page of figures asks for: the framework, and a past moment. */
export function figuresAsked({ request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>) {
  return { framework: params['framework'], at: new URL(request.url).searchParams.get('at') }
}
