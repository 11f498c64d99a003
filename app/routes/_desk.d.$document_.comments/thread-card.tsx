import { Link } from '@remix-run/react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { ChangedWords } from '#app/desk/changed-words.tsx'
import { WordsField } from '#app/desk/words-field.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { CommentShown, ThreadShown } from '#server/drafting/show-threads.ts'

import { unfolding } from './unfolded.ts'
import type { FormProps } from './unfolded.ts'

type Props = FormProps & { thread: ThreadShown }

/** What it is about, what was said, and what one can do in it. */
export function ThreadCard({ thread, ...form }: Props) {
  const { t } = useTexts()
  const { read, unfolded } = form
  const { id, quote, redline, comments, resolved, acts } = thread
  const [first] = comments
  const isChosen = unfolded.is === 'thread' && unfolded.id === id
  return (
    <article
      id={`thread-${id}`}
      aria-label={t(`comments:thread.${read.of}`, { delegation: first?.by.code ?? '' })}
      className="border-line flex scroll-mt-16 flex-col gap-3 border-s-2 ps-3"
    >
      {quote === null ? (
        <p className="text-muted text-sm">{t('comments:onWhole')}</p>
      ) : (
        <q dir="auto" className="font-document text-sm">
          {quote.words}
        </q>
      )}
      {redline === null ? null : (
        <div>
          <p className="text-muted text-sm">{t('comments:wouldRead')}</p>
          <p dir="auto" className="changed-words font-document">
            <ChangedWords changes={redline} />
          </p>
        </div>
      )}
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} thread={thread} {...form} />
      ))}
      {resolved === null ? null : (
        <p className="text-sm">
          <Status tone="good">{t('comments:resolvedBy')}</Status>{' '}
          <DelegationTag delegation={resolved.by} />{' '}
          <span className="text-muted">
            <Time at={resolved.at} />
          </span>
        </p>
      )}
      {isChosen ? (
        <ThreadForms thread={thread} {...form} />
      ) : (
        <ActLinks acts={acts} to={unfolding(read, { is: 'thread', id })} />
      )}
    </article>
  )
}

function ThreadForms({ thread: { id, acts }, read, actKey, answer }: Props) {
  const { t } = useTexts()
  return acts.map((act) => {
    const intent = `${read.of} ${act} ${id}`
    const given = answerTo(intent, answer)
    return (
      <ActForm
        key={act}
        intent={intent}
        actKey={actKey}
        answer={given}
        labels={{ words: t(`comments:words.${read.of}`) }}
        effect={t(`comments:${act}.effect`)}
        submit={t(`comments:${act}.submit`)}
        look={act === 'reply' ? 'primary' : 'plain'}
      >
        {act === 'reply' ? (
          <WordsField
            read={read}
            error={given?.fields['words']}
            typed={given?.typed['words']}
            isNew
          />
        ) : null}
      </ActForm>
    )
  })
}

function Comment({ comment, ...props }: Props & { comment: CommentShown }) {
  const { t } = useTexts()
  const { read, unfolded } = props
  const { id, by, person, at, words, corrected, acts } = comment
  const isChosen = unfolded.is === 'comment' && unfolded.id === id
  return (
    <div className="flex flex-col gap-1">
      <p className="text-muted flex flex-wrap items-baseline gap-x-2 text-sm">
        <DelegationTag delegation={by} />
        {person === null ? null : <bdi>{person}</bdi>}
        <Time at={at} />
        {corrected ? <span>{t('comments:corrected')}</span> : null}
      </p>
      {words === null ? (
        <p className="text-muted">{t('comments:withdrawn')}</p>
      ) : (
        <p dir="auto" className="break-words whitespace-pre-wrap">
          {words}
        </p>
      )}
      {acts.length === 0 || isChosen ? null : (
        <ActLinks acts={acts} to={unfolding(read, { is: 'comment', id })} />
      )}
      {isChosen ? <CommentForms comment={comment} {...props} /> : null}
    </div>
  )
}

function CommentForms({
  comment: { id, acts, words },
  thread,
  read,
  actKey,
  answer,
}: Props & { comment: CommentShown }) {
  const { t } = useTexts()
  return acts.map((act) => {
    const intent = `${read.of} ${act} ${thread.id} ${id}`
    const given = answerTo(intent, answer)
    return (
      <ActForm
        key={act}
        intent={intent}
        actKey={actKey}
        answer={given}
        labels={{ words: t(`comments:words.${read.of}`) }}
        effect={t(`comments:${act}.effect`)}
        submit={t(`comments:${act}.submit`)}
        look={act === 'correct' ? 'primary' : 'plain'}
      >
        {act === 'correct' ? (
          <WordsField
            read={read}
            error={given?.fields['words']}
            typed={given?.typed['words'] ?? words ?? undefined}
            isNew
          />
        ) : null}
      </ActForm>
    )
  })
}

function ActLinks({ acts, to }: { acts: (ThreadShown | CommentShown)['acts']; to: string }) {
  const { t } = useTexts()
  return (
    <p className="flex flex-wrap gap-x-4 text-sm">
      {acts.map((act) => (
        <Link
          key={act}
          to={to}
          preventScrollReset
          className="text-accent inline-flex min-h-8 items-center"
        >
          {t(`comments:${act}.submit`)}
        </Link>
      ))}
    </p>
  )
}
