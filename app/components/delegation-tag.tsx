import clsx from 'clsx'

import type { Delegation } from '#app/domain/accounts/delegation.ts'

/** A delegation: its hue and always its code, since colour alone says nothing to some of us. */
export function DelegationTag({
  delegation,
  named = false,
  className,
}: {
  delegation: Pick<Delegation, 'code' | 'name' | 'hue'>
  /** Whether the full name follows the code. Without it the name is there on hover and when read aloud. */
  named?: boolean
  className?: string
}) {
  return (
    <span
      data-hue={delegation.hue}
      className={clsx('inline-flex items-baseline gap-1.5', className)}
    >
      <span aria-hidden className="rounded-chip bg-hue size-2 flex-none" />
      <abbr
        title={named ? undefined : delegation.name}
        className="text-hue font-mono text-[0.93em] font-medium no-underline"
      >
        <bdi>{delegation.code}</bdi>
      </abbr>
      {named ? <bdi>{delegation.name}</bdi> : null}
    </span>
  )
}
