import { choicesOf } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import type { ClockAct } from '#app/domain/relief/clock-acts.ts'
import { conclusions, postponements } from '#app/domain/relief/review-words.ts'
import type { Translate } from '#app/i18n/use-texts.ts'

/** Where a decision is written down, which is all that most acts on a safeguard ask. */
export function referenceField(t: Translate): FieldSpec {
  return {
    name: 'reference',
    label: t('safeguards:fields.reference'),
    hint: t('safeguards:hints.reference'),
  }
}

/** What the acts on a sunset and its reviews ask to be typed. */
export function clockFields(act: ClockAct, t: Translate, zone: string): readonly FieldSpec[] {
  const reference = referenceField(t)
  const moment: readonly FieldSpec[] = [
    { name: 'local', as: 'moment', label: t('safeguards:fields.local') },
    { name: 'zone', value: zone, label: t('safeguards:fields.zone') },
  ]
  switch (act) {
    case 'extend':
      return [...moment, reference]
    case 'let-lapse':
      return [reference]
    case 'open-review':
      return []
    case 'postpone-review': {
      const options = choicesOf(postponements, (one) => t(`safeguards:postponements.${one}`))
      const because = { name: 'because', label: t('safeguards:fields.because'), options }
      return [...moment, because, reference]
    }
    case 'conclude-review': {
      const options = choicesOf(conclusions, (one) => t(`safeguards:conclusions.${one}`))
      return [{ name: 'conclusion', label: t('safeguards:fields.conclusion'), options }, reference]
    }
  }
}
