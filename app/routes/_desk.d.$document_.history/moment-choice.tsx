import { Form, Link, useSubmit } from '@remix-run/react'
import { useEffect, useState } from 'react'

import { Button } from '#app/components/button.tsx'
import { Field } from '#app/components/field.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ReadMoment } from '#server/drafting/read-moment.ts'

/** How long the slider must rest before the text follows it. */
const rest = 200

/** As of which edit the text is shown: a slider, steps, and the symbols the text has had. */
export function MomentChoice({
  read: { id, seq, head, symbols },
  error,
}: {
  read: ReadMoment
  error: string | undefined
}) {
  const { t } = useTexts()
  const submit = useSubmit()
  const [moved, setMoved] = useState(seq)
  useEffect(() => {
    if (moved === seq) return undefined
    const timer = setTimeout(
      () => submit({ at: String(moved) }, { replace: true, preventScrollReset: true }),
      rest,
    )
    return () => clearTimeout(timer)
  }, [moved, seq, submit])
  return (
    <Form className="flex max-w-176 flex-col gap-2 print:hidden">
      <Field
        label={t('history:moment')}
        name="at"
        hint={t('history:hint', { seq: moved, head })}
        error={error}
      >
        {(control) => (
          <input
            {...control}
            type="range"
            min={0}
            max={head}
            value={moved}
            onChange={({ target }) => setMoved(target.valueAsNumber)}
            aria-valuetext={t('history:hint', { seq: moved, head })}
            list="issued"
            className="accent-accent min-h-8 w-full"
          />
        )}
      </Field>
      <datalist id="issued">
        {symbols.map((issue) => (
          <option key={issue.symbol} value={issue.seq}>
            {issue.symbol}
          </option>
        ))}
      </datalist>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <Step document={id} at={seq - 1} head={head}>
          {t('history:earlier')}
        </Step>
        <Step document={id} at={seq + 1} head={head}>
          {t('history:later')}
        </Step>
        {symbols.map((issue) => (
          <Link
            key={issue.symbol}
            to={paths.documentHistory(id, issue.seq)}
            aria-current={issue.seq === seq ? 'true' : undefined}
          >
            <bdi className="font-mono">{issue.symbol}</bdi>
          </Link>
        ))}
        <Link to={paths.documentHistory(id)}>{t('history:now')}</Link>
        <noscript>
          <Button>{t('history:show')}</Button>
        </noscript>
      </div>
    </Form>
  )
}

/** The neighbouring edit; at either end its name stays, so that nothing moves under the finger. */
function Step({
  document,
  at,
  head,
  children,
}: {
  document: string
  at: number
  head: number
  children: string
}) {
  if (at < 0 || at > head) return <span className="text-muted">{children}</span>
  return (
    <Link to={paths.documentHistory(document, at)} replace preventScrollReset>
      {children}
    </Link>
  )
}
