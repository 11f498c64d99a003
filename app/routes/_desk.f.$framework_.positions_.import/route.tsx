import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { answerTo } from '#app/desk/act-form.tsx'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { mostBytes } from '#app/domain/positions/import.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { answerForm, answerUpload } from '#server/form-answer.ts'
import { urlEncoded } from '#server/form.ts'
import { importPositions } from '#server/positions/import/import-positions.ts'
import { keepUpload } from '#server/positions/import/keep-upload.ts'
import { readImportPage } from '#server/positions/import/read-import-page.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { ConfirmForm } from './confirm-form.tsx'
import { FileForm } from './file-form.tsx'
import { Outcome } from './outcome.tsx'
import { ReadingForm } from './reading-form.tsx'

await readChapter('positions')
await readChapter('imports')

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('imports:title'),
  crumbs: data && [
    frameworkCrumb(data.page.framework),
    { label: t('positions:title'), to: paths.positions(data.page.framework.id) },
    { label: t('imports:title'), to: paths.importPositions(data.page.framework.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  return answering(async () => ({
    page: await readImportPage(context.server, viewer, params['framework'], asked),
    actKey: context.server.newId(),
  }))
}

/** First the file; then, by a form that repeats how it is read, its import. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  const here = () => readFramework(server, signed, params['framework'])
  if (!urlEncoded.test(request.headers.get('Content-Type') ?? '')) {
    return answerUpload(request, mostBytes, here, async ({ file }, _, { id }) => {
      if (file === null) throw new BadInput({ file: 'file' })
      return seeOther(paths.importPositions(id, await keepUpload(server, signed, id, file.bytes)))
    })
  }
  const { id } = await answering(here)
  return answerForm(request, async (form, key) => {
    const viewer = await proveInForm(server, requester, signed, form)
    const {
      file,
      to,
      intent: _,
      key: __,
      'proof-password': ___,
      'proof-code': ____,
      ...reading
    } = form
    const input = { framework: id, file, to, form: reading }
    await importPositions(server, viewer, input, key())
    return seeOther(paths.positions(id))
  })
}

export default function ImportPositions() {
  const { t } = useTexts()
  const { page, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { file, role } = page
  const waiting = file === null || file === 'gone' ? null : file
  return (
    <Page title={t('imports:title')} lead={t(`imports:lead.${role}`)}>
      <OtherErrors answer={answer} shown={waiting === null ? ['file'] : ['file', 'import']} />
      <Section id="file" title={t('imports:file.title')}>
        {file === 'gone' ? <p role="status">{t('imports:file.gone')}</p> : null}
        <FileForm page={page} answer={answerTo('file', answer)} />
      </Section>
      {waiting === null ? null : (
        <>
          <Section id="reading" title={t('imports:reading.title')}>
            <ReadingForm file={waiting} role={role} />
          </Section>
          <Section id="outcome" title={t('imports:outcome.title')}>
            <Outcome framework={page.framework.id} outcome={waiting.outcome} />
          </Section>
          {waiting.outcome.kind === 'ready' ? (
            <Section id="import" title={t('imports:confirm.title')}>
              <ConfirmForm page={page} file={waiting} actKey={actKey} answer={answer} />
            </Section>
          ) : null}
        </>
      )}
    </Page>
  )
}
