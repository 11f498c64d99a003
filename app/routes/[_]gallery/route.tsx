import '#styles/editor.css'
import { redirect } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { ReactNode } from 'react'

import { Avatar } from '#app/components/avatar.tsx'
import { ErrorPage } from '#app/components/error-page/error-page.tsx'
import { DemoBanner } from '#app/components/shell/demo-banner.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { Shell } from '#app/components/shell/shell.tsx'
import { ShellSlot } from '#app/components/shell/slots.tsx'
import { isTheme } from '#app/components/shell/theme.ts'
import type { ShownViewer } from '#app/components/shell/viewer.ts'
import { Status } from '#app/components/status.tsx'
import { isLocale } from '#app/domain/accounts/locale.ts'
import { hour, later } from '#app/domain/kernel/instant.ts'
import { preferenceCookies } from '#app/i18n/preference-cookies.ts'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'

import { Actions } from './actions.tsx'
import { delegations } from './fixtures.ts'
import { Forms } from './forms.tsx'
import { Colours, Delegations, Type } from './foundations.tsx'
import { Overlays } from './overlays.tsx'
import { samples } from './samples.ts'
import { States, Table, Times, Waiting } from './states.tsx'
import { TextSample } from './text-sample.tsx'

export const handle = pageHandle((t) => ({
  title: 'Gallery',
  crumbs: [
    { label: t('shell.desk'), to: paths.desk },
    { label: 'Gallery', to: paths.gallery },
  ],
}))

/**
 * Every part in each state, for those who build and for the tests; no part of a real installation.
 * `?theme=dark&locale=ar` sets both and shows the page without them.
 */
export function loader({ context, request }: LoaderFunctionArgs) {
  if (import.meta.env.PROD && !context.demo) throw new Response(null, { status: 404 })
  const { searchParams, pathname } = new URL(request.url)
  const theme = searchParams.get('theme')
  const locale = searchParams.get('locale')
  if (theme === null && locale === null) return null
  return redirect(pathname, {
    headers: preferenceCookies(request.url, {
      theme: isTheme(theme) ? theme : null,
      locale: isLocale(locale) ? locale : null,
    }),
  })
}

export default function Gallery() {
  const { locale } = useTexts()
  const { now } = useReader()
  const words = samples[locale]
  const { sections } = words
  return (
    <Shell viewer={viewer} banner={<DemoBanner now={later(now, 26 * hour)} machineNow={now} />}>
      <ShellSlot name="presence">
        <span className="flex -space-x-1">
          {delegations.slice(0, 3).map((delegation) => (
            <Avatar key={delegation.code} name={delegation.person} delegation={delegation} />
          ))}
        </span>
      </ShellSlot>
      <ShellSlot name="saved">
        <Status tone="good">{words.states.good}</Status>
      </ShellSlot>
      <div className="px-gutter mx-auto flex max-w-5xl flex-col gap-16 py-8">
        <header className="flex flex-col gap-2">
          <h1 className="text-2xl">{words.title}</h1>
          <p className="text-md text-muted">{words.lead}</p>
        </header>
        <Section title={sections.document}>
          <TextSample words={words.document} />
        </Section>
        <Section title={sections.colour}>
          <Colours />
        </Section>
        <Section title={sections.delegations}>
          <Delegations words={words.stances} />
        </Section>
        <Section title={sections.type}>
          <Type sentence={words.lead} />
        </Section>
        <Section title={sections.actions}>
          <Actions words={words.actions} />
        </Section>
        <Section title={sections.forms}>
          <Forms words={words.form} />
        </Section>
        <Section title={sections.states}>
          <States words={words.states} />
        </Section>
        <Section title={sections.times}>
          <Times now={now} />
        </Section>
        <Section title={sections.table}>
          <Table words={words.table} documents={words.documents} states={words.states} now={now} />
        </Section>
        <Section title={sections.waiting}>
          <Waiting words={words} />
        </Section>
        <Section title={sections.overlays}>
          <Overlays words={words} />
        </Section>
      </div>
      <section aria-label={sections.error} className="border-line border-t">
        <ErrorPage error={new Error('shown in the gallery')} />
      </section>
    </Shell>
  )
}

const viewer: ShownViewer = {
  person: { name: 'Tomas Veld' },
  delegation: delegations[1],
  mandate: { kind: 'head' },
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line flex flex-col gap-4 border-t pt-6">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}
