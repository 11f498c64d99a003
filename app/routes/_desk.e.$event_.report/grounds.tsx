import type { ReactNode } from 'react'

import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { FindingLine } from '#app/desk/relief/finding-shown.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReportShown } from '#server/relief/read-report.ts'

/** What the firing rests on: conditions, the findings on them, waivers, and the decisions of the coalition. */
export function Grounds({ report }: { report: ReportShown }) {
  const { t } = useTexts()
  const { firing, findings, waivers, decisions } = report
  return (
    <Section id="grounds" title={t('relief:report.grounds')}>
      <ul className="flex flex-col gap-1">
        {firing.grounds.map(({ statement, on, since }) => (
          <li key={statement}>
            <bdi>{statement}</bdi> · {t(`relief:judgements.${on}`)} · <Time at={since} />
          </li>
        ))}
      </ul>
      <Part title={t('relief:report.findings')}>
        {findings.map((finding) => (
          <li key={finding.id}>
            <FindingLine finding={finding} />
          </li>
        ))}
      </Part>
      {waivers.length === 0 ? (
        <p className="text-muted">{t('relief:report.noWaiver')}</p>
      ) : (
        <Part title={t('relief:report.waivers')}>
          {waivers.map(({ id, reason, at, until }) => (
            <li key={id}>
              <bdi>{reason}</bdi> · <Time at={at} /> {t('relief:report.until')} <Time at={until} />
            </li>
          ))}
        </Part>
      )}
      <Part title={t('relief:report.decisions')}>
        {decisions.map(({ id, act, reference, at }) => (
          <li key={id}>
            {t(`relief:acts.${act}`)} · <bdi>{reference}</bdi> · <Time at={at} />
          </li>
        ))}
      </Part>
    </Section>
  )
}

function Part({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <ul className="flex flex-col gap-1">{children}</ul>
    </div>
  )
}
