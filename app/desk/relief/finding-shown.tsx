import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Time } from '#app/components/time.tsx'
import type { Verdict } from '#app/domain/relief/finding.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FindingShown } from '#server/relief/named-findings.ts'

/** A finding whole: on what, what was found and why, how sure, until when, and by which evidence. */
export function FindingLine({ finding }: { finding: FindingShown }) {
  const { t } = useTexts()
  const { by, at, statement, verdict, confidence, expires, evidence } = finding
  const words = wordsOf(verdict)
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>
        <DelegationTag delegation={by} /> {t(`relief:verdicts.${verdict.is}`)} ·{' '}
        {t(`relief:confidences.${confidence}`)} · <Time at={at} /> ·{' '}
        {t('relief:readiness.validUntil')} <Time at={expires.at} />
      </p>
      <p className="text-muted">
        <bdi>{statement}</bdi>
      </p>
      {words === null ? null : (
        <p dir="auto" className="whitespace-pre-line">
          {words}
        </p>
      )}
      {evidence.length === 0 ? null : (
        <details>
          <summary className="text-muted hover:text-ink inline-flex min-h-6 items-center underline decoration-dotted underline-offset-4">
            {t('relief:readiness.evidence', { count: evidence.length })}
          </summary>
          <ul className="flex flex-col gap-1 py-1">
            {evidence.map((hash) => (
              <li key={hash} dir="ltr" className="font-mono break-all">
                {hash}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** A plain yes has none. */
function wordsOf(verdict: Verdict): string | null {
  switch (verdict.is) {
    case 'verified':
      return null
    case 'verified-with-observations':
      return verdict.observations
    case 'not-verified':
    case 'unable-to-verify':
      return verdict.reason
  }
}
