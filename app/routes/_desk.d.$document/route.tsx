import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'
import { useMemo } from 'react'

import { SheetHead } from '#app/components/sheet-head.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { ShellSlot } from '#app/components/shell/slots.tsx'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { useViewer } from '#app/desk/use-viewer.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { tongueOf } from '#app/domain/drafting/tongue-of.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { DocumentEditor } from '#app/editor/document-editor.tsx'
import { OutlinePanel } from '#app/editor/outline-panel.tsx'
import { PresenceList } from '#app/editor/presence-list.tsx'
import { ReadingView } from '#app/editor/reading-view.tsx'
import { SavedIndicator } from '#app/editor/saved-indicator.tsx'
import { TextSessionProvider } from '#app/editor/text-session.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import type { ServerContext } from '#server/context.ts'
import { actInSitting } from '#server/drafting/act-in-sitting.ts'
import { actOnBracket } from '#server/drafting/act-on-bracket.ts'
import { actOnParagraph } from '#server/drafting/act-on-paragraph.ts'
import { findDocument } from '#server/drafting/find-document.ts'
import { readDocument } from '#server/drafting/read-document.ts'
import type { ReadDocument } from '#server/drafting/read-document.ts'
import { setAccess } from '#server/drafting/set-access.ts'
import { closeDocument, openDocument } from '#server/drafting/set-drafting.ts'
import { answerForm } from '#server/form-answer.ts'
import type { SentForm } from '#server/form.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { DocumentHeader } from './document-header.tsx'
import { grantsIn } from './grants-in-form.ts'
import { sideIn } from './side-in-form.ts'
import { formsIn, panelOf, SidePanel } from './side-panel.tsx'

