import clsx from 'clsx'
import type { ComponentPropsWithoutRef } from 'react'
import { forwardRef } from 'react'

const control = clsx(
  'w-full rounded-control border border-edge bg-surface px-2.5 text-base text-ink',
  'aria-invalid:border-bad disabled:bg-sunken disabled:text-muted read-only:[&:not(select)]:bg-sunken',
  // iOS zooms into any control whose text is smaller than 16 px.
  'coarse:text-md',
)

/** One line of text. `dir="auto"` lets a name be written in either direction. */
export const TextInput = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'>>(
  function TextInput({ className, ...rest }, ref) {
    return (
      <input dir="auto" {...rest} ref={ref} className={clsx(control, 'h-control', className)} />
    )
  },
)

/** Several lines of text; grows with what is written where the browser can. */
export const TextArea = forwardRef<HTMLTextAreaElement, ComponentPropsWithoutRef<'textarea'>>(
  function TextArea({ className, ...rest }, ref) {
    return (
      <textarea
        dir="auto"
        rows={3}
        {...rest}
        ref={ref}
        className={clsx(control, 'field-sizing-content min-h-20 py-1.5', className)}
      />
    )
  },
)

/** A file of the device. */
export function FileInput({ className, ...rest }: ComponentPropsWithoutRef<'input'>) {
  return (
    <input
      {...rest}
      type="file"
      className={clsx(
        control,
        'min-h-control file:rounded-control file:border-edge file:text-ink py-1 ps-1 text-muted file:me-3 file:border file:bg-sunken file:px-2.5 file:py-0.5 file:font-medium',
        className,
      )}
    />
  )
}

/** The device's own list: it works with a thumb, a keyboard and a screen reader. */
export function Select({ className, ...rest }: ComponentPropsWithoutRef<'select'>) {
  return (
    <select
      {...rest}
      className={clsx(control, 'chevron h-control appearance-none pe-8', className)}
    />
  )
}

/** A box to tick, its words part of what can be pressed. */
export function Checkbox({ children, className, ...rest }: ComponentPropsWithoutRef<'input'>) {
  return (
    <label className={clsx('flex min-h-6 items-baseline gap-2', className)}>
      <input {...rest} type="checkbox" className="accent-accent size-4 flex-none translate-y-0.5" />
      <span>{children}</span>
    </label>
  )
}
