import { Link } from '@remix-run/react'

import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { EventShown } from '#server/relief/read-event.ts'

/** What the viewer can do about the event now; what is done on one leg stands beside that leg. */
export function OpenActs({ event }: { event: EventShown }) {
  const { t } = useTexts()
  const acts = event.acts.filter(({ about }) => about['leg'] === undefined)
  if (acts.length === 0 && !event.mayFind) return null
  return (
    <Section id="acts" title={t('relief:event.acts')}>
      <ul className="flex flex-wrap gap-x-4 gap-y-2">
        {event.mayFind ? (
          <li>
            <Link to={paths.reliefAct(event.id, { act: 'issue-finding' })}>
              {t('relief:acts.issue-finding')}
            </Link>
          </li>
        ) : null}
        {acts.map(({ act, about }) => (
          <li key={`${act} ${Object.values(about).join(' ')}`}>
            <Link to={paths.reliefAct(event.id, { act, ...about })}>{t(`relief:acts.${act}`)}</Link>
            <AboutWhom event={event} about={about} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Whose hold or proposal an act is about. */
function AboutWhom({
  event: { holds, proposals },
  about,
}: {
  event: EventShown
  about: Readonly<Record<string, string>>
}) {
  const said = [...holds, ...proposals].find(
    ({ id }) => id === about['hold'] || id === about['proposal'],
  )
  return said === undefined ? null : (
    <>
      {' '}
      (<bdi>{said.by.code}</bdi>)
    </>
  )
}
