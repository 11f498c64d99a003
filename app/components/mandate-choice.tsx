import { Form } from '@remix-run/react'

import type { Delegation } from '#app/domain/accounts/delegation.ts'
import type { Mandate } from '#app/domain/accounts/mandate.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import { DelegationTag } from './delegation-tag.tsx'

/** The mandates of one person, each to act under with one press. The current one is said to be so. */
export function MandateChoice({
  mandates,
  current,
  action,
  returnTo,
}: {
  mandates: readonly (Pick<Mandate, 'id' | 'kind'> & {
    delegation: Pick<Delegation, 'code' | 'name' | 'hue'>
  })[]
  current?: Mandate['id']
  action: string
  returnTo: string
}) {
  const { t } = useTexts()
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="returnTo" value={returnTo} />
      <ul className="border-line border-t">
        {mandates.map(({ id, kind, delegation }) => (
          <li key={id} className="border-line border-b">
            {id === current ? (
              <p className="flex min-h-10 flex-wrap content-center items-baseline gap-x-3 px-2 py-1.5">
                <DelegationTag delegation={delegation} named />
                <span>{t(`mandates.${kind}`)}</span>
                <span className="text-muted ms-auto text-sm">
                  {t('accounts:account.mandates.current')}
                </span>
              </p>
            ) : (
              <button
                name="mandate"
                value={id}
                className="hover:bg-sunken flex min-h-10 w-full flex-wrap content-center items-baseline gap-x-3 px-2 py-1.5 text-start"
              >
                <DelegationTag delegation={delegation} named />
                <span className="text-accent font-medium">{t(`mandates.${kind}`)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Form>
  )
}
