import { redirect } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/node'

import type { Viewer } from '#app/domain/accounts/viewer.ts'

import { paths } from './paths.ts'

/**
 * The viewer of a page that is only for those who are signed in. Everyone else is led to the sign-in
 * page, or to the choice of a mandate, and comes back here afterwards.
 */
export function signedIn(context: AppLoadContext, request: Request): Viewer {
  const { visitor } = context
  if (visitor.state === 'acting') return visitor.viewer
  const { pathname, search } = new URL(request.url)
  const returnTo = request.method === 'GET' ? pathname + search : paths.desk
  throw redirect(
    visitor.state === 'choosing' ? paths.chooseMandateFor(returnTo) : paths.signInFor(returnTo),
  )
}
