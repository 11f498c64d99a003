import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { Select, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page } from '#app/desk/page.tsx'
import { shortened } from '#app/desk/shortened.ts'
import { useAnswer } from '#app/desk/use-answer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { awaitWords } from '#server/drafting/await-words.ts'
import { findDocument } from '#server/drafting/find-document.ts'
import { readParagraphs } from '#server/drafting/read-paragraphs.ts'
import { answerForm } from '#server/form-answer.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

await Promise.all([readChapter('bracket'), readChapter('paragraphs')])

export const handle = documentHandle<typeof loader>({
  document: (read) => read,
  below: (t, { id }) => [{ label: t('bracket:await.title'), to: paths.placeholder(id) }],
  follows: ['document', 'labels', 'paragraphs'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const row = await findDocument(context.server, viewer, params['document'])
    const { id, symbol, framework, paragraphs } = await readParagraphs(
      context.server,
      viewer,
      params['document'],
    )
    const isOpen = may(viewer, 'document.edit', row) && !row.frozen
    const open = paragraphs.filter(({ state }) => typedIn.has(state))
    return {
      id,
      symbol,
      framework,
      paragraphs: isOpen
        ? open.map(({ block, label, words }) => ({ block, label, begins: shortened(words) }))
        : [],
      actKey: context.server.newId(),
    }
  })
}

const typedIn: ReadonlySet<string> = new Set(['open', 'bracketed', 'reopened'])

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id: document } = await findDocument(server, signed, params['document'])
    const viewer = await proveInForm(server, requester, signed, form)
    const { block, words } = form
    const { bracket } = await awaitWords(
      server,
      viewer,
      { document, act: 'await', block, words },
      key(),
    )
    return seeOther(paths.bracket(document, bracket))
  })
}

/** Leaves a place in a paragraph for words that are still to be written. */
export default function PlaceholderPage() {
  const { t } = useTexts()
  const { id, paragraphs, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const given = answerTo('await', answer)
  const labels = { block: t('bracket:await.paragraph'), words: t('bracket:await.words') }
  return (
    <Page
      narrow
      title={t('bracket:await.title')}
      lead={t('bracket:await.lead')}
      action={
        <Link to={paths.document(id)} className="text-accent underline">
          {t('bracket:await.back')}
        </Link>
      }
    >
      <OtherErrors answer={answer} shown={paragraphs.length === 0 ? [] : ['await']} />
      {paragraphs.length === 0 ? (
        <p className="text-muted">{t('bracket:await.none')}</p>
      ) : (
        <ActForm
          intent="await"
          actKey={actKey}
          answer={given}
          labels={labels}
          effect={t('bracket:await.effect')}
          submit={t('bracket:await.submit')}
        >
          <Field name="block" label={labels.block} error={given?.fields['block']}>
            {(control) => (
              <Select {...control} defaultValue={given?.typed['block']}>
                {paragraphs.map(({ block, label, begins }) => (
                  <option key={block} value={block}>
                    {label} {begins}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            name="words"
            label={labels.words}
            hint={t('bracket:await.hint')}
            error={given?.fields['words']}
          >
            {(control) => (
              <TextInput {...control} dir="auto" defaultValue={given?.typed['words']} />
            )}
          </Field>
        </ActForm>
      )}
    </Page>
  )
}
