import { Select, TextArea, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { Radios } from '#app/components/radios.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { AudienceChoice, PartAudience } from '#app/desk/positions/audience-choice.tsx'
import { useLevelWord } from '#app/desk/positions/level-word.ts'
import type { Scale } from '#app/domain/positions/scale.ts'
import { positionTypes, weights } from '#app/domain/positions/vocabulary.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { SubjectPage } from '#server/positions/read-subject.ts'

import { GroupFields } from './group-fields.tsx'
import type { OwnProps } from './own-part.tsx'

type Draft = NonNullable<SubjectPage['own']>['drafts'][number]

/**
 * A position in the making: a head or alternate commits it, others keep it as a draft. What is asked
 * first is what one answers in seconds; the rest is folded away, and shown to nobody else by itself.
 */
export function PositionForm({
  page,
  actKey,
  answer: given,
  draft,
}: OwnProps & { draft: Draft | null }) {
  const { t } = useTexts()
  const intent = page.own?.mayCommit === true ? 'commit' : 'prepare'
  const answer = answerTo(intent, given)
  const written = { ...filledIn(draft), ...answer?.typed }
  const labels = {
    holding: t('positions:own.holding'),
    low: t('positions:own.low'),
    high: t('positions:own.high'),
    reason: t('positions:page.reason'),
    type: t('positions:own.type'),
    weight: t('positions:page.weight'),
    resolution: t('positions:page.resolution'),
    'review-by': t('positions:page.reviewBy'),
    group: t('positions:own.group'),
    to: t('positions:own.to'),
    'weight-to': t('positions:own.weightTo'),
    'resolution-to': t('positions:own.resolutionTo'),
  }
  const isFaulty =
    folded.some((name) => answer?.fields[name] !== undefined) ||
    answer?.refusal?.code === 'group-without-members'
  return (
    <ActForm
      intent={intent}
      actKey={actKey}
      answer={answer}
      labels={labels}
      effect={t(`positions:own.${intent}Effect`)}
      submit={t(`positions:own.${intent}Submit`)}
    >
      <input type="hidden" name="draft" value={draft?.id ?? ''} />
      <input type="hidden" name="seen" value={page.seen} />
      <Radios
        legend={labels.holding}
        name="holding"
        chosen={written['holding']}
        error={answer?.fields['holding']}
        options={useHoldings(page.scale)}
      >
        {page.scale.kind === 'range' ? (
          <div className="grid max-w-80 grid-cols-2 gap-3">
            {(['low', 'high'] as const).map((name) => (
              <Field key={name} name={name} label={labels[name]} error={answer?.fields[name]}>
                {(control) => (
                  <TextInput
                    {...control}
                    inputMode="decimal"
                    maxLength={30}
                    defaultValue={written[name]}
                  />
                )}
              </Field>
            ))}
            <p className="text-muted col-span-2 text-sm">{t('positions:own.openEnd')}</p>
          </div>
        ) : null}
      </Radios>
      <Field name="reason" label={labels.reason} error={answer?.fields['reason']} optional>
        {(control) => <TextArea {...control} maxLength={4_000} defaultValue={written['reason']} />}
      </Field>
      {intent === 'commit' ? <AudienceChoice page={page} answer={answer} preset="own" /> : null}
      <details open={isFaulty || undefined}>
        <summary className="min-h-control flex items-center font-medium underline decoration-dotted underline-offset-4">
          {t('positions:own.more')}
        </summary>
        <div className="flex flex-col gap-4 pt-2">
          <Field name="type" label={labels.type} error={answer?.fields['type']}>
            {(control) => (
              <Select {...control} defaultValue={written['type'] ?? 'substantive'}>
                {positionTypes.map((type) => (
                  <option key={type} value={type}>
                    {t(`positions:types.${type}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field name="weight" label={labels.weight} error={answer?.fields['weight']}>
            {(control) => (
              <Select {...control} defaultValue={written['weight'] ?? 'none'}>
                {(['none', ...weights] as const).map((weight) => (
                  <option key={weight} value={weight}>
                    {t(`positions:weights.${weight}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {intent === 'commit' ? (
            <PartAudience name="weight-to" label={labels['weight-to']} answer={answer} />
          ) : null}
          <Field
            name="resolution"
            label={labels.resolution}
            error={answer?.fields['resolution']}
            optional
          >
            {(control) => (
              <TextArea {...control} maxLength={4_000} defaultValue={written['resolution']} />
            )}
          </Field>
          {intent === 'commit' ? (
            <PartAudience name="resolution-to" label={labels['resolution-to']} answer={answer} />
          ) : null}
          <Field
            name="review-by"
            label={labels['review-by']}
            error={answer?.fields['review-by']}
            optional
          >
            {(control) => (
              <TextInput
                {...control}
                type="date"
                className="max-w-48"
                defaultValue={written['review-by']}
              />
            )}
          </Field>
          <GroupFields
            page={page}
            label={labels.group}
            error={answer?.fields['group']}
            written={written}
          />
        </div>
      </details>
    </ActForm>
  )
}

const folded = ['type', 'weight', 'weight-to', 'resolution', 'resolution-to', 'review-by', 'group']

function useHoldings(scale: Scale) {
  const { t } = useTexts()
  const wordOf = useLevelWord()
  const noPart = { value: 'not-participating', label: t('positions:own.noPart') }
  if (scale.kind === 'range') {
    return [{ value: 'range', label: t('positions:own.accepts') }, noPart]
  }
  const levels = scale.levels.map(({ code }) => ({
    value: `level:${code}`,
    label: wordOf({ code }),
  }))
  return [...levels, noPart]
}

/** A draft as the fields of its form. */
function filledIn(draft: Draft | null): Readonly<Record<string, string>> {
  if (draft === null) return {}
  const { holding, type, weight, reason, resolution } = draft.content
  const { voice } = draft
  const members = voice.kind === 'group' ? voice.members : []
  return {
    holding: holding.kind === 'stance' ? `level:${holding.level}` : holding.kind,
    low: holding.kind === 'range' ? String(holding.low ?? '') : '',
    high: holding.kind === 'range' ? String(holding.high ?? '') : '',
    type,
    weight: weight ?? 'none',
    reason,
    resolution,
    'review-by': draft.reviewDay ?? '',
    group: voice.kind === 'group' ? voice.group : '',
    ...Object.fromEntries(members.map((member) => [`member:${member}`, 'on'])),
  }
}
