import type { Viewer } from '#app/domain/accounts/viewer.ts'

/** What the browser knows of its viewer: everything but the session. Enough to ask `may` with. */
export type ShownViewer = Pick<Viewer, 'coalition' | 'delegation' | 'mandate'> & {
  person: Pick<Viewer['person'], 'id' | 'name'>
}
