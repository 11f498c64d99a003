import { Form, useLocation } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { Select } from '#app/components/controls.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

const steps = [1, 6, 24, 72, 168] as const

/** Moves the demo world's clock forward, so that a visitor can live through a deadline. */
export function DemoClock() {
  const { t } = useTexts()
  const { pathname, search } = useLocation()
  return (
    <Form
      method="post"
      action={paths.demoClock}
      aria-label={t('desk:clock.label')}
      className="flex items-center gap-2"
    >
      <input type="hidden" name="returnTo" value={pathname + search} />
      <Select
        name="hours"
        aria-label={t('desk:clock.hours')}
        defaultValue="24"
        className="!h-7 !w-auto !ps-2 !text-sm"
      >
        {steps.map((hours) => (
          <option key={hours} value={hours}>
            {hours < 24
              ? t('desk:clock.hour', { count: hours })
              : t('desk:clock.day', { count: hours / 24 })}
          </option>
        ))}
      </Select>
      <Button look="plain" className="!min-h-7 !py-0 !text-sm">
        {t('desk:clock.submit')}
      </Button>
    </Form>
  )
}
