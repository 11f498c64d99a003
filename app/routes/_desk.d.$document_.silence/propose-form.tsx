import { Checkbox, TextArea, TextInput } from '#app/components/controls.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Field, fieldId } from '#app/components/field.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { fieldError } from '#app/i18n/field-error.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReadSilences } from '#server/drafting/read-silences.ts'

type Offer = NonNullable<ReadSilences['offer']>

/** Which paragraphs, until when by the clocks of the seat, and why in a hurry. */
export function ProposeForm({
  read,
  offer,
  actKey,
  answer,
}: {
  read: ReadSilences
  offer: Offer
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const given = answerTo('propose', answer)
  const { labels, seatZone } = read
  if (!offer.reckons) return <EmptyState>{t('silence:propose.noCalendar')}</EmptyState>
  if (offer.paragraphs.length === 0 && offer.whole === null)
    return <EmptyState>{t('silence:propose.nothing')}</EmptyState>
  const error = given?.fields['subject.paragraphs']
  return (
    <ActForm
      intent="propose"
      actKey={actKey}
      answer={given}
      labels={{
        'subject.paragraphs': t('silence:propose.paragraphs'),
        until: t('silence:propose.until'),
        urgency: t('silence:propose.urgency'),
      }}
      effect={t('silence:propose.effect')}
      submit={t('silence:propose.submit')}
    >
      <fieldset className="flex flex-col gap-2" id={fieldId('subject.paragraphs')}>
        <legend className="font-medium">{t('silence:propose.paragraphs')}</legend>
        <p className="text-muted text-sm">{t('silence:propose.paragraphsHint')}</p>
        {offer.whole === null ? null : (
          <Checkbox
            name="whole"
            value={offer.whole}
            defaultChecked={given?.typed['whole'] !== undefined}
          >
            {t('silence:propose.whole')}
          </Checkbox>
        )}
        {offer.paragraphs.map(({ block, words, seen }) => (
          <Checkbox
            key={block}
            name={`paragraph:${block}`}
            value={seen}
            defaultChecked={given?.typed[`paragraph:${block}`] !== undefined}
          >
            <bdi className="text-muted me-2 font-mono text-sm">{labels[block]}</bdi>
            <bdi className="font-document">{words}</bdi>
          </Checkbox>
        ))}
        {error === undefined ? null : <p className="text-bad text-sm">{fieldError(t, error)}</p>}
      </fieldset>
      <Field
        name="until"
        label={t('silence:propose.until')}
        hint={
          <>
            {t('silence:propose.untilHint', { zone: seatZone })}
            {offer.until === null ? null : (
              <span className="block">
                {t('silence:propose.usual')} <Time at={offer.until} timeZone={seatZone} />
              </span>
            )}
          </>
        }
        error={given?.fields['until']}
        optional
      >
        {(control) => (
          <TextInput
            {...control}
            type="datetime-local"
            dir="ltr"
            defaultValue={given?.typed['until']}
          />
        )}
      </Field>
      <Field
        name="urgency"
        label={t('silence:propose.urgency')}
        hint={t('silence:propose.urgencyHint')}
        error={given?.fields['urgency']}
        optional
      >
        {(control) => (
          <TextArea {...control} maxLength={2_000} defaultValue={given?.typed['urgency']} />
        )}
      </Field>
    </ActForm>
  )
}
