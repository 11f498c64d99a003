import { useRouteLoaderData } from '@remix-run/react'

import type { loader } from '#app/root.tsx'

/** What the root loader says of the reader; undefined only on an error page of the root itself. */
export function useRootData() {
  return useRouteLoaderData<typeof loader>('root')
}
