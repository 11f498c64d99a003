import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'

import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { Page, Section } from '#app/desk/page.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { search } from '#server/drafting/search.ts'
import { answering } from '#server/responses.ts'

await readChapter('search')

export const handle = pageHandle((t) => ({
  title: t('search:title'),
  crumbs: [{ label: t('search:title'), to: paths.search }],
}))

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const query = new URL(request.url).searchParams.get('q') ?? ''
  return answering(async () => ({ query, found: await search(context.server, viewer, { query }) }))
}

export default function Search() {
  const { t } = useTexts()
  const { query, found } = useLoaderData<typeof loader>()
  const { documents, people, passages } = found
  const nothing = documents.length + people.length + passages.length === 0
  return (
    <Page title={t('search:title')} lead={t('search:lead')} narrow>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- browsers know the element only since 2023 */}
      <Form role="search" className="flex gap-2">
        <TextInput
          name="q"
          type="search"
          maxLength={200}
          aria-label={t('search:field')}
          defaultValue={query}
        />
        <Button look="primary">{t('search:submit')}</Button>
      </Form>
      <output className="empty:hidden">
        {nothing && query.trim() !== '' ? t('search:nothing', { query: query.trim() }) : null}
      </output>
      <Results id="documents" title={t('search:documents')} count={documents.length}>
        {documents.map(({ id, symbol, title }) => (
          <Result
            key={id}
            to={paths.document(id)}
            detail={<bdi className="font-mono">{symbol}</bdi>}
          >
            {title}
          </Result>
        ))}
      </Results>
      <Results id="people" title={t('search:people')} count={people.length}>
        {people.map(({ id, name, delegation }) => (
          <Result
            key={`${id} ${delegation}`}
            to={`${paths.people}#person-${id}`}
            detail={<bdi>{delegation}</bdi>}
          >
            {name}
          </Result>
        ))}
      </Results>
      <Results id="passages" title={t('search:passages')} count={passages.length}>
        {passages.map(({ document, block, label, excerpt }) => (
          <Result
            key={`${document} ${block}`}
            to={`${paths.document(document)}#${block}`}
            detail={<bdi className="font-mono">{label}</bdi>}
          >
            {excerpt}
          </Result>
        ))}
      </Results>
    </Page>
  )
}

function Results({
  id,
  title,
  count,
  children,
}: {
  id: string
  title: string
  count: number
  children: ReactNode
}) {
  if (count === 0) return null
  return (
    <Section id={id} title={title}>
      <ul className="border-line border-t">{children}</ul>
    </Section>
  )
}

function Result({ to, detail, children }: { to: string; detail: ReactNode; children: string }) {
  return (
    <li className="border-line flex flex-col gap-0.5 border-b py-2">
      <Link to={to} prefetch="intent">
        <bdi>{children}</bdi>
      </Link>
      <span className="text-muted text-sm">{detail}</span>
    </li>
  )
}
