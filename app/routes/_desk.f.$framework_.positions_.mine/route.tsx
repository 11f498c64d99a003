import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'

import { EmptyState } from '#app/components/empty-state.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { answerTo } from '#app/desk/act-form.tsx'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page } from '#app/desk/page.tsx'
import { Parts } from '#app/desk/positions/parts.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { answerForm } from '#server/form-answer.ts'
import { answerSheet } from '#server/positions/sheet/answer-sheet.ts'
import { readSheet } from '#server/positions/sheet/read-sheet.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { SheetForm } from './sheet-form.tsx'

await Promise.all([readChapter('positions'), readChapter('sheet')])

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('sheet:title'),
  crumbs: data && [
    frameworkCrumb(data.sheet.framework),
    { label: t('positions:title'), to: paths.positions(data.sheet.framework.id) },
    { label: t('sheet:title'), to: paths.ownPositions(data.sheet.framework.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const from = new URL(request.url).searchParams.get('from')
  return answering(async () => ({
    sheet: await readSheet(context.server, viewer, { framework: params['framework'], from }),
    actKey: context.server.newId(),
  }))
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  const from = new URL(request.url).searchParams.get('from')
  return answerForm(request, async (form, key) => {
    const { framework } = await readSheet(server, signed, { framework: params['framework'], from })
    const viewer = await proveInForm(server, requester, signed, form)
    const done = await answerSheet(server, viewer, framework.id, form, key())
    const said = { kept: String(done.kept), withdrawn: String(done.withdrawn) }
    return seeOther(paths.ownPositions(framework.id, { from: from ?? '0', ...said }))
  })
}

export default function OwnPositions() {
  const { t } = useTexts()
  const { sheet, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [search] = useSearchParams()
  const { framework, all, from, size, mayCommit } = sheet
  const intent = mayCommit ? 'commit' : 'prepare'
  const [kept, withdrawn] = ['kept', 'withdrawn'].map((what) =>
    Number(search.get(what) ?? Number.NaN),
  )
  const said = answerTo(intent, answer)
  return (
    <Page title={t('sheet:title')} lead={t(`sheet:lead.${intent}`)}>
      <OtherErrors answer={answer} shown={[intent]} />
      {Number.isInteger(kept) && said === undefined ? (
        <p role="status">
          {t(`sheet:kept.${intent}`, { count: kept })}
          {Number.isInteger(withdrawn) && withdrawn !== 0 ? (
            <> {t('sheet:withdrawn', { count: withdrawn })}</>
          ) : null}
        </p>
      ) : null}
      {all === 0 ? (
        <EmptyState>{t('positions:empty')}</EmptyState>
      ) : (
        <>
          <Parts
            of={t('positions:table')}
            all={all}
            size={size}
            from={from}
            to={(part) => paths.ownPositions(framework.id, { from: String(part) })}
          />
          <SheetForm key={from} sheet={sheet} actKey={actKey} answer={said} />
        </>
      )}
    </Page>
  )
}
