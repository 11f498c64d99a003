import { Link } from '@remix-run/react'

import { Checkbox } from '#app/components/controls.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { measurePrefix } from '#app/desk/boxes.ts'
import { Section } from '#app/desk/page.tsx'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { EventShown } from '#server/relief/read-event.ts'

import { channelPrefix, fieldsOf } from './act-fields.ts'
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
  const leg = event.legs.find(({ id }) => id === about['leg'])
  const fields = fieldsOf(act, { t, event, leg })
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
        {act === 'confirm-channels' ? <Channels event={event} /> : null}
        {act === 'propose-change' || act === 'revise-terms' ? (
          <Scope event={event} answer={answer} />
        ) : null}
        {fields.map((spec) => (
          <TypedField key={spec.name} spec={spec} answer={answer} />
        ))}
      </ActForm>
    </Section>
  )
}

/** Each humanitarian exemption in force, by its name: all of them have to work on the day. */
function Channels({ event: { channels } }: { event: EventShown }) {
  const { t } = useTexts()
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="font-medium">{t('relief:channels.legend')}</legend>
      {channels.length === 0 ? <p className="text-muted">{t('relief:channels.none')}</p> : null}
      {channels.map(({ id, title, confirmed }) => (
        <Checkbox key={id} name={channelPrefix + id} defaultChecked={confirmed}>
          <bdi>{title}</bdi>
        </Checkbox>
      ))}
    </fieldset>
  )
}

/** Whose relief takes effect: those of the event are chosen, and any of the framework can be. */
function Scope({
  event: { scope },
  answer,
}: {
  event: EventShown
  answer: ReturnType<typeof answerTo>
}) {
  const { t } = useTexts()
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="font-medium">{t('relief:scope.legend')}</legend>
      {scope.map(({ id, title, authority, included }) => (
        <Checkbox
          key={id}
          name={measurePrefix + id}
          defaultChecked={
            answer === undefined ? included : answer.typed[measurePrefix + id] !== undefined
          }
        >
          <bdi>{title}</bdi> · {authority.code}
        </Checkbox>
      ))}
    </fieldset>
  )
}
