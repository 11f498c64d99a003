import type { DelegationId } from '#app/domain/kernel/id.ts'
import {
  instrumentKinds,
  measureTypes,
  reliefKinds,
  sectors,
} from '#app/domain/relief/measure-kinds.ts'
import type { Translate } from '#app/i18n/use-texts.ts'

import { choicesOf } from '../typed-field.tsx'
import type { FieldSpec } from '../typed-field.tsx'

/** What a form of a measure begins with. */
export type MeasureGiven = {
  readonly [
    Field in
      | 'title'
      | 'type'
      | 'sector'
      | 'authority'
      | 'instrumentKind'
      | 'instrument'
      | 'relief'
      | 'unrenewed'
  ]?: string
} & { readonly sunset: number; readonly review: number; readonly windDown: number }

type Member = { readonly id: DelegationId; readonly code: string; readonly name: string }

/** The fields of a measure, in the order in which its form has them. */
export function measureFields(
  t: Translate,
  members: readonly Member[],
  given: MeasureGiven = { sunset: 12, review: 6, windDown: 180 },
): readonly FieldSpec[] {
  return [
    { name: 'title', value: given.title, label: t('relief:measures.measure') },
    {
      name: 'type',
      value: given.type,
      label: t('relief:measures.type'),
      options: choicesOf(measureTypes, (one) => t(`relief:types.${one}`)),
    },
    {
      name: 'sector',
      value: given.sector,
      label: t('relief:measures.sector'),
      options: choicesOf(sectors, (one) => t(`relief:sectors.${one}`)),
    },
    {
      name: 'authority',
      value: given.authority,
      label: t('relief:measures.authority'),
      options: members.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
    },
    {
      name: 'instrumentKind',
      value: given.instrumentKind,
      label: t('relief:measures.instrumentKind'),
      options: choicesOf(instrumentKinds, (one) => t(`relief:instruments.${one}`)),
    },
    { name: 'instrument', value: given.instrument, label: t('relief:measures.instrument') },
    {
      name: 'relief',
      value: given.relief,
      label: t('relief:measures.relief'),
      hint: t('relief:measures.reliefHint'),
      options: choicesOf(reliefKinds, (one) => t(`relief:kinds.${one}`)),
    },
    { name: 'sunset', as: 'number', value: given.sunset, label: t('relief:measures.sunset') },
    {
      name: 'unrenewed',
      value: given.unrenewed,
      label: t('relief:measures.unrenewed'),
      options: choicesOf(['lapses', 'continues'] as const, (one) => t(`relief:unrenewed.${one}`)),
    },
    { name: 'review', as: 'number', value: given.review, label: t('relief:measures.review') },
    { name: 'windDown', as: 'number', value: given.windDown, label: t('relief:measures.windDown') },
  ]
}
