import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A page of the desk: its h1, one sentence, the one act it offers, and what it shows. */
export function Page({
  title,
  lead,
  action,
  narrow = false,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  action?: ReactNode
  /** For forms and reading: lines stay short. */
  narrow?: boolean
  children: ReactNode
}) {
  return (
    <div
      className={clsx(
        'px-gutter mx-auto flex w-full flex-col gap-8 py-6 md:py-10',
        narrow ? 'max-w-176' : 'max-w-288',
      )}
    >
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="flex max-w-160 min-w-0 flex-col gap-2">
          <h1 className="text-2xl">{title}</h1>
          {lead === undefined ? null : <p className="text-md text-muted">{lead}</p>}
        </div>
        {action}
      </header>
      {children}
    </div>
  )
}

/** A part of a page under its h2. */
export function Section({
  id,
  title,
  aside,
  children,
}: {
  id: string
  title: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="scroll-mt-16 text-lg">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
