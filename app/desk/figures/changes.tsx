import { Form, Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { Field } from '#app/components/field.tsx'
import { Section } from '#app/desk/page.tsx'
import { toIso } from '#app/domain/kernel/instant.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { StepsView } from '#server/positions/figures/read-steps.ts'

import { PositionsBehind, SubjectsBehind } from './behind.tsx'
import { useFigureWords } from './words.ts'

/** With which day what stands is compared. */
export function FromForm({ from }: StepsView) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  return (
    <Form className="flex flex-wrap items-end gap-x-3 gap-y-2 print:hidden">
      {[...search]
        .filter(([name]) => name !== 'from')
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <Field name="from" label={t('figures:steps.from')} hint={t('figures:steps.fromHint')}>
        {(control) => (
          <TextInput
            {...control}
            key={from.day}
            type="date"
            dir="ltr"
            className="max-w-48"
            defaultValue={from.day}
          />
        )}
      </Field>
      <Button>{t('figures:pairs.compare')}</Button>
    </Form>
  )
}

/** Both parts of a change: a mean falls when an easy clause is added, though nobody moves. */
export function TrendLine({ head, from, trend, lines }: StepsView) {
  const { t } = useTexts()
  const { number, change } = useFigureWords()
  const { before, after, likeForLike, composition, n, subjects } = trend
  const names = new Map(lines.map(({ id, name }) => [id, name]))
  const count = (positions: number) => t('figures:n', { count: positions })
  const parts: readonly { name: string; value: number | null; behind: ReactNode }[] = [
    {
      name: t('figures:steps.before'),
      value: before,
      behind: <PositionsBehind head={head} n={n.before} at={toIso(from.at)} />,
    },
    {
      name: t('figures:steps.after'),
      value: after,
      behind: <PositionsBehind head={head} n={n.after} />,
    },
    {
      name: t('figures:steps.likeForLike', { count: subjects.length }),
      value: likeForLike,
      behind: (
        <SubjectsBehind
          head={head}
          title={count(n.likeForLike)}
          subjects={subjects.flatMap(({ subject, by, n: own }) => {
            const name = names.get(subject)
            const said = `${change(by)} · ${count(own)}`
            return name === undefined ? [] : [{ id: subject, name, said }]
          })}
          others="#table"
        />
      ),
    },
    {
      name: t('figures:steps.composition'),
      value: composition,
      // What stood only then, or stands only now.
      behind: count(n.before + n.after - 2 * n.likeForLike),
    },
  ]
  return (
    <Section id="trend" title={t('figures:steps.trend')}>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {parts.map(({ name, value, behind }) => (
          <div key={name}>
            <dt className="text-muted text-sm">{name}</dt>
            <dd className="text-md tabular-nums">{value === null ? '–' : number(value)}</dd>
            <dd className="text-sm">{behind}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** What turned, opened or closed; how many more there are is said below. */
export function AlertList({
  head,
  alerts,
  further,
  members,
}: Pick<StepsView, 'head' | 'alerts' | 'further' | 'members'>) {
  const { t } = useTexts()
  const { number, subject } = useFigureWords()
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  return (
    <Section id="alerts" title={t('figures:steps.alerts')}>
      {alerts.length === 0 ? (
        <p className="text-muted">{t('figures:steps.noAlerts')}</p>
      ) : (
        <ul className="list-disc ps-5">
          {alerts.map((alert, at) => (
            <li key={at}>
              <Link to={paths.positionsOn(head.framework.id, alert.subject)}>
                <bdi>{subject(alert.name)}</bdi>
              </Link>{' '}
              {t(`figures:steps.alert.${alert.kind}`, {
                who: 'delegation' in alert ? (codes.get(alert.delegation) ?? '?') : '',
                from: 'from' in alert ? number(alert.from) : '',
                to: 'to' in alert ? number(alert.to) : '',
              })}
            </li>
          ))}
        </ul>
      )}
      {further === 0 ? null : (
        <p className="text-muted">{t('figures:steps.further', { count: further })}</p>
      )}
    </Section>
  )
}

/** One figure for each scale, since levels of different scales have no order between them. */
export function CohesionTable({ head, cohesion, lines }: StepsView) {
  const { t } = useTexts()
  const known = new Map(lines.map((line) => [line.id, line]))
  const { level, number } = useFigureWords()
  return (
    <Section id="cohesion" title={t('figures:steps.cohesion')}>
      {cohesion.length === 0 ? (
        <p className="text-muted">{t('figures:steps.none')}</p>
      ) : (
        <DataTable
          caption={t('figures:steps.cohesion')}
          captionHidden
          rows={cohesion}
          rowKey={({ scale }) => scale.levels.map(({ code }) => code).join()}
          columns={[
            {
              key: 'scale',
              header: t('figures:bars.levels'),
              rowHeader: true,
              cell: ({ scale }) => scale.levels.map(level).join(' · '),
            },
            {
              key: 'alpha',
              header: t('figures:steps.alpha'),
              figures: true,
              cell: ({ alpha }) => (alpha === null ? '–' : number(alpha)),
            },
            { key: 'n', header: 'n', figures: true, cell: ({ n }) => number(n) },
            {
              key: 'subjects',
              header: t('figures:steps.subjects'),
              cell: ({ subjects }) => (
                <SubjectsBehind
                  head={head}
                  title={number(subjects.length)}
                  subjects={subjects.flatMap((id) => {
                    const line = known.get(id)
                    if (line === undefined) return []
                    return [{ id, name: line.name, said: t('figures:n', { count: line.n }) }]
                  })}
                  others="#table"
                />
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