export const handle = {
  ...pageHandle<typeof loader>((_, data) => ({
    title: data === undefined ? '' : `${data.document.symbol} ${data.document.title}`,
    crumbs: data && [
      frameworkCrumb(data.document.framework),
      { label: data.document.symbol, to: paths.document(data.document.id) },
    ],
  })),
  live: ({ document }) => [
    { topic: 'document', subject: document },
    { topic: 'labels', subject: document },
    { topic: 'brackets', subject: document },
    { topic: 'paragraphs', subject: document },
    { topic: 'comments', subject: document },
    { topic: 'positions' },
  ],
} satisfies LiveHandle & ReturnType<typeof pageHandle<typeof loader>>

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => ({
    document: await readDocument(context.server, viewer, params['document']),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  const document = params['document']
  return answerForm(request, async (form, key) => {
    const { id } = await findDocument(server, signed, document)
    const viewer = await proveInForm(server, requester, signed, form)
    switch (form['intent']) {
      case 'open':
        await openDocument(server, viewer, { document: id }, key())
        return seeOther(paths.document(id))
      case 'close':
        await closeDocument(server, viewer, { document: id }, key())
        return seeOther(paths.document(id))
      case 'access':
        await setAccess(server, viewer, { document: id, grants: grantsIn(form) }, key())
        return seeOther(paths.documentPanel(id, 'access'))
      case undefined:
      default:
        return seeOther(await actOnPart(server, viewer, { document: id, form, key: key() }))
    }
  })
}

/** An act on one part of the text, whose intent names the part. Answers where to go then. */
async function actOnPart(
  server: ServerContext,
  viewer: Viewer,
  { document, form, key }: { document: DocumentId; form: SentForm; key: string },
): Promise<string> {
  const [part, name = ''] = (form['intent'] ?? '').split(' ')
  switch (part) {
    case 'bracket': {
      await actOnBracket(server, viewer, { document, bracket: name, ...sideIn(form) }, key)
      return paths.documentPanel(document, 'brackets')
    }
    case 'paragraph': {
      const { act, seen, reason } = form
      await actOnParagraph(server, viewer, { document, block: name, act, seen, reason }, key)
      return paths.documentParagraph(document, name)
    }
    case 'sitting': {
      const { quorum, delegation } = form
      await actInSitting(server, viewer, { document, act: name, quorum, delegation }, key)
      return paths.documentPanel(document, 'paragraphs')
    }
    case undefined:
    default:
      throw new BadInput({ intent: 'choice' })
  }
}

export default function DocumentPage() {
  const { t } = useTexts()
  const viewer = useViewer()
  const [search] = useSearchParams()
  const { document, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { id, symbol, title, access, blocks, holders, brackets, negotiation } = document
  const { lang, dir } = tongueOf(blocks)
  const labels = useMemo(() => marginOf(document), [document])
  const panel = panelOf(search.get('panel'), document)
  return (
    // Opened anew when what one may do with it changes: the server ends the session it had then.
    <TextSessionProvider key={`${id} ${access}`}>
      <ShellSlot name="presence">
        <PresenceList />
      </ShellSlot>
      <ShellSlot name="saved">
        <SavedIndicator />
      </ShellSlot>
      <div className="flex flex-col lg:flex-row">
        <div className="border-line hidden w-60 flex-none border-e lg:block print:hidden">
          <div className="sticky top-12 max-h-[calc(100dvh-3rem)] overflow-y-auto px-4 py-6">
            <OutlinePanel blocks={blocks} labels={labels} />
          </div>
        </div>
        <div className="order-2 min-w-0 flex-1 lg:order-none">
          <DocumentHeader document={document} panel={panel} />
          <div className="px-gutter py-4 empty:hidden">
            <OtherErrors answer={answer} shown={formsIn(panel, document, search.get('block'))} />
          </div>
          <details className="px-gutter border-line border-b py-2 lg:hidden print:hidden">
            <summary className="text-muted flex min-h-8 items-center gap-2 py-1 font-medium">
              <ChevronDown aria-hidden className="size-4 [details[open]_&]:rotate-180" />
              {t('documents:page.outline')}
            </summary>
            <div className="py-2">
              <OutlinePanel blocks={blocks} labels={labels} />
            </div>
          </details>
          <div className="sheet px-gutter py-4 md:px-4">
            <SheetHead symbol={symbol} title={title}>
              {document.isAdopted ? null : t('documents:views.unofficial')}
            </SheetHead>
            <NotWritable document={document} />
            <DocumentEditor
              documentId={id}
              viewer={viewer}
              access={access}
              title={title}
              lang={lang}
              dir={dir}
              labels={labels}
              holders={holders}
              brackets={brackets}
              negotiation={negotiation}
            >
              <ReadingView
                blocks={blocks}
                labels={labels}
                holders={holders}
                lang={lang}
                dir={dir}
              />
            </DocumentEditor>
          </div>
        </div>
        {panel === null ? null : (
          <SidePanel panel={panel} document={document} actKey={actKey} answer={answer} />
        )}
      </div>
    </TextSessionProvider>
  )
}

/** What stands in the margin: the labels, with a sign on what is agreed. Its words are in the panel. */
function marginOf({ labels, paragraphs }: ReadDocument): ReadDocument['labels'] {
  const signs = new Map(paragraphs.map(({ block, state }) => [String(block), signOf[state]]))
  return Object.fromEntries(
    Object.entries(labels).map(([block, label]) => [block, label + (signs.get(block) ?? '')]),
  )
}

const signOf: Partial<Record<ReadDocument['paragraphs'][number]['state'], string>> = {
  'agreed-ad-ref': '\u00A0(✓)',
  agreed: '\u00A0✓',
}

/** Why there is nothing to write with, where that is so. */
function NotWritable({ document: { access, drafting, frozen } }: { document: ReadDocument }) {
  const { t } = useTexts()
  if (access === 'edit') return null
  return (
    <p className="text-muted mx-auto max-w-144 pt-2 pb-6 print:hidden">
      {frozen
        ? t('documents:page.frozen')
        : t(drafting === 'closed' ? 'documents:page.closed' : 'documents:page.readOnly')}
    </p>
  )
}
