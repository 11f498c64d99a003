import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

import { choicesOf } from './typed-field.tsx'
import type { FieldSpec } from './typed-field.tsx'

/** What every proposal of an event asks beside its measures and conditions (`server/relief/typed-terms.ts`). */
export function useTermsFields(): readonly FieldSpec[] {
  const { t } = useTexts()
  const { timeZone } = useReader()
  return [
    {
      name: 'trigger',
      label: t('relief:new.trigger'),
      hint: t('relief:new.triggerHint'),
      options: choicesOf(['finding', 'instant'] as const, (one) => t(`relief:triggers.${one}`)),
    },
    {
      name: 'local',
      as: 'moment',
      label: t('relief:new.moment'),
      hint: t('relief:new.momentHint'),
    },
    { name: 'zone', value: timeZone, label: t('relief:fields.zone') },
    { name: 'noticeHours', as: 'number', value: 72, label: t('relief:new.notice') },
    {
      name: 'answerHours',
      as: 'number',
      value: 168,
      label: t('relief:fields.answerHours'),
      hint: t('relief:new.answerHint'),
    },
    { name: 'optionalQuorum', as: 'number', value: 0, label: t('relief:fields.optionalQuorum') },
    { name: 'windowHours', as: 'number', value: 24, label: t('relief:fields.windowHours') },
    { name: 'graceMinutes', as: 'number', value: 5, label: t('relief:new.grace') },
    {
      name: 'beyond',
      label: t('relief:new.beyond'),
      options: choicesOf(['hold', 'fire'] as const, (one) => t(`relief:beyond.${one}`)),
    },
    { name: 'retryHours', as: 'number', value: 24, label: t('relief:new.retry') },
  ]
}
