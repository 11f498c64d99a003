import { data } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { answerTo } from '#app/desk/act-form.tsx'
import { Page } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { fileLimits } from '#app/domain/drafting/in/limits.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { requireMay } from '#server/accounts/require-may.ts'
import { importDocument, readImport } from '#server/drafting/import-document.ts'
import { showImport } from '#server/drafting/show-import.ts'
import type { ImportShown } from '#server/drafting/show-import.ts'
import { answerUpload, withoutSecrets } from '#server/form-answer.ts'
import type { FormAnswer } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { ImportForm } from './import-form.tsx'
import { ImportReport } from './import-report.tsx'

await Promise.all([readChapter('creating'), readChapter('incoming')])

export const handle = pageHandle<typeof loader>((t, page) => ({
  title: t('incoming:title'),
  crumbs: page && [
    { label: t('desk:frameworks.title'), to: paths.frameworks },
    frameworkCrumb(page.framework),
    { label: t('creating:document.title'), to: paths.newDocument(page.framework.id) },
    { label: t('incoming:title'), to: paths.importDocument(page.framework.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const framework = await readFramework(context.server, viewer, params['framework'])
    requireMay(context.server, viewer, 'document.create', viewer)
    return { framework, actKey: context.server.newId() }
  })
}

/** The first press reads the file and shows what would be lost; the second creates the document. */
export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = signedIn(context, request)
  const { server } = context
  return answerUpload(
    request,
    fileLimits.bytes,
    async () => {
      const { id } = await readFramework(server, viewer, params['framework'])
      requireMay(server, viewer, 'document.create', viewer)
      return id
    },
    async ({ form, file }, key, framework) => {
      const input = { ...form, framework }
      const read = await readImport(server, input, file)
      if ((form['read'] ?? '') === '') {
        const shown: FormAnswer & ImportShown = {
          ...showImport(read),
          typed: withoutSecrets(form),
          fields: {},
          refusal: null,
        }
        return data(shown)
      }
      const { document } = await importDocument(server, viewer, input, read, key())
      return seeOther(paths.document(document))
    },
  )
}

export default function Import() {
  const { t } = useTexts()
  const { framework, actKey } = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  const answer = answerTo('import', answered)
  const read = readIn(answered)
  return (
    <Page title={t('incoming:title')} narrow>
      <p className="text-muted max-w-176">{t('incoming:lead')}</p>
      <ImportForm actKey={actKey} answer={answer} read={read?.sha256 ?? null} />
      {read === null ? null : <ImportReport read={read} />}
      <p>
        <Link to={paths.newDocument(framework.id)}>{t('incoming:other')}</Link>
      </p>
    </Page>
  )
}

/** The file that was read, when that is what the server answered. */
function readIn(answer: unknown): ImportShown | null {
  return typeof answer === 'object' && answer !== null && 'sha256' in answer
    ? (answer as ImportShown)
    : null
}
