import { Form, Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Field } from '#app/components/field.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Page } from '#app/desk/page.tsx'
import { Tab } from '#app/desk/tab.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { FiguresHead } from '#server/positions/figures/see-positions.ts'

import { useMoment } from './use-moment.ts'
import { figurePages } from './views.ts'
import type { FigurePage } from './views.ts'

/** A page of figures: which one, as of when, and for whom they are computed. */
export function FiguresPage({
  head,
  view,
  children,
}: {
  head: FiguresHead
  view: FigurePage
  children: ReactNode
}) {
  const { t } = useTexts()
  return (
    <Page
      title={t(`figures:views.${view}.title`)}
      lead={
        <>
          {t(`figures:views.${view}.lead`)} {t('figures:onlySeen')}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Tabs head={head} here={view} />
        <MomentForm key={head.moment.day} head={head} />
        {head.moment.at === null ? null : (
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Status tone="hold">{t('figures:past')}</Status> <Time at={head.moment.at} />
          </p>
        )}
      </div>
      {head.subjects === 0 ? <EmptyState>{t('figures:empty')}</EmptyState> : children}
    </Page>
  )
}

/** The other views of the same moment. */
function Tabs({ head, here }: { head: FiguresHead; here: FigurePage }) {
  const { t } = useTexts()
  const { framework } = head
  const asked = useMoment(head)
  return (
    <nav aria-label={t('figures:navigation')} className="print:hidden">
      <ul className="-mx-2 flex flex-wrap gap-1">
        <Tab to={paths.positions(framework.id)} isHere={false}>
          {t('positions:title')}
        </Tab>
        {figurePages.map((view) => (
          <Tab key={view} to={paths.figures(framework.id, view, asked)} isHere={view === here}>
            {t(`figures:views.${view}.title`)}
          </Tab>
        ))}
      </ul>
    </nav>
  )
}

/** As of the end of which day; whatever else the address asks for stays. */
function MomentForm({ head: { moment } }: { head: FiguresHead }) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  const others = [...search].filter(([name]) => name !== 'at')
  return (
    <Form className="flex flex-wrap items-end gap-x-3 gap-y-2 print:hidden">
      {others.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        name="at"
        label={t('figures:moment')}
        hint={t('figures:momentHint')}
        error={moment.error ?? undefined}
      >
        {(control) => (
          <span className="flex items-center gap-3">
            <TextInput
              {...control}
              type="date"
              dir="ltr"
              className="max-w-48"
              defaultValue={moment.day}
            />
            <Button>{t('figures:show')}</Button>
          </span>
        )}
      </Field>
      {moment.at === null ? null : (
        <Link to={`?${new URLSearchParams(others).toString()}`}>{t('figures:now')}</Link>
      )}
    </Form>
  )
}
