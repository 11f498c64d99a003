import type { ReactNode } from 'react'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ExemptionShown } from '#server/safeguards/read-exemption.ts'

/** What an exemption says. */
export function TermsList({ terms }: { terms: ExemptionShown['terms'] }) {
  const { t } = useTexts()
  const said = ({ key, values }: ExemptionShown['terms']['sunset']) =>
    t(`safeguards:${key}`, { ...values, defaultValue: '' })
  return (
    <dl className="flex max-w-160 flex-col gap-3">
      <Term label={t('safeguards:terms.covers')}>
        <Words>{terms.covers}</Words>
      </Term>
      <Term label={t('safeguards:terms.providers')}>
        <Words>{terms.providers}</Words>
      </Term>
      <Term label={t('safeguards:terms.need')}>
        <Words>{terms.need}</Words>
      </Term>
      <Term label={t('safeguards:terms.overseer')}>
        <DelegationTag delegation={terms.overseer} named />
      </Term>
      <Term label={t('safeguards:terms.vetting')}>
        <Words>{terms.vetting}</Words>
      </Term>
      <Term label={t('safeguards:terms.usageReports')}>{said(terms.usageReports)}</Term>
      <Term label={t('safeguards:terms.sunset')}>
        {said(terms.sunset)} · {t(`safeguards:unrenewed.${terms.unrenewed}`)}
      </Term>
      <Term label={t('safeguards:terms.review')}>{said(terms.review)}</Term>
    </dl>
  )
}

function Term({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Words({ children }: { children: string }) {
  return (
    <span dir="auto" className="block whitespace-pre-line">
      {children}
    </span>
  )
}
