import { LinkButton } from '#app/components/button.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ListedDelegation, ListedMandate } from '#server/accounts/list-people.ts'

/** One delegation, who acts for it, and who is invited to. */
export function DelegationSection({
  delegation,
  mayReset,
}: {
  delegation: ListedDelegation
  mayReset: boolean
}) {
  const { t } = useTexts()
  const { id, name, kind, timeZone, mandates, invitations, mayInvite } = delegation
  return (
    <Section
      id={`delegation-${id}`}
      title={
        <span className="flex flex-wrap items-baseline gap-x-3">
          <DelegationTag delegation={delegation} named />
          <span className="text-muted text-base font-normal">
            {t(`delegationKinds.${kind}`)} · {t('people:list.zone', { zone: timeZone })}
          </span>
        </span>
      }
      aside={
        mayInvite ? (
          <LinkButton
            to={paths.invite(id)}
            look="quiet"
            aria-label={t('people:list.inviteTo', { delegation: name })}
          >
            {t('desk:people.invite')}
          </LinkButton>
        ) : null
      }
    >
      {mandates.length === 0 ? <p className="text-muted">{t('people:list.nobody')}</p> : null}
      <ul
        aria-label={t('people:list.people', { delegation: name })}
        className="border-line border-t"
      >
        {mandates.map((mandate) => (
          <PersonRow key={mandate.id} mandate={mandate} mayReset={mayReset} />
        ))}
      </ul>
      {invitations.length === 0 ? null : (
        <div className="flex flex-col gap-1">
          <h3 className="text-muted text-sm font-medium">{t('people:list.invited')}</h3>
          <ul className="border-line border-t">
            {invitations.map((invitation) => (
              <li key={invitation.id} className={row}>
                <bdi>{invitation.name}</bdi>
                <span className="text-muted">{t(`mandates.${invitation.kind}`)}</span>
                <bdi dir="ltr" className="text-muted break-all">
                  {invitation.email}
                </bdi>
                <span className="text-muted text-sm md:text-end">
                  {t('people:list.expires')} <Time at={invitation.expiresAt} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}

const row =
  'border-line grid scroll-mt-16 items-baseline gap-x-6 gap-y-0.5 border-b py-2 target:bg-accent/10 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,3fr)_minmax(0,4fr)]'

function PersonRow({ mandate, mayReset }: { mandate: ListedMandate; mayReset: boolean }) {
  const { t } = useTexts()
  const viewer = useViewer()
  const { id, kind, person, mayChange } = mandate
  const { name } = person
  return (
    <li id={`person-${person.id}`} className={row}>
      <span className="font-medium">
        <bdi>{name}</bdi>
        {person.id === viewer.person.id ? (
          <span className="text-muted font-normal"> ({t('people:list.you')})</span>
        ) : null}
      </span>
      <span>{t(`mandates.${kind}`)}</span>
      <bdi dir="ltr" className="text-muted break-all md:text-start">
        {person.email}
      </bdi>
      <span className="-mx-3 flex flex-wrap md:mx-0 md:justify-end">
        {mayChange ? (
          <LinkButton
            look="quiet"
            to={paths.changeMandate(id)}
            aria-label={t('people:list.changeOf', { name })}
          >
            {t('people:list.change')}
          </LinkButton>
        ) : null}
        {mayReset && person.id !== viewer.person.id ? (
          <LinkButton
            look="quiet"
            to={paths.resetLink(person.id)}
            aria-label={t('people:list.resetOf', { name })}
          >
            {t('people:list.reset')}
          </LinkButton>
        ) : null}
      </span>
    </li>
  )
}
