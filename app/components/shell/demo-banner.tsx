import type { ReactNode } from 'react'

import { Banner } from '#app/components/banner.tsx'
import { minute } from '#app/domain/kernel/instant.ts'
import type { Instant } from '#app/domain/kernel/instant.ts'
import { formatSpan } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** That nothing here is real, and how far the demo's clock runs ahead. `children` may move it. */
export function DemoBanner({
  now,
  machineNow,
  children,
}: {
  now: Instant
  machineNow: Instant
  children?: ReactNode
}) {
  const { t } = useTexts()
  const ahead = now - machineNow >= minute
  return (
    <Banner label={t('demo.banner')}>
      <p>
        {t('demo.banner')}{' '}
        {ahead ? t('demo.clockAhead', { span: formatSpan(machineNow, now, t) }) : null}
      </p>
      {children}
    </Banner>
  )
}
