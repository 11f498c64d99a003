import { isRouteErrorResponse, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useState } from 'react'

import { LinkButton } from '#app/components/button.tsx'
import { instant, toIso } from '#app/domain/kernel/instant.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

import { errorKind, refusalOf } from './error-kind.ts'
import type { ErrorKind } from './error-kind.ts'
import { useReference } from './reference.ts'

/**
 * What went wrong, what was kept, what to do, and what to quote. Takes what `useRouteError` gives.
 * Something one may not see and something that is not there are answered alike.
 */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTexts()
  const kind = errorKind(error)
  const refusal = refusalOf(error)
  const what = t(`errors.${kind}.what`)
  return (
    <div className="px-gutter mx-auto flex w-full max-w-160 flex-col gap-6 py-12 md:py-24">
      <div className="flex flex-col gap-2">
        {isRouteErrorResponse(error) ? (
          <p className="text-muted font-mono">{error.status}</p>
        ) : null}
        <h1 className="text-2xl">{t(`errors.${kind}.title`)}</h1>
      </div>
      <div className="text-md flex flex-col gap-3">
        <p>
          {refusal === null
            ? what
            : t(`refusals:${refusal.code}`, { ...refusal.details, defaultValue: what })}
        </p>
        <p>{t(`errors.${kind}.kept`)}</p>
        <p>{t(`errors.${kind}.todo`)}</p>
      </div>
      <p className="flex flex-wrap gap-2">
        <WayOut kind={kind} />
      </p>
      {kind === 'failed' ? <Quote /> : null}
    </div>
  )
}

/** The title of the page while an error stands in its place. */
export function useErrorTitle(error: unknown): string | null {
  const { t } = useTexts()
  return error === undefined || error === null ? null : t(`errors.${errorKind(error)}.title`)
}

function WayOut({ kind }: { kind: ErrorKind }): ReactNode {
  const { t } = useTexts()
  const { pathname, search } = useLocation()
  switch (kind) {
    case 'signedOut':
      return (
        <LinkButton look="primary" to={paths.signIn} reloadDocument>
          {t('errors.signIn')}
        </LinkButton>
      )
    case 'failed':
    case 'unreachable':
      return (
        <>
          <LinkButton look="primary" to={pathname + search} reloadDocument>
            {t('errors.again')}
          </LinkButton>
          <LinkButton to={paths.desk} reloadDocument>
            {t('errors.toDesk')}
          </LinkButton>
        </>
      )
    case 'notFound':
    case 'forbidden':
    case 'badInput':
    case 'refused':
    case 'tooMany':
      return (
        <LinkButton look="primary" to={paths.desk} reloadDocument>
          {t('errors.toDesk')}
        </LinkButton>
      )
  }
}

/** The server's reference, or for what failed in the browser the time of it. */
function Quote() {
  const { t } = useTexts()
  const reference = useReference()
  const [at] = useState(() => toIso(instant(Date.now())))
  return (
    <p className="border-line text-muted border-t pt-4 text-sm">
      {t('errors.quote')}{' '}
      {/* What the server wrote stays: the browser knows neither its reference nor its time. */}
      <bdi dir="ltr" className="text-ink font-mono select-all" suppressHydrationWarning>
        {reference ?? at}
      </bdi>
    </p>
  )
}
