import { randomUUID } from 'node:crypto'
import { PassThrough } from 'node:stream'

import { createReadableStreamFromReadable } from '@remix-run/node'
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'

import { ReferenceProvider } from './components/error-page/reference.ts'
import { createTexts } from './i18n/instance.ts'
import { allTexts } from './i18n/texts.server.ts'
import { NonceProvider } from './nonce.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export const streamTimeout = 10_000

/** Renders a page; inline scripts of Remix and of React carry the nonce of the policy. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let answered = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.nonce}>
        <ReferenceProvider value={references.get(context)}>
          <I18nextProvider i18n={createTexts(context.locale, allTexts[context.locale])}>
            <RemixServer
              context={remix}
              url={request.url}
              abortDelay={streamTimeout}
              nonce={context.nonce}
            />
          </I18nextProvider>
        </ReferenceProvider>
      </NonceProvider>,
      {
        nonce: context.nonce,
        [ready]() {
          answered = true
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          headers.set('Content-Language', context.locale)
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          // What fails before the first byte is rejected above and noted by handleError.
          if (answered)
            context.server.log.error({ err: error, url: request.url }, 'rendering failed')
        },
      },
    )
    setTimeout(abort, streamTimeout).unref()
  })
}

/** Notes a failure under a reference that the error page shows, so that a person can quote it. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  const reference = randomUUID().slice(0, 8)
  references.set(context, reference)
  context.server.log.error({ err: error, reference, url: request.url }, 'request failed')
}

const references = new WeakMap<AppLoadContext, string>()
