import { TextInput } from '#app/components/controls.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Field } from '#app/components/field.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { SponsorsShown } from '#server/drafting/show-sponsors.ts'

/** Whose names the text bears, in the order in which they are printed, and one's own part in it. */
export function Sponsors({
  sponsors: { symbol, names, asked, list, until, acts, seatZone },
  actKey,
  answer,
}: {
  sponsors: SponsorsShown
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  return (
    <>
      <ol className="flex flex-wrap gap-x-4 gap-y-1">
        {names.map((delegation) => (
          <li key={delegation.id}>
            <DelegationTag delegation={delegation} named />
          </li>
        ))}
      </ol>
      {asked.length === 0 ? null : (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Status tone="warn">{t('life:sponsors.asked')}</Status>
          {asked.map((delegation) => (
            <DelegationTag key={delegation.id} delegation={delegation} />
          ))}
        </p>
      )}
      <p className="text-muted">
        {t(`life:sponsors.list.${list}`)}
        {until === null ? null : (
          <>
            {' '}
            <Time at={until} />
          </>
        )}
        {symbol === null ? null : (
          <>
            {' '}
            {t('life:sponsors.for')} <bdi className="font-mono">{symbol}</bdi>
          </>
        )}
      </p>
      {acts.map((act) => (
        <ActForm
          key={act}
          intent={`sponsors ${act}`}
          actKey={actKey}
          answer={answerTo(`sponsors ${act}`, answer)}
          labels={{ until: t('life:sponsors.until') }}
          effect={t(`life:sponsors.${act}.effect`)}
          submit={t(`life:sponsors.${act}.submit`)}
          look={act === 'leave' ? 'plain' : 'primary'}
        >
          <input type="hidden" name="symbol" value={symbol ?? ''} />
          {act === 'open' ? (
            <Field
              name="until"
              label={t('life:sponsors.until')}
              hint={t('life:sponsors.untilHint', { zone: seatZone })}
              error={answerTo('sponsors open', answer)?.fields['until']}
              optional
            >
              {(control) => (
                <TextInput
                  {...control}
                  type="datetime-local"
                  dir="ltr"
                  defaultValue={answerTo('sponsors open', answer)?.typed['until']}
                />
              )}
            </Field>
          ) : null}
        </ActForm>
      ))}
    </>
  )
}
