import { Link } from '@remix-run/react'
import type { LinkProps } from '@remix-run/react'
import clsx from 'clsx'
import type { ComponentPropsWithRef } from 'react'
import { forwardRef } from 'react'

import { useTexts } from '#app/i18n/use-texts.ts'

import { Spinner } from './spinner.tsx'

/** `primary` is the one act of a view, `plain` any other, `quiet` stands among text, `danger` cannot be undone. */
export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

type ButtonProps = ComponentPropsWithRef<'button'> & {
  look?: ButtonLook
  /** The act is under way: nothing can be pressed twice, and focus stays where it is. */
  pending?: boolean
}

/** A button says what happens. Inside a form it submits unless told otherwise. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look = 'plain', pending = false, className, children, onClick, type = 'submit', ...rest },
  ref,
) {
  const { t } = useTexts()
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={clsx(buttonClass(look), className)}
    >
      {pending ? <Spinner /> : null}
      {children}
      {pending ? <span className="sr-only">{t('form.working')}</span> : null}
    </button>
  )
})

/** Goes somewhere, and looks like a button because it is the one thing to do here. */
export function LinkButton({
  look = 'plain',
  className,
  ...rest
}: LinkProps & { look?: ButtonLook }) {
  return <Link {...rest} className={clsx(buttonClass(look), className)} />
}

function buttonClass(look: ButtonLook): string {
  return clsx(shape, looks[look])
}

const shape = clsx(
  'inline-flex min-h-control items-center justify-center gap-2 rounded-control px-3 py-1 text-base font-medium no-underline',
  'transition-colors duration-(--fade) select-none whitespace-nowrap',
  'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-progress aria-disabled:opacity-70',
)

const looks: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent enabled:hover:bg-accent/88 [a&]:hover:bg-accent/88',
  plain: 'border border-edge bg-surface text-ink enabled:hover:bg-sunken [a&]:hover:bg-sunken',
  quiet: 'text-accent enabled:hover:bg-accent/8 [a&]:hover:bg-accent/8',
  danger: 'border border-bad text-bad enabled:hover:bg-bad/8 [a&]:hover:bg-bad/8',
}
