import type { Viewer } from '#app/domain/accounts/viewer.ts'

/** What the shell shows of its viewer. */
export type ShownViewer = {
  person: Pick<Viewer['person'], 'name'>
  delegation: Pick<Viewer['delegation'], 'code' | 'name' | 'hue'>
  mandate: Pick<Viewer['mandate'], 'kind'>
}
