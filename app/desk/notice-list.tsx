import { Form } from '@remix-run/react'

import { Button, LinkButton } from '#app/components/button.tsx'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { isOfDocument } from '#app/domain/kernel/notice-kind.ts'
import type { DocumentNoticeKind, NoticeKind, Silence } from '#app/domain/kernel/notice-kind.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { NamedGranted } from '#server/relief/name-granted.ts'

import { Due, SilenceSays } from './due-and-silence.tsx'

type DeskNotice = {
  readonly id: string
  readonly kind: NoticeKind
  readonly owed: string
  readonly silence: Silence
  readonly due: Instant | null
  readonly document: { readonly id: string; readonly symbol: string; readonly title: string } | null
  readonly matter: { readonly id: string; readonly framework: string; readonly name: string } | null
  readonly snapback: {
    readonly id: string
    readonly framework: string
    readonly provision: string
  } | null
  readonly event: { readonly id: string; readonly title: string } | null
  readonly granted: NamedGranted | null
}

/** Notices on a desk, each with where it leads. */
export function NoticeList({ notices }: { notices: readonly DeskNotice[] }) {
  return notices.length === 0 ? null : (
    <ul className="border-line border-t">
      {notices.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
    </ul>
  )
}

/** When, what, what silence means, and the one thing to do. */
function NoticeRow({ notice }: { notice: DeskNotice }) {
  const { t } = useTexts()
  const { kind, document, matter, snapback, event, granted, due, owed, silence } = notice
  const subject =
    document === null
      ? (matter?.name ?? snapback?.provision ?? event?.title ?? granted?.title ?? '')
      : `${document.symbol} ${document.title}`
  const words = t(`notices:kinds.${kind}`, {
    subject: subject === '' ? t('notices:told.hiddenDocument') : subject,
  })
  return (
    <li className="border-line grid grid-cols-1 items-baseline gap-x-6 gap-y-1 border-b py-3 md:grid-cols-[9rem_minmax(0,1fr)_auto_auto]">
      <Due at={due} />
      <span className="flex min-w-0 flex-col">
        <span className="font-medium">
          <bdi>{words}</bdi>
        </span>
        <span className="text-muted text-sm">
          {t(`notices:owed.${owed}`, { defaultValue: '' })}
        </span>
      </span>
      <SilenceSays silence={silence} />
      <span className="flex gap-2">
        {document === null || !isOfDocument(kind) ? null : (
          <OpenSubject to={placeOf(kind, document.id)} symbol={document.symbol} />
        )}
        {matter === null ? null : (
          <OpenSubject to={paths.positionsOn(matter.framework, matter.id)} symbol={matter.name} />
        )}
        {snapback === null ? null : (
          <OpenSubject
            to={paths.snapback(snapback.framework, snapback.id)}
            symbol={snapback.provision}
          />
        )}
        {event === null ? null : (
          <OpenSubject to={paths.reliefEvent(event.id)} symbol={event.title} />
        )}
        {granted === null ? null : (
          <OpenSubject to={placeOfGranted(granted)} symbol={granted.title} />
        )}
        {silence === 'nothing' ? (
          <Form method="post" action="/?index">
            <input type="hidden" name="notice" value={notice.id} />
            <Button look="quiet" aria-label={t('notices:dismissLabel', { notice: words })}>
              {t('notices:dismiss')}
            </Button>
          </Form>
        ) : null}
      </span>
    </li>
  )
}

function placeOfGranted({ kind, framework, id }: NamedGranted): string {
  switch (kind) {
    case 'measure':
      return paths.measure(framework, id)
    case 'exemption':
      return paths.exemption(framework, id)
  }
}

/** Where one sees what a notice of a document is about. */
function placeOf(kind: DocumentNoticeKind, document: string): string {
  switch (kind) {
    case 'comment-mention':
    case 'comment-answer':
      return paths.documentComments(document)
    case 'note-mention':
    case 'note-answer':
      return paths.documentComments(document, { of: 'delegation' })
    case 'silence-asked':
    case 'silence-runs':
    case 'silence-broken':
    case 'silence-withdrawn':
    case 'adopted-by-silence':
      return paths.documentSilence(document)
    case 'text-issued':
    case 'text-revised':
    case 'text-supplemented':
    case 'text-for-action':
    case 'text-orally-revised':
    case 'text-adopted':
    case 'text-not-adopted':
    case 'text-withdrawn':
    case 'text-deferred':
    case 'text-resumed':
    case 'text-reopened':
    case 'sponsor-again':
      return paths.documentLife(document)
    case 'statement-made':
    case 'reservation-made':
      return paths.documentStatements(document)
    case 'words-fixed':
    case 'paragraph-placed':
      return paths.paragraphs(document)
    case 'ruling-made':
      return paths.documentPanel(document, 'brackets')
    case 'document-opened':
    case 'consent-asked':
    case 'confirmation-owed':
    case 'reopening-requested':
      return paths.document(document)
  }
}

function OpenSubject({ to, symbol }: { to: string; symbol: string }) {
  const { t } = useTexts()
  return (
    <LinkButton to={to} prefetch="intent" aria-label={t('notices:told.openDocument', { symbol })}>
      {t('notices:told.open')}
    </LinkButton>
  )
}
