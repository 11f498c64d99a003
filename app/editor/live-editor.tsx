import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'

import { Notice } from '#app/components/notice.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import { namesByNode } from './block-names.ts'
import { redrawSigns } from './bracket-signs.ts'
import type { DocumentEditorProps } from './document-editor.tsx'
import { signDrawer } from './draw-sign.ts'
import { extensionsFor } from './extensions.ts'
import { LinkForm } from './link-form.tsx'
import { Notes } from './notes.tsx'
import { showLabels } from './paragraph-labels.ts'
import { PartForm } from './part-form.tsx'
import { flatLists, withoutIdentity } from './paste.ts'
import { isEditable, useTextSession, useTextState } from './text-session.tsx'
import { openText } from './text.client.ts'
import type { OpenText } from './text.client.ts'
import { Toolbar } from './toolbar.tsx'
import { useEditor } from './use-editor.ts'
import { WordsForm } from './words-form.tsx'

/** Opens the text and shows it as soon as there is something to show; until then, the reading view. */
export function LiveEditor({ children, ...props }: DocumentEditorProps) {
  const text = useOpenText(props)
  useSaveKey()
  const isThere = useTextState((state) => state.blocks !== null)
  return (
    <>
      <Ended />
      <Notes labels={props.labels} />
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
  access,
}: Omit<DocumentEditorProps, 'children'> & { text: OpenText }) {
  const { t } = useTexts()
  const editable = useTextState(isEditable)
  const mayEdit = useTextState((state) => (state.access ?? access) === 'edit')
  const [form, setForm] = useState<'link' | 'words' | 'part' | null>(null)
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
        },
        drawSign: signDrawer(t, holders),
      }),
      editable: false,
      injectCSS: false,
      editorProps: {
        attributes: { id, class: 'document', role: 'textbox', 'aria-multiline': 'true', lang, dir },
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
        />
      ) : null}
      {form === 'link' && editor !== null ? (
        <LinkForm editor={editor} onClose={() => setForm(null)} />
      ) : null}
      {form === 'words' && editor !== null ? (
        <WordsForm editor={editor} onClose={() => setForm(null)} />
      ) : null}
      {form === 'part' && editor !== null ? (
        <PartForm editor={editor} onClose={() => setForm(null)} />
      ) : null}
      <div ref={frame} />
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
