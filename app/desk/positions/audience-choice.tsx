import { Select } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { Radios } from '#app/components/radios.tsx'
import type { answerTo } from '#app/desk/act-form.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { visibilities } from '#app/domain/positions/vocabulary.ts'
import type { Visibility } from '#app/domain/positions/vocabulary.ts'
import { formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { NamedDelegation } from '#server/drafting/name-delegations.ts'

type Page = {
  members: readonly { by: Pick<NamedDelegation, 'code'> }[]
  secretariat: readonly Pick<NamedDelegation, 'code'>[]
}

/** Who will see a position: each choice says below itself exactly who that is, by name. */
export function AudienceChoice({
  page: { members, secretariat },
  answer,
  preset,
  from = 'own',
}: {
  page: Page
  answer: ReturnType<typeof answerTo>
  preset: Visibility
  /** The narrowest that can be chosen. */
  from?: Visibility
}) {
  const { t, locale } = useTexts()
  const { delegation } = useViewer()
  const codes = (of: readonly Pick<NamedDelegation, 'code'>[]) =>
    formatList(
      of.map(({ code }) => code),
      locale,
    )
  const who = {
    own: delegation.code,
    members: codes(members.map(({ by }) => by)),
    secretariat: codes(secretariat),
  }
  return (
    <Radios
      legend={t('positions:own.to')}
      name="to"
      chosen={answer?.typed['to'] ?? preset}
      error={answer?.fields['to']}
      options={visibilities.slice(visibilities.indexOf(from)).map((to) => ({
        value: to,
        label: t(`positions:visibilities.${to}`),
        hint: t(`positions:audience.${to}`, who),
      }))}
    />
  )
}

/** How far a part of a position is shown that has an audience of its own. */
export function PartAudience({
  name,
  label,
  answer,
}: {
  name: string
  label: string
  answer: ReturnType<typeof answerTo>
}) {
  const { t } = useTexts()
  return (
    <Field name={name} label={label} error={answer?.fields[name]}>
      {(control) => (
        <Select {...control} defaultValue={answer?.typed[name] ?? 'own'}>
          {visibilities.map((to) => (
            <option key={to} value={to}>
              {t(`positions:visibilities.${to}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
