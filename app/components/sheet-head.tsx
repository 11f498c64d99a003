import type { ReactNode } from 'react'

/**
 * What is printed at the head of every sheet: which text this is. Stands first in an element of the
 * class `sheet` (styles/print.css); on a screen there is no such line.
 */
export function SheetHead({
  symbol,
  title,
  children,
}: {
  symbol: string
  title: string
  children: ReactNode
}) {
  return (
    <div className="sheet-head">
      <p>
        <bdi>{symbol}</bdi> · <bdi>{title}</bdi> · {children}
      </p>
    </div>
  )
}
