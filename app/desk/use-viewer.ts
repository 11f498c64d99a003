import { useRootData } from '#app/components/shell/root-data.ts'

type RootData = NonNullable<ReturnType<typeof useRootData>>

/** What the browser knows of its viewer: enough to ask `may` with, and no session. */
export type DeskViewer = NonNullable<RootData['viewer']>

/** The signed-in viewer of a desk page. Its layout lets nobody else in. */
export function useViewer(): DeskViewer {
  const viewer = useRootData()?.viewer
  if (!viewer) throw new Error('a page of the desk without a viewer')
  return viewer
}
