import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { TextArea, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { pageHandle } from '#app/components/shell/page-handle.ts'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Page } from '#app/desk/page.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { createFramework } from '#server/accounts/create-framework.ts'
import { requireMay } from '#server/accounts/require-may.ts'
import { answerForm } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

await readChapter('creating')

export const handle = pageHandle((t) => ({
  title: t('creating:framework.title'),
  crumbs: [
    { label: t('desk:frameworks.title'), to: paths.frameworks },
    { label: t('creating:framework.title'), to: paths.newFramework },
  ],
}))

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    requireMay(context.server, viewer, 'framework.create', viewer)
    return { actKey: context.server.newId() }
  })
}

export function action({ context, request }: ActionFunctionArgs) {
  const viewer = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { framework } = await createFramework(context.server, viewer, form, key())
    return seeOther(paths.framework(framework))
  })
}

export default function NewFramework() {
  const { t } = useTexts()
  const { actKey } = useLoaderData<typeof loader>()
  const answer = answerTo('create', useAnswer<typeof action>())
  const labels = {
    name: t('creating:framework.name'),
    summary: t('creating:framework.summary'),
  }
  return (
    <Page title={t('creating:framework.title')} narrow>
      <ActForm
        intent="create"
        actKey={actKey}
        answer={answer}
        labels={labels}
        effect={t('creating:framework.effect')}
        submit={t('creating:framework.submit')}
      >
        <Field
          name="name"
          label={labels.name}
          hint={t('creating:framework.nameHint')}
          error={answer?.fields['name']}
        >
          {(control) => <TextInput {...control} defaultValue={answer?.typed['name']} />}
        </Field>
        <Field
          name="summary"
          label={labels.summary}
          hint={t('creating:framework.summaryHint')}
          error={answer?.fields['summary']}
        >
          {(control) => <TextArea {...control} defaultValue={answer?.typed['summary']} />}
        </Field>
      </ActForm>
    </Page>
  )
}
