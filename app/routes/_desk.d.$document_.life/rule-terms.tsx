import { Checkbox, Select } from '#app/components/controls.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Field, fieldId } from '#app/components/field.tsx'
import { shareNames, shares } from '#app/domain/drafting/shares.ts'
import { fieldError } from '#app/i18n/field-error.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { LifeShown } from '#server/drafting/read-life.ts'
import type { FormAnswer } from '#server/form-answer.ts'

/** What two of the rules have to be told; for the others nothing here counts. */
export function RuleTerms({
  members,
  given,
}: {
  members: LifeShown['members']
  given: FormAnswer | undefined
}) {
  const { t } = useTexts()
  const error = given?.fields['parties']
  const share = (name: 'members' | 'weight', usual: (typeof shareNames)[number]) => (
    <Field name={name} label={t(`life:terms.${name}`)} error={given?.fields[name]}>
      {(control) => (
        <Select {...control} defaultValue={given?.typed[name] ?? usual}>
          {shareNames.map((one) => {
            const { bound, part, of } = shares[one]
            return (
              <option key={one} value={one}>
                {t(bound === 'more-than' ? 'life:moreThan' : 'life:atLeast', { part, of })}
              </option>
            )
          })}
        </Select>
      )}
    </Field>
  )
  return (
    <>
      <fieldset id={fieldId('parties')} className="flex flex-col gap-1">
        <legend className="font-medium">{t('life:terms.parties')}</legend>
        <p className="text-muted text-sm">{t('life:terms.partiesHint')}</p>
        {members.map((member) => (
          <Checkbox
            key={member.id}
            name={`party:${member.id}`}
            defaultChecked={given?.typed[`party:${member.id}`] !== undefined}
          >
            <DelegationTag delegation={member} named />
          </Checkbox>
        ))}
        {error === undefined ? null : <p className="text-bad text-sm">{fieldError(t, error)}</p>}
      </fieldset>
      {share('members', 'fiftyFive')}
      {share('weight', 'sixtyFive')}
    </>
  )
}
