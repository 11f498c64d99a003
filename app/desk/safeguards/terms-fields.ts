import { choicesOf } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import type { Translate } from '#app/i18n/use-texts.ts'

/** What the terms of an exemption are before anybody wrote them, or as they stand. */
export type TypedTerms = {
  readonly title?: string
  readonly covers?: string
  readonly providers?: string
  readonly need?: string
  readonly vetting?: string
  readonly overseer?: string
  readonly unrenewed?: 'lapses' | 'continues'
}

type Delegation = { readonly id: string; readonly code: string; readonly name: string }

/** The fields of an exemption's terms, for a new one and for other terms of one that stands. */
export function termsFields(
  t: Translate,
  delegations: readonly Delegation[],
  typed: TypedTerms = {},
): readonly FieldSpec[] {
  const field = (name: keyof TypedTerms, as: 'line' | 'lines', hint?: string): FieldSpec => ({
    name,
    as,
    label: t(`safeguards:terms.${name}`),
    ...(typed[name] === undefined ? {} : { value: typed[name] }),
    ...(hint === undefined ? {} : { hint }),
  })
  const months = (name: 'usageReports' | 'sunset' | 'review', value: number): FieldSpec => ({
    name,
    value,
    as: 'number',
    label: t(`safeguards:terms.${name}`),
  })
  return [
    field('title', 'line'),
    field('covers', 'lines', t('safeguards:hints.covers')),
    field('providers', 'lines'),
    field('need', 'lines', t('safeguards:hints.need')),
    {
      ...field('overseer', 'line'),
      options: delegations.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` })),
    },
    field('vetting', 'lines'),
    months('usageReports', 3),
    months('sunset', 24),
    {
      ...field('unrenewed', 'line'),
      options: choicesOf(['continues', 'lapses'] as const, (one) =>
        t(`safeguards:unrenewed.${one}`),
      ),
    },
    months('review', 12),
  ]
}
