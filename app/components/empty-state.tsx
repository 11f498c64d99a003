import type { ReactNode } from 'react'

/** Where there is nothing yet: one sentence, one action. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="border-line text-muted flex flex-col items-start gap-3 border-y py-8">
      <p className="text-md">{children}</p>
      {action}
    </div>
  )
}
