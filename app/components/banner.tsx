import type { ReactNode } from 'react'

/** A line across the top of every page: this is not the real thing, or it is about to change. */
export function Banner({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      className="border-line bg-sunken px-gutter text-ink flex flex-wrap items-baseline justify-center gap-x-4 gap-y-1 border-b py-1 text-center text-sm print:hidden"
    >
      {children}
    </section>
  )
}
