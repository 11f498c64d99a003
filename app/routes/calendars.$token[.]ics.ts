import { createHash } from 'node:crypto'

import type { LoaderFunctionArgs } from '@remix-run/node'

import type { Locale } from '#app/domain/accounts/viewer.ts'
import type { FeedTexts } from '#app/domain/relief/feed.ts'
import { createTexts } from '#app/i18n/instance.ts'
import { allTexts } from '#app/i18n/texts.server.ts'
import { paths } from '#app/paths.ts'
import { readFeed } from '#server/feeds/read-feed.ts'
import { answering } from '#server/responses.ts'

/** A calendar for programs that subscribe to its secret address. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const { server, requester } = context
  return answering(async () => {
    const asked = { token: params['token'] ?? '', from: requester.from }
    const text = await readFeed(server, asked, {
      textsIn,
      eventAt: paths.reliefEvent,
      snapbackAt: paths.snapback,
      measureAt: paths.measure,
      exemptionAt: paths.exemption,
    })
    const tag = `"${createHash('sha256').update(text).digest('hex')}"`
    const headers = { ETag: tag, 'Cache-Control': 'private, no-cache' }
    return request.headers.get('If-None-Match') === tag
      ? new Response(null, { status: 304, headers })
      : new Response(text, {
          headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' },
        })
  })
}

function textsIn(locale: Locale): FeedTexts {
  const { t } = createTexts(locale, allTexts[locale])
  return {
    title: (entry, number) => t(`calendars:entries.${entry}.title`, { number }),
    description: (entry) => t(`calendars:entries.${entry}.description`),
  }
}
