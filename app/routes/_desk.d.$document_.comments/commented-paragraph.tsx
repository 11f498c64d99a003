import { Link, useNavigate } from '@remix-run/react'
import { useRef } from 'react'
import type { MouseEvent, RefObject } from 'react'

import type { Place } from '#app/domain/drafting/anchor.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReadComments } from '#server/drafting/read-comments.ts'

import { selectedIn } from './selected-in.ts'
import { StartForm } from './start-form.tsx'
import { ThreadCard } from './thread-card.tsx'
import { unfolding } from './unfolded.ts'
import type { FormProps } from './unfolded.ts'

type Paragraph = ReadComments['paragraphs'][number]

/** A paragraph with what is said about it beside it, and where one begins to say something. */
export function CommentedParagraph({ paragraph, ...form }: FormProps & { paragraph: Paragraph }) {
  const { t } = useTexts()
  const { read, unfolded } = form
  const { id, label, text, lang, dir, isHeading } = paragraph
  const words = useRef<HTMLParagraphElement>(null)
  const here = read.threads.filter(({ place }) => place.is !== 'orphaned' && place.block === id)
  const open = here.filter(({ stage }) => stage === 'open')
  const resolved = here.filter(({ stage }) => stage === 'resolved')
  const isChosen = unfolded.is === 'paragraph' && unfolded.id === id
  if (text.trim() === '' && here.length === 0) return null
  return (
    <div
      id={id}
      className="border-line grid scroll-mt-16 grid-cols-1 gap-x-8 gap-y-3 border-b py-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
    >
      <div className="flex min-w-0 flex-col items-start gap-1">
        {label === null ? null : <bdi className="text-muted font-mono text-sm">{label}</bdi>}
        <p
          ref={words}
          lang={lang ?? undefined}
          dir={dir ?? 'auto'}
          className={`font-document text-md w-full whitespace-pre-line ${isHeading ? 'font-semibold' : ''}`}
        >
          <Marked text={text} places={open.map(({ place }) => place)} />
        </p>
        {read.may.speak && !isChosen ? <Begin {...form} paragraph={paragraph} at={words} /> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {isChosen && read.may.speak ? (
          <StartForm paragraph={paragraph} at={words} quote={unfolded.quote} {...form} />
        ) : null}
        {open.map((thread) => (
          <ThreadCard key={thread.id} thread={thread} {...form} />
        ))}
        {resolved.length === 0 ? null : (
          <details open={resolved.some((thread) => isUnfolded(thread, form)) || undefined}>
            <summary className="text-muted min-h-8 py-1 text-sm">
              {t('comments:resolvedCount', { count: resolved.length })}
            </summary>
            <div className="flex flex-col gap-4 pt-2">
              {resolved.map((thread) => (
                <ThreadCard key={thread.id} thread={thread} {...form} />
              ))}
            </div>
          </details>
        )}
      </div>
    </div>
  )
}

function isUnfolded(thread: ReadComments['threads'][number], { unfolded }: FormProps): boolean {
  if (unfolded.is === 'thread') return unfolded.id === thread.id
  return unfolded.is === 'comment' && thread.comments.some(({ id }) => id === unfolded.id)
}

/** Leads to the form; with a script, it takes the words along that are selected in the paragraph. */
function Begin({
  read,
  paragraph: { id, label },
  at,
}: FormProps & { paragraph: Paragraph; at: RefObject<HTMLElement> }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const act = t(`comments:begin.${read.of}`)
  const take = (event: MouseEvent) => {
    const quote = selectedIn(at.current)
    if (quote === '' || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    navigate(unfolding(read, { is: 'paragraph', id, quote }), { preventScrollReset: true })
  }
  return (
    <Link
      to={unfolding(read, { is: 'paragraph', id, quote: '' })}
      preventScrollReset
      aria-label={t('comments:begin.on', { act, place: label ?? t('comments:place') })}
      // Pressing it would give the selection up before it is read.
      onMouseDown={(event) => event.preventDefault()}
      onClick={take}
      className="text-accent inline-flex min-h-8 items-center text-sm"
    >
      {act}
    </Link>
  )
}

/** The words of a paragraph, with those marked that threads are about. */
function Marked({ text, places }: { text: string; places: readonly Place[] }) {
  const spans = places.flatMap((place) => (place.is === 'words' ? [place] : []))
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])]
  const ends = cuts.toSorted((a, b) => a - b)
  return ends.slice(0, -1).map((from, at) => {
    const piece = text.slice(from, ends[at + 1])
    const isQuoted = spans.some((span) => span.from <= from && from < span.to)
    return isQuoted ? (
      <mark key={from} className="bg-accent/12 decoration-accent text-inherit underline">
        {piece}
      </mark>
    ) : (
      piece
    )
  })
}
