import { Checkbox, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { SubjectPage } from '#server/positions/read-subject.ts'

/** For which group a delegation speaks beside itself, and who may align itself with what it says. */
export function GroupFields({
  page,
  label,
  error,
  written,
}: {
  page: SubjectPage
  label: string
  error: string | undefined
  written: Readonly<Record<string, string>>
}) {
  const { t } = useTexts()
  const { delegation } = useViewer()
  const others = page.members.map(({ by }) => by).filter(({ id }) => id !== delegation.id)
  if (others.length === 0) return null
  return (
    <>
      <Field name="group" label={label} hint={t('positions:own.groupHint')} error={error} optional>
        {(control) => <TextInput {...control} maxLength={120} defaultValue={written['group']} />}
      </Field>
      <fieldset className="flex flex-wrap gap-x-6 gap-y-1">
        <legend className="mb-1 font-medium">{t('positions:own.groupMembers')}</legend>
        {others.map(({ id, code, name }) => (
          <Checkbox
            key={id}
            name={`member:${id}`}
            defaultChecked={written[`member:${id}`] === 'on'}
          >
            {code} {name}
          </Checkbox>
        ))}
      </fieldset>
    </>
  )
}
