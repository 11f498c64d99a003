import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { lazy, Suspense, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'

import { pageKeys } from '#app/components/hotkeys/page-keys.ts'
import { useHotkeys } from '#app/components/hotkeys/use-hotkeys.ts'
import { reaches } from '#app/domain/accounts/access.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { namesByNode } from './block-names.ts'
import { redrawSigns } from './bracket-signs.ts'
import { commentedOn } from './commented-on.ts'
import type { DocumentEditorProps } from './document-editor.tsx'
import { signDrawer } from './draw-sign.ts'
import { extensionsFor } from './extensions.ts'
import type { AskedIn } from './forms.tsx'
import { showLabels } from './paragraph-labels.ts'
import { flatLists, refusingLong, withoutIdentity } from './paste.ts'
import { SaidAbove } from './said-above.tsx'
import { isEditable, useTextState } from './text-session.tsx'
import type { OpenText } from './text.client.ts'
import { Toolbar } from './toolbar.tsx'
import type { Unmade } from './unmade-edit.tsx'
import { useEditor } from './use-editor.ts'
import { useNegotiation } from './use-negotiation.ts'
import { useOpenText } from './use-open-text.ts'
import { useSaveKey } from './use-save-key.ts'

const loadForms = () => import('./forms.tsx')
const AskingForm = lazy(async () => ({ default: (await loadForms()).AskingForm }))
const UnmadeEdit = lazy(async () => ({
  default: (await import('./unmade-edit.tsx')).UnmadeEdit,
}))

/** Opens the text and shows it as soon as there is something to show; until then, the reading view. */
export function LiveEditor({ children, ...props }: DocumentEditorProps) {
  const text = useOpenText(props)
  useSaveKey()
  const isThere = useTextState((state) => state.blocks !== null)
  // Soon, so that they are there also when the line is not.
  useEffect(() => void loadForms(), [])
  return (
    <>
      <SaidAbove labels={props.labels} />
      {text === null || !isThere ? children : <Written {...props} text={text} />}
    </>
  )
}

function Written({
  text,
  title,
  lang,
  dir,
  labels,
  holders,
  brackets,
  negotiation,
  documentId,
  viewer,
  access,
}: Omit<DocumentEditorProps, 'children'> & { text: OpenText }) {
  const { t } = useTexts()
  const [unmade, setUnmade] = useState<{ why: Unmade } | null>(null)
  const refuse = useCallback((why: Unmade) => setUnmade({ why }), [])
  const { code: delegation } = viewer.delegation
  const { rewrite, isReady } = useNegotiation(negotiation, { delegation, brackets }, refuse)
  const editable = useTextState(isEditable) && isReady
  const granted = useTextState((state) => state.access) ?? access
  const mayEdit = granted === 'edit'
  const mayComment = reaches(granted, 'comment')
  const [form, setForm] = useState<AskedIn | null>(null)
  const closeForm = useCallback(() => setForm(null), [])
  const id = useId()
  const toolbar = useRef<HTMLDivElement>(null)
  const options = useMemo(
    () => ({
      extensions: extensionsFor({
        ...text,
        tongue: { lang, dir },
        labels,
        cellNames: namesByNode(t),
        keys: {
          link: () => setForm('link'),
          words: () => setForm('words'),
          toolbar: () => toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
          refuse,
        },
        drawSign: signDrawer(t, holders),
        rewrite,
      }),
      editable: false,
      injectCSS: false,
      editorProps: {
        attributes: { id, class: 'document', role: 'textbox', 'aria-multiline': 'true', lang, dir },
        handlePaste: refusingLong(refuse),
        transformPasted: withoutIdentity,
        transformPastedHTML: flatLists,
      },
    }),
    // The editor is made once for a text; what changes later is told to it below.
    // oxlint-disable-next-line react/exhaustive-deps
    [text],
  )
  const { editor, frame } = useEditor(options)
  const comment = () => {
    if (editor === null || !mayComment) return
    if (commentedOn(editor.state) === null) refuse('not-one-paragraph')
    else setForm('comment')
  }
  // Of the page and not of the text, since one may also comment where one may not write.
  useHotkeys({ [pageKeys.comment]: comment })
  useEffect(() => {
    const forget = ({ transaction }: { transaction: Transaction }) => {
      if (transaction.getMeta(ySyncPluginKey) === undefined) setUnmade(null)
    }
    editor?.on('update', forget)
    return () => void editor?.off('update', forget)
  }, [editor])
  useEffect(() => {
    editor?.setEditable(editable, false)
    editor?.view.dom.setAttribute('aria-readonly', String(!editable))
  }, [editor, editable])
  useEffect(() => {
    editor?.view.dom.setAttribute('aria-label', t('drafting:text.label', { title }))
  }, [editor, title, t])
  useEffect(() => {
    if (editor !== null) showLabels(editor.view, labels)
  }, [editor, labels])
  useEffect(() => {
    if (editor !== null) redrawSigns(editor.view, signDrawer(t, holders))
  }, [editor, t, holders])
  return (
    <>
      {mayComment && editor !== null ? (
        <Toolbar
          ref={toolbar}
          editor={editor}
          controls={id}
          mayEdit={mayEdit}
          isOff={!editable}
          onComment={comment}
          onLink={() => setForm('link')}
          onWords={() => setForm('words')}
          onPart={() => setForm('part')}
          onRefused={refuse}
        />
      ) : null}
      {form !== null && editor !== null ? (
        <Suspense>
          <AskingForm as={form} editor={editor} document={documentId} onClose={closeForm} />
        </Suspense>
      ) : null}
      <div ref={frame} />
      {unmade === null ? null : (
        <Suspense>
          <UnmadeEdit why={unmade.why} />
        </Suspense>
      )}
    </>
  )
}
