import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { Select } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { DocumentFields } from '#app/desk/document-fields.tsx'
import { documentLabels } from '#app/desk/document-labels.ts'
import { Page } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { requireMay } from '#server/accounts/require-may.ts'
import { createBlankDocument } from '#server/drafting/create-blank-document.ts'
import { answerForm } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'
import { beginFormat } from '#server/verification/begin-format.ts'

await Promise.all([readChapter('creating'), readChapter('verification')])

/** What a document begins as: a text of no kind in particular, or a format after a template. */
const templates = ['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8'] as const

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('creating:document.title'),
  crumbs: data && [
    { label: t('desk:frameworks.title'), to: paths.frameworks },
    frameworkCrumb(data.framework),
    { label: t('creating:document.title'), to: paths.newDocument(data.framework.id) },
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

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await readFramework(context.server, viewer, params['framework'])
    const input = { ...form, framework: id }
    const { document } =
      form['template'] === 'text'
        ? await createBlankDocument(context.server, viewer, { ...input, kind: 'text' }, key())
        : await beginFormat(context.server, viewer, input, key())
    return seeOther(paths.document(document))
  })
}

export default function NewDocument() {
  const { t } = useTexts()
  const { framework, actKey } = useLoaderData<typeof loader>()
  const answer = answerTo('create', useAnswer<typeof action>())
  const labels = { ...documentLabels(t), template: t('creating:document.template') }
  return (
    <Page title={t('creating:document.title')} narrow>
      <p>
        <Link to={paths.importDocument(framework.id)}>{t('creating:document.fromFile')}</Link>
      </p>
      <ActForm
        intent="create"
        actKey={actKey}
        answer={answer}
        labels={labels}
        effect={t('creating:document.effect')}
        submit={t('creating:document.submit')}
      >
        <DocumentFields answer={answer}>
          <Field
            name="template"
            label={labels.template}
            hint={t('creating:document.templateHint')}
            error={answer?.fields['template']}
          >
            {(control) => (
              <Select {...control} defaultValue={answer?.typed['template'] ?? 'T0'}>
                <optgroup label={t('documents:kinds.format')}>
                  {templates.map((code) => (
                    <option key={code} value={code}>
                      {t(`verification:templates.${code}`)}
                    </option>
                  ))}
                </optgroup>
                <optgroup label={t('documents:kinds.text')}>
                  <option value="text">{t('creating:document.emptyText')}</option>
                </optgroup>
              </Select>
            )}
          </Field>
        </DocumentFields>
      </ActForm>
    </Page>
  )
}
