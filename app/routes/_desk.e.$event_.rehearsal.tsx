import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { Select, TextInput } from '#app/components/controls.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Field } from '#app/components/field.tsx'
import { Notice } from '#app/components/notice.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { stageTones } from '#app/desk/relief-tones.ts'
import { isId } from '#app/domain/kernel/is-id.ts'
import type { Supposed } from '#app/domain/relief/dry-run.ts'
import { formatLength } from '#app/i18n/format.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { refusalText } from '#app/i18n/refusal-text.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { rehearseEvent } from '#server/relief/rehearse-event.ts'
import type { RehearsalShown } from '#server/relief/rehearse-event.ts'
import { answering } from '#server/responses.ts'

await readChapter('relief')

const verdicts = ['verified', 'not-verified', 'none'] as const

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('relief:rehearsal.title'),
  crumbs: data && [
    frameworkCrumb(data.framework),
    { label: t('relief:title'), to: paths.relief(data.framework.id) },
    { label: data.title, to: paths.reliefEvent(data.id) },
    { label: t('relief:rehearsal.title'), to: paths.rehearsal(data.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const supposed = supposedIn(new URL(request.url).searchParams)
  return answering(() => rehearseEvent(context.server, viewer, params['event'], supposed))
}

/** What the address supposes about the day; what it says wrongly is as if it said nothing. */
function supposedIn(asked: URLSearchParams): Supposed {
  const missing = asked.get('missing') ?? undefined
  const apart = Number(asked.get('apart') ?? 30)
  return {
    verdict: verdicts.find((one) => one === asked.get('verdict')) ?? 'verified',
    missing: isId<'leg'>(missing) ? missing : null,
    apart: Number.isInteger(apart) && apart >= 0 && apart <= 1_440 ? apart : 30,
  }
}

export default function RehearsalPage() {
  const { t } = useTexts()
  const shown = useLoaderData<typeof loader>()
  const { run, because } = shown
  return (
    <Page title={t('relief:rehearsal.title')} lead={t('relief:rehearsal.lead')}>
      <Suppose shown={shown} />
      {run === null || because !== null ? (
        <EmptyState>{t(`relief:rehearsal.${because ?? 'over'}`)}</EmptyState>
      ) : (
        <Report run={run} />
      )}
      <Section id="runbook" title={t('relief:runbook.title')}>
        <DataTable
          caption={t('relief:runbook.title')}
          captionHidden
          rows={shown.runbook}
          rowKey={({ what }) => what}
          columns={[
            {
              key: 'what',
              header: t('relief:runbook.what'),
              rowHeader: true,
              cell: ({ what }) => t(`relief:runbook.${what}`),
            },
            {
              key: 'at',
              header: t('relief:runbook.when'),
              cell: ({ at }) => (at === null ? t('relief:runbook.beyond') : <Time at={at} />),
            },
          ]}
        />
      </Section>
    </Page>
  )
}

function Suppose({ shown: { supposed, legs } }: { shown: RehearsalShown }) {
  const { t } = useTexts()
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3">
      <Field name="verdict" label={t('relief:rehearsal.verdict')}>
        {(control) => (
          <Select {...control} defaultValue={supposed.verdict}>
            {verdicts.map((one) => (
              <option key={one} value={one}>
                {one === 'none' ? t('relief:rehearsal.none') : t(`relief:verdicts.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="missing" label={t('relief:rehearsal.missing')}>
        {(control) => (
          <Select {...control} defaultValue={supposed.missing ?? ''}>
            <option value="">{t('relief:rehearsal.nobody')}</option>
            {legs.map(({ id, by, instrument }) => (
              <option key={id} value={id}>
                {`${by.code} ${instrument}`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="apart" label={t('relief:rehearsal.apart')}>
        {(control) => (
          <TextInput
            {...control}
            type="number"
            min={0}
            max={1440}
            dir="ltr"
            defaultValue={supposed.apart}
          />
        )}
      </Field>
      <Button>{t('relief:rehearsal.run')}</Button>
    </Form>
  )
}

function Report({ run }: { run: NonNullable<RehearsalShown['run']> }) {
  const { t } = useTexts()
  const { stage, firing, synchrony, lines } = run
  return (
    <Section id="report" title={t('relief:rehearsal.report')}>
      <Notice
        tone={firing === null ? 'warn' : 'good'}
        title={firing === null ? t('relief:rehearsal.wouldNot') : t('relief:rehearsal.would')}
      >
        <p>
          <Status tone={stageTones[stage]}>{t(`relief:stages.${stage}`)}</Status>{' '}
          {firing === null ? null : <Time at={firing.at} precision="second" />}
        </p>
        {synchrony === null ? null : (
          <p>
            {t('relief:fired.spread', {
              span: formatLength(synchrony.spread, t),
              legs: synchrony.legs,
              of: synchrony.of,
            })}
          </p>
        )}
      </Notice>
      <DataTable
        caption={t('relief:rehearsal.report')}
        captionHidden
        rows={lines}
        rowKey={({ key }) => String(key)}
        columns={[
          {
            key: 'at',
            header: t('relief:rehearsal.at'),
            rowHeader: true,
            cell: ({ at }) => <Time at={at} />,
          },
          {
            key: 'by',
            header: t('relief:rehearsal.by'),
            cell: ({ by }) =>
              by === null ? t('relief:rehearsal.clock') : <DelegationTag delegation={by} />,
          },
          {
            key: 'act',
            header: t('relief:rehearsal.act'),
            cell: ({ act, happened }) => (
              <span className="flex flex-col">
                {act === null ? null : t(`relief:acts.${act}`)}
                {happened.map((one) => (
                  <span key={one}>{t(`relief:happened.${one}`)}</span>
                ))}
              </span>
            ),
          },
          {
            key: 'result',
            header: t('relief:rehearsal.result'),
            cell: ({ refused, stage: after }) =>
              refused !== null ? (
                <Status tone="bad">
                  {refusalText(t, {
                    refusal: { code: refused, details: { count: 1 } },
                  })}
                </Status>
              ) : after === null ? (
                '–'
              ) : (
                <Status tone={stageTones[after]}>{t(`relief:stages.${after}`)}</Status>
              ),
          },
        ]}
      />
    </Section>
  )
}
