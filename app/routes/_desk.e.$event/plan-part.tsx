import { Form, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Button } from '#app/components/button.tsx'
import { Select, TextInput } from '#app/components/controls.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Field } from '#app/components/field.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { formatDate } from '#app/i18n/format-date.ts'
import { formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { EventShown } from '#server/relief/read-event.ts'

/** What the planner says, and what it would say if a leg slipped, at another moment, or without some days. */
export function PlanPart({ event }: { event: EventShown }) {
  const { t, locale } = useTexts()
  const { plan, legs, firing } = event
  if (firing !== null || legs.length === 0) return null
  return (
    <Section id="plan" title={t('relief:plan.title')}>
      {plan.is === 'unknown' ? (
        <p>
          {t('relief:plan.unknown')} <bdi>{plan.by?.code}</bdi>
        </p>
      ) : (
        <>
          <dl className="flex flex-wrap gap-x-8 gap-y-2">
            <Figure label={t('relief:plan.ready')}>
              <Time at={plan.ready} />
            </Figure>
            <Figure label={t('relief:plan.earliest')}>
              {plan.earliest === null ? t('relief:plan.none') : <Time at={plan.earliest} />}
            </Figure>
            <Figure label={t('relief:plan.critical')}>
              {plan.critical === null ? '–' : <DelegationTag delegation={plan.critical} named />}
            </Figure>
            <Figure label={t('relief:plan.wanted')}>
              <Time at={plan.wanted} />
            </Figure>
          </dl>
          <p>
            {t('relief:plan.windows')}{' '}
            {plan.windows.length === 0
              ? t('relief:plan.none')
              : formatList(
                  plan.windows.map(({ first, last }) =>
                    first === last
                      ? formatDate(first, locale)
                      : `${formatDate(first, locale)} – ${formatDate(last, locale)}`,
                  ),
                  locale,
                )}
          </p>
          {plan.clashes.length === 0 ? (
            <p>{t('relief:plan.clear')}</p>
          ) : (
            <ul className="list-disc ps-5">
              {plan.clashes.map(({ kind, codes, at, day, name }) => (
                <li key={`${kind} ${codes.join(' ')} ${day ?? at ?? ''} ${name}`}>
                  {t(`relief:clashes.${kind}`, {
                    codes: formatList(codes, locale),
                    day: day === null ? '' : formatDate(day, locale),
                    name,
                  })}{' '}
                  {at === null ? null : <Time at={at} />}
                </li>
              ))}
            </ul>
          )}
          <DataTable
            caption={t('relief:plan.legs')}
            rows={legs.filter((leg) => leg.plan !== null)}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'leg',
                header: t('relief:board.leg'),
                rowHeader: true,
                cell: ({ by, instrument }) => (
                  <>
                    <DelegationTag delegation={by} /> <bdi>{instrument.title}</bdi>
                  </>
                ),
              },
              {
                key: 'done',
                header: t('relief:plan.done'),
                cell: ({ plan: of }) => (of === null ? '–' : <Time at={of.done} />),
              },
              {
                key: 'begin',
                header: t('relief:plan.begin'),
                cell: ({ plan: of }) =>
                  of === null || of.begin === null ? '–' : <Time at={of.begin} />,
              },
              {
                key: 'slack',
                header: t('relief:plan.slack'),
                figures: true,
                cell: ({ plan: of }) =>
                  of === null || of.slack === null
                    ? '–'
                    : t('relief:leads.working-days', { count: of.slack }),
              },
            ]}
          />
        </>
      )}
      <WhatIf event={event} />
    </Section>
  )
}

function WhatIf({ event: { legs } }: { event: EventShown }) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  return (
    <Form method="get" className="flex max-w-176 flex-wrap items-end gap-3">
      <Field name="slip" label={t('relief:plan.slip')}>
        {(control) => (
          <Select {...control} defaultValue={search.get('slip') ?? undefined}>
            <option value="">{t('relief:plan.noSlip')}</option>
            {legs.map(({ id, by, instrument }) => (
              <option key={id} value={id}>
                {`${by.code} ${instrument.title}`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="by" label={t('relief:plan.by')}>
        {(control) => (
          <TextInput
            {...control}
            type="number"
            min={1}
            max={365}
            dir="ltr"
            defaultValue={search.get('by') ?? 5}
          />
        )}
      </Field>
      {asked.map(({ name, type }) => (
        <Field key={name} name={name} label={t(`relief:plan.asked.${name}`)} optional>
          {(control) => (
            <TextInput
              {...control}
              type={type}
              dir="ltr"
              defaultValue={search.get(name) ?? undefined}
            />
          )}
        </Field>
      ))}
      <Button>{t('relief:plan.ask')}</Button>
    </Form>
  )
}

/** Another moment, and the days that are to stay free. */
const asked = [
  { name: 'wanted', type: 'datetime-local' },
  { name: 'from', type: 'date' },
  { name: 'to', type: 'date' },
] as const

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}
