import '#styles/editor.css'
import type { ReactNode } from 'react'
import { lazy, Suspense, useSyncExternalStore } from 'react'

import type { Access } from '#app/domain/accounts/access.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { Direction } from '#app/domain/drafting/block.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { BracketShown } from '#server/drafting/show-brackets.ts'

import type { Labels } from './paragraph-labels.ts'
import type { Holders } from './read-sign.ts'

export type DocumentEditorProps = {
  documentId: DocumentId
  /** Who writes; the presence of others comes from the server's roster. */
  viewer: {
    person: Pick<Viewer['person'], 'id' | 'name'>
    delegation: Pick<Viewer['delegation'], 'code' | 'hue'>
  }
  /** What the viewer may do, as the loader knows it. The server says it again and decides. */
  access: Access
  title: string
  /** The text's own language, which new blocks take. */
  lang: string
  dir: Direction
  /** Block id → label, from the loader; give it anew when it was revalidated. */
  labels: Labels
  /** Who holds each bracket and alternative, from the loader too. */
  holders: Holders
  /** What is in brackets, as the server knows it. */
  brackets: readonly BracketShown[]
  /** Whether every edit is to be a proposal. */
  negotiation: boolean
  /** The text as the server rendered it, shown until the open one takes its place. */
  children: ReactNode
}

const LiveEditor = lazy(async () => ({ default: (await import('./live-editor.tsx')).LiveEditor }))

/**
 * The text, open for writing. Its code is fetched where it is shown and only in the browser; a
 * `TextSessionProvider` around it carries what the indicators show.
 */
export function DocumentEditor(props: DocumentEditorProps) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!inBrowser) return props.children
  return (
    <Suspense fallback={props.children}>
      <LiveEditor key={`${props.documentId} ${props.viewer.person.id}`} {...props} />
    </Suspense>
  )
}

/** That this is a browser does not change. */
function never(): () => void {
  return () => undefined
}
