import { Form } from '@remix-run/react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { DemoDelegation } from '#server/accounts/list-demo-people.ts'

/** Everyone of the demo world, to become with one press: a button each, in a list for each delegation. */
export function DemoPeople({
  delegations,
  returnTo,
}: {
  delegations: readonly DemoDelegation[]
  returnTo: string
}) {
  const { t } = useTexts()
  return (
    <section aria-labelledby="demo-people" className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="demo-people" className="text-lg">
          {t('accounts:demo.title')}
        </h2>
        <p className="text-muted">
          {delegations.length === 0 ? t('accounts:demo.nobody') : t('accounts:demo.lead')}
        </p>
      </div>
      {delegations.map(({ people, ...delegation }) => (
        <Form
          key={delegation.id}
          method="post"
          action={paths.signInDemo}
          aria-labelledby={`demo-${delegation.code}`}
          className="flex flex-col gap-1"
        >
          <input type="hidden" name="returnTo" value={returnTo} />
          <h3 id={`demo-${delegation.code}`} className="text-base font-medium">
            <DelegationTag delegation={delegation} named />{' '}
            <span className="text-muted text-sm font-normal">
              {t(`delegationKinds.${delegation.kind}`)}
            </span>
          </h3>
          <ul className="border-line border-t">
            {people.map(({ name, email, mandate }) => (
              <li key={`${email} ${mandate}`} className="border-line border-b">
                <button
                  name="person"
                  value={email}
                  className="hover:bg-sunken flex min-h-10 w-full flex-wrap content-center items-baseline gap-x-3 px-2 py-1.5 text-start"
                >
                  <bdi className="text-accent font-medium">{name}</bdi>
                  <span>{t(`mandates.${mandate}`)}</span>
                  <bdi className="text-muted ms-auto text-sm max-sm:w-full">{email}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </Form>
      ))}
    </section>
  )
}
