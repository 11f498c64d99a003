import { Link } from '@remix-run/react'

import { useTexts } from '#app/i18n/use-texts.ts'

/** The way to this page. The last step is the page itself. */
export function Breadcrumb({ crumbs }: { crumbs: readonly { label: string; to: string }[] }) {
  const { t } = useTexts()
  if (crumbs.length === 0) return null
  const last = crumbs.length - 1
  return (
    <nav aria-label={t('shell.breadcrumb')} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-base">
        {crumbs.map((crumb, at) => (
          <li
            key={crumb.to}
            className={
              at === last
                ? 'flex min-w-0 items-center gap-1.5'
                : 'hidden min-w-0 flex-none items-center gap-1.5 md:flex'
            }
          >
            {at === 0 ? null : (
              <span aria-hidden className="text-muted hidden md:inline">
                /
              </span>
            )}
            <Link
              to={crumb.to}
              aria-current={at === last ? 'page' : undefined}
              className={
                at === last
                  ? 'text-ink truncate font-medium no-underline'
                  : 'text-muted hover:text-ink max-w-48 truncate no-underline hover:underline'
              }
            >
              <bdi>{crumb.label}</bdi>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
