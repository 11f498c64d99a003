import '#styles/app.css'
import sans from '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2?url'
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import {
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'

import icon from '#styles/icon.svg?url'

import { ErrorPage, useErrorTitle } from './components/error-page/error-page.tsx'
import { Mark } from './components/mark.tsx'
import { usePage } from './components/shell/page-handle.ts'
import { ToastProvider } from './components/toasts.tsx'
import { direction } from './i18n/locale.ts'
import { ReaderProvider } from './i18n/reader.tsx'
import { useTexts } from './i18n/use-texts.ts'
import { useNonce } from './nonce.ts'

export const links: LinksFunction = () => [
  { rel: 'icon', href: icon, type: 'image/svg+xml' },
  { rel: 'preload', href: sans, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  // A build links the styles itself.
  ...(import.meta.env.DEV ? [{ rel: 'stylesheet', href: '/styles/app.css' }] : []),
]

/** What every page needs to know of its reader. The session's id stays on the server. */
export function loader({ context }: LoaderFunctionArgs) {
  const { viewer } = context
  return {
    locale: context.locale,
    theme: context.theme,
    demo: context.demo,
    now: context.server.now(),
    timeZone: viewer?.delegation.timeZone ?? 'UTC',
    viewer: viewer && {
      person: { id: viewer.person.id, name: viewer.person.name },
      coalition: viewer.coalition,
      delegation: viewer.delegation,
      mandate: viewer.mandate,
    },
  }
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const { t, locale } = useTexts()
  const nonce = useNonce()
  const page = usePage()
  const error = useErrorTitle(useRouteError())
  const title = error ?? page.title
  const theme = root?.theme ?? 'system'
  return (
    <html lang={locale} dir={direction(locale)} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        {/* Where libraries that add a style element look for the policy's nonce. */}
        <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning />
        <title>{title === '' ? t('product') : t('pageTitle', { page: title })}</title>
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  const root = useRouteLoaderData<typeof loader>('root')
  const { locale } = useTexts()
  if (root === undefined) return <Outlet />
  return (
    <ReaderProvider value={{ locale, timeZone: root.timeZone, now: root.now }}>
      <ToastProvider>
        <Outlet />
      </ToastProvider>
    </ReaderProvider>
  )
}

export function ErrorBoundary() {
  return (
    <main id="content">
      <Mark className="mx-gutter mt-6" />
      <ErrorPage error={useRouteError()} />
    </main>
  )
}
