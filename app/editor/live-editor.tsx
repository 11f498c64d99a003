import type { Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { lazy, Suspense, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'

import { Notice } from '#app/components/notice.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import { namesByNode } from './block-names.ts'
import { redrawSigns } from './bracket-signs.ts'
import type { DocumentEditorProps } from './document-editor.tsx'
import { signDrawer } from './draw-sign.ts'
import { extensionsFor } from './extensions.ts'
import type { AskedIn } from './forms.tsx'
import { showLabels } from './paragraph-labels.ts'
import { flatLists, isTooLong, withoutIdentity } from './paste.ts'
import { isEditable, useTextSession, useTextState } from './text-session.tsx'
import { openText } from './text.client.ts'
import type { OpenText } from './text.client.ts'
import { Toolbar } from './toolbar.tsx'
import type { Unmade } from './unmade-edit.tsx'
import { useEditor } from './use-editor.ts'
import { useNegotiation } from './use-negotiation.ts'

const loadForms = () => import('./forms.tsx')
const AskingForm = lazy(async () => ({ default: (await loadForms()).AskingForm }))
const loadNotes = () => import('./notes.tsx')
const Notes = lazy(async () => ({ default: (await loadNotes()).Notes }))
const UnmadeEdit = lazy(async () => ({
  default: (await import('./unmade-edit.tsx')).UnmadeEdit,
}))

/** Opens the text and shows it as soon as there is something to show; until then, the reading view. */
export function LiveEditor({ children, ...props }: DocumentEditorProps) {
  const text = useOpenText(props)
  useSaveKey()
  const isThere = useTextState((state) => state.blocks !== null)
  const hasNotes = useTextState(({ notes }) => notes.length > 0)
  // Soon, so that they are there also when the line is not.
  useEffect(() => void Promise.all([loadForms(), loadNotes()]), [])
  return (
    <>
      <Ended />
      {hasNotes ? (
        <Suspense>
          <Notes labels={props.labels} />
        </Suspense>
      ) : null}
      {text === null || !isThere ? children : <Written {...props} text={text} />}
    </>
  )
}

function useOpenText({
  documentId,
  viewer,
}: Omit<DocumentEditorProps, 'children'>): OpenText | null {
  const session = useTextSession()
  const [text, setText] = useState<OpenText | null>(null)
  const { id: person, name } = viewer.person
  const { code: delegation, hue } = viewer.delegation
  useEffect(() => {
    let isLeft = false
    let close: (() => void) | null = null
    const show = (open: OpenText): void => {
      if (!isLeft) setText(open)
    }
    void openText({ person, document: documentId }, { name, delegation, hue }, session, show).then(
      (opened) => {
        close = opened.close
        if (isLeft) close()
      },
    )
    return () => {
      isLeft = true
      close?.()
    }
  }, [documentId, person, name, delegation, hue, session])
  return text
}

/** Mod-S says where the edits are: the browser's own dialog would save the page and not the text. */
function useSaveKey(): void {
  const session = useTextSession()
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !isLetter(event, 's')) return
      event.preventDefault()
      session.write({ asked: session.read().asked + 1 })
    }
    globalThis.addEventListener('keydown', pressed)
    return () => globalThis.removeEventListener('keydown', pressed)
  }, [session])
}

/** By its place on the keyboard where the layout has no Latin letters (stack.md 5). */
function isLetter({ key, code }: KeyboardEvent, letter: string): boolean {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`
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
  viewer,
  access,
}: Omit<DocumentEditorProps, 'children'> & { text: OpenText }) {
  const { t } = useTexts()
  const [unmade, setUnmade] = useState<{ why: Unmade } | null>(null)
  const refuse = useCallback((why: Unmade) => setUnmade({ why }), [])
  const { code: delegation } = viewer.delegation
  const { rewrite, isReady } = useNegotiation(negotiation, { delegation, brackets }, refuse)
  const editable = useTextState(isEditable) && isReady
  const mayEdit = useTextState((state) => (state.access ?? access) === 'edit')
  const [form, setForm] = useState<AskedIn | null>(null)
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
        handlePaste: (_view: unknown, _event: unknown, slice: Slice) => {
          if (isTooLong(slice)) refuse('paste-too-long')
          return isTooLong(slice)
        },
        transformPasted: withoutIdentity,
        transformPastedHTML: flatLists,
      },
    }),
    // The editor is made once for a text; what changes later is told to it below.
    // oxlint-disable-next-line react/exhaustive-deps
    [text],
  )
  const { editor, frame } = useEditor(options)
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
      {mayEdit && editor !== null ? (
        <Toolbar
          ref={toolbar}
          editor={editor}
          controls={id}
          isOff={!editable}
          onLink={() => setForm('link')}
          onWords={() => setForm('words')}
          onPart={() => setForm('part')}
          onRefused={refuse}
        />
      ) : null}
      {form !== null && editor !== null ? (
        <Suspense>
          <AskingForm as={form} editor={editor} onClose={() => setForm(null)} />
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

/** Why the text can no longer be saved here, and the way on. */
function Ended(): ReactNode {
  const { t } = useTexts()
  const link = useTextState(({ save }) => save.link)
  if (link.link !== 'ended') return null
  return (
    <div role="alert" className="mb-4">
      <Notice tone="bad">
        {link.because === null ? null : t(`drafting:refusedEdit.${link.because}`)}{' '}
        {t(`drafting:ended.${link.why}`)}{' '}
        <button
          type="button"
          className="text-accent underline"
          onClick={() => globalThis.location.reload()}
        >
          {t('drafting:ended.reloadAction')}
        </button>
      </Notice>
    </div>
  )
}
