import { Link } from '@remix-run/react'

import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { EventShown } from '#server/relief/read-event.ts'

import { fieldsOf } from './act-fields.ts'
import type { AskedAct } from './act-fields.ts'

/** The form of the one act that the address asks for. */
export function ActPanel({
  act,
  about,
  event,
  actKey,
  answer: given,
}: {
  act: AskedAct
  /** The leg, hold, proposal or condition that it is about. */
  about: Readonly<Record<string, string>>
  event: EventShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const answer = answerTo(act, given)
  const fields = fieldsOf(act, { t, event })
  const leg = event.legs.find(({ id }) => id === about['leg'])
  return (
    <Section
      id="act"
      title={t(`relief:acts.${act}`)}
      aside={<Link to={paths.reliefEvent(event.id)}>{t('relief:event.closeForm')}</Link>}
    >
      {leg === undefined ? null : (
        <p className="text-muted">
          <bdi>{leg.by.name}</bdi> · <bdi>{leg.instrument.title}</bdi>
        </p>
      )}
      <ActForm
        key={`${act} ${Object.values(about).join(' ')}`}
        intent={act}
        actKey={actKey}
        answer={answer}
        labels={labelsOf(fields)}
        effect={t(`relief:effects.${act}`)}
        submit={t(`relief:acts.${act}`)}
      >
        {Object.entries({ ...about, revision: String(event.revision) }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Section>
  )
}
