import type { Request } from 'express'

import { resolveLocale } from '#app/domain/accounts/locale.ts'
import type { Locale, Viewer } from '#app/domain/accounts/viewer.ts'

import type { Requester } from './accounts/requester.ts'
import type { Visitor } from './accounts/viewer-of.ts'
import type { ServerContext } from './context.ts'

export type Theme = 'light' | 'dark' | 'system'

declare module '@remix-run/node' {
  /** What loaders and actions get: who asks, in which language, and the server to ask. */
  interface AppLoadContext {
    server: ServerContext
    visitor: Visitor
    viewer: Viewer | null
    requester: Requester
    nonce: string
    locale: Locale
    theme: Theme
    demo: boolean
  }
}

export function loadContextOf(
  server: ServerContext,
  visitor: Visitor,
  request: Request,
  nonce: string,
) {
  const cookies = cookiesOf(request.headers.cookie ?? '')
  const viewer = visitor.state === 'acting' ? visitor.viewer : null
  return {
    server,
    visitor,
    viewer,
    requester: {
      cookie: request.headers.cookie ?? null,
      from: request.ip ?? 'unknown',
      userAgent: request.headers['user-agent']?.slice(0, 512) ?? null,
    },
    nonce,
    locale: resolveLocale({
      person: viewer?.person.locale ?? null,
      cookie: cookies.get('locale') ?? null,
      acceptLanguage: request.headers['accept-language'] ?? null,
    }),
    theme: themeOf(cookies.get('theme')),
    demo: server.demo,
  }
}

function themeOf(cookie: string | undefined): Theme {
  return cookie === 'light' || cookie === 'dark' ? cookie : 'system'
}

function cookiesOf(header: string): Map<string, string> {
  return new Map(
    header.split(';').map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2)
      return [name.trim(), value.trim()]
    }),
  )
}
