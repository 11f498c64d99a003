import '#styles/editor.css'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import clsx from 'clsx'

import { EmptyState } from '#app/components/empty-state.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { useViewer } from '#app/desk/use-viewer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { commentOnText } from '#server/drafting/comment-on-text.ts'
import { findDocument } from '#server/drafting/find-document.ts'
import { keepNote } from '#server/drafting/keep-note.ts'
import { readComments } from '#server/drafting/read-comments.ts'
import type { ReadComments } from '#server/drafting/read-comments.ts'
import { answerForm } from '#server/form-answer.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { CommentedParagraph } from './commented-paragraph.tsx'
import { Orphans } from './orphans.tsx'
import { intentsOf, unfoldedIn } from './unfolded.ts'

await readChapter('comments')

export const handle = documentHandle<typeof loader>({
  document: ({ read }) => read,
  below: (t, { read }) => [{ label: t('documents:comments'), to: paths.documentComments(read.id) }],
  follows: ['document', 'labels', 'paragraphs', 'comments', 'notes'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  return answering(async () => ({
    read: await readComments(context.server, viewer, params['document'], asked),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server } = context
  const viewer = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id: document } = await findDocument(server, viewer, params['document'])
    const [of = '', act, name, comment] = (form['intent'] ?? '').split(' ')
    const { quote, words, redline } = form
    const input =
      act === 'start'
        ? { document, act, block: name, quote, words, redline }
        : { document, act, thread: name, comment, words }
    switch (of) {
      case 'everyone': {
        const { thread } = await commentOnText(server, viewer, input, key())
        return seeOther(`${paths.documentComments(document)}#thread-${thread}`)
      }
      case 'delegation': {
        const { note } = await keepNote(server, viewer, input, key())
        return seeOther(`${paths.documentComments(document, { of })}#thread-${note}`)
      }
      default:
        throw new BadInput({ intent: 'choice' })
    }
  })
}

export default function CommentsPage() {
  const { t } = useTexts()
  const { delegation } = useViewer()
  const [search] = useSearchParams()
  const { read, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const unfolded = unfoldedIn(search)
  const { of, paragraphs, threads } = read
  const isQuiet = threads.every(({ stage }) => stage !== 'open')
  const form = { read, actKey, answer, unfolded }
  return (
    <Page
      title={<bdi>{read.title}</bdi>}
      lead={t(`comments:leads.${of}`, { delegation: delegation.name })}
      action={
        <p>
          <Link to={paths.document(read.id)}>
            <bdi>{read.symbol}</bdi>
          </Link>
        </p>
      }
    >
      <Tabs read={read} />
      <OtherErrors answer={answer} shown={intentsOf(read, unfolded)} />
      {read.may.speak ? null : <p className="text-muted">{t('comments:readOnly')}</p>}
      {isQuiet && read.may.speak ? <p className="text-muted">{t(`comments:empty.${of}`)}</p> : null}
      <Orphans {...form} />
      <Section id="text" title={t('comments:text')}>
        {paragraphs.length === 0 ? (
          <EmptyState>{t('comments:noText')}</EmptyState>
        ) : (
          <div className="border-line border-t">
            {paragraphs.map((paragraph) => (
              <CommentedParagraph key={paragraph.id} paragraph={paragraph} {...form} />
            ))}
          </div>
        )}
      </Section>
    </Page>
  )
}

/** Comments, and the notes of one's own delegation: two places, of which one is here. */
function Tabs({ read: { id, of, may } }: { read: ReadComments }) {
  const { t } = useTexts()
  const { delegation } = useViewer()
  if (!may.keepNotes) return null
  const tabs = [
    { here: 'everyone', to: paths.documentComments(id), name: t('documents:comments') },
    {
      here: 'delegation',
      to: paths.documentComments(id, { of: 'delegation' }),
      name: t('comments:notes', { delegation: delegation.code }),
    },
  ]
  return (
    <nav aria-label={t('comments:tabs')}>
      <ul className="-mx-2 flex flex-wrap gap-1">
        {tabs.map(({ here, to, name }) => (
          <li key={here}>
            <Link
              to={to}
              aria-current={here === of ? 'page' : undefined}
              className={clsx(
                'rounded-control inline-flex min-h-8 items-center px-2 text-sm no-underline',
                here === of
                  ? 'bg-accent/10 text-accent font-medium'
                  : 'text-muted hover:bg-sunken hover:text-ink',
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
