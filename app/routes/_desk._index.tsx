import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { RelativeTime } from '#app/components/time.tsx'
import { actWords, SubjectName } from '#app/desk/act-words.tsx'
import { BlockerList } from '#app/desk/blocker-list.tsx'
import { DocumentList } from '#app/desk/document-list.tsx'
import { DutyList } from '#app/desk/duty-list.tsx'
import { NoticeList } from '#app/desk/notice-list.tsx'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { Performer } from '#app/desk/performer.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { useViewer } from '#app/desk/use-viewer.ts'
import { asksForAnswer } from '#app/domain/kernel/notice-kind.ts'
import type { NoticeKind } from '#app/domain/kernel/notice-kind.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LiveHandle } from '#app/live/interest.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { listBlockers } from '#server/drafting/list-blockers.ts'
import { listDocuments } from '#server/drafting/list-documents.ts'
import { listDuties } from '#server/drafting/list-duties.ts'
import { answerForm } from '#server/form-answer.ts'
import { dismissNotice } from '#server/notices/dismiss-notice.ts'
import { listNotices } from '#server/notices/list-notices.ts'
import { nameMatters } from '#server/positions/name-matters.ts'
import { nameEvents } from '#server/relief/name-events.ts'
import { nameGranted } from '#server/relief/name-granted.ts'
import { answering } from '#server/responses.ts'
import { nameSnapbacks } from '#server/safeguards/name-snapbacks.ts'
import { seeOther } from '#server/see-other.ts'
import { nameSubjects } from '#server/transparency/name-subjects.ts'
import { readRecord } from '#server/transparency/read-record.ts'

await Promise.all([readChapter('notices'), readChapter('deeds')])

export const handle = {
  ...pageHandle((t) => ({ title: t('desk:title') })),
  live: () => [
    { topic: 'record' },
    { topic: 'document' },
    { topic: 'brackets' },
    { topic: 'paragraphs' },
    { topic: 'comments' },
    { topic: 'notes' },
    { topic: 'frameworks' },
    { topic: 'relief' },
    { topic: 'safeguards' },
    { topic: 'people' },
  ],
} satisfies LiveHandle & ReturnType<typeof pageHandle>

const asksDelegation: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'silence-asked',
  'consent-asked',
  'confirmation-owed',
])

/** How many acts the desk tells of. */
const recentActs = 8

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const [duties, blocked, notices, documents, record] = await Promise.all([
      listDuties(context.server, viewer),
      listBlockers(context.server, viewer),
      listNotices(context.server, viewer),
      listDocuments(context.server, viewer),
      readRecord(context.server, viewer, {}),
    ])
    const isOfMatter = notices.some(({ subject }) => subject.kind === 'subject')
    const matters = isOfMatter ? await nameMatters(context.server, viewer) : new Map()
    const isOfSnapback = notices.some(({ subject }) => subject.kind === 'snapback')
    const snapbacks = isOfSnapback ? await nameSnapbacks(context.server, viewer) : []
    // What the clock does day by day moves nobody.
    const moved = record.entries.filter(({ type }) => type !== 'text.anchor').slice(0, recentActs)
    const isOfEvent = notices.some(({ subject }) => subject.kind === 'event')
    const events = isOfEvent ? await nameEvents(context.server, viewer) : []
    const isGranted = notices.some(
      ({ subject: { kind } }) => kind === 'measure' || kind === 'exemption',
    )
    const granted = isGranted ? await nameGranted(context.server, viewer) : []
    const subjects = await nameSubjects(context.server, viewer, moved)
    return {
      duties,
      blocked,
      // What a notice asks of the whole delegation stands among its duties.
      notices: notices
        .filter(({ kind }) => !asksDelegation.has(kind))
        .map(({ id, kind, subject, owed, silence, due }) => ({
          id,
          kind,
          asks: asksForAnswer(kind),
          owed,
          silence,
          due: due?.at ?? null,
          document:
            subject.kind === 'document'
              ? (documents.find((document) => document.id === subject.id) ?? null)
              : null,
          matter: subject.kind === 'subject' ? (matters.get(subject.id) ?? null) : null,
          snapback: snapbacks.find(({ id: known }) => known === subject.id) ?? null,
          event: events.find(({ id: known }) => known === subject.id) ?? null,
          granted: granted.find(({ id: known }) => known === subject.id) ?? null,
        })),
      documents: documents.filter(({ drafting }) => drafting === 'open'),
      moved: moved.map(({ index, type, deeds, at, delegation }, i) => ({
        index,
        type,
        deeds,
        at,
        delegation,
        subject: subjects[i] ?? null,
      })),
    }
  })
}

/** Puts a notice away. */
export function action({ context, request }: ActionFunctionArgs) {
  const viewer = signedIn(context, request)
  return answerForm(request, async (form) => {
    await dismissNotice(context.server, viewer, form)
    return seeOther(paths.desk)
  })
}

export default function Desk() {
  const { t } = useTexts()
  const { delegation } = useViewer()
  const { duties, blocked, notices, documents, moved } = useLoaderData<typeof loader>()
  const asked = notices.filter(({ asks }) => asks)
  const told = notices.filter(({ asks }) => !asks)
  return (
    <Page title={t('desk:title')}>
      <OtherErrors answer={useAnswer<typeof action>()} shown={[]} />
      <Section id="duties" title={t('notices:duties.title')}>
        <p className="text-muted">{t('notices:duties.lead', { delegation: delegation.name })}</p>
        {duties.length === 0 && asked.length > 0 ? null : <DutyList duties={duties} />}
        <NoticeList notices={asked} />
      </Section>
      {blocked.length === 0 ? null : (
        <Section id="blockers" title={t('notices:blockers.title')}>
          <BlockerList documents={blocked} />
        </Section>
      )}
      <Section id="owed" title={t('notices:told.title')}>
        <p className="text-muted">{t('notices:told.lead', { delegation: delegation.name })}</p>
        {told.length === 0 ? (
          <EmptyState>
            <span className="text-ink block font-medium">{t('notices:empty.title')}</span>
            {t('notices:empty.hint')}
          </EmptyState>
        ) : null}
        <NoticeList notices={told} />
      </Section>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:gap-12">
        <Section id="drafting" title={t('notices:drafting.title')}>
          {documents.length === 0 ? (
            <EmptyState
              action={
                <LinkButton to={paths.frameworks} look="primary">
                  {t('notices:drafting.action')}
                </LinkButton>
              }
            >
              {t('notices:drafting.empty')}
            </EmptyState>
          ) : (
            <DocumentList label={t('notices:drafting.title')} documents={documents} />
          )}
        </Section>
        <Section
          id="moved"
          title={t('notices:moved.title')}
          aside={<Link to={paths.record}>{t('notices:moved.all')}</Link>}
        >
          {moved.length === 0 ? (
            <EmptyState>{t('notices:moved.empty')}</EmptyState>
          ) : (
            <ol className="border-line border-t">
              {moved.map(({ index, type, deeds, at, delegation: by, subject }) => (
                <li
                  key={index}
                  className="border-line flex flex-wrap items-baseline gap-x-3 border-b py-2"
                >
                  <Performer delegation={by} className="w-14 flex-none" />
                  <span className="min-w-48 flex-1">
                    {actWords(t, { type, deeds })}
                    {subject === null ? null : ': '}
                    <SubjectName subject={subject} />
                  </span>
                  <span className="text-muted text-sm whitespace-nowrap">
                    <RelativeTime at={at} />
                  </span>
                </li>
              ))}
            </ol>
          )}
        </Section>
      </div>
    </Page>
  )
}
