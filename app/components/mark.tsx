import clsx from 'clsx'

/** Two brackets and what joins them. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={clsx('size-6 text-accent', className)}>
      <path
        d="M11 5H6v22h5M21 5h5v22h-5M11 16h10"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
      />
    </svg>
  )
}
