import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { Checkbox } from '#app/components/controls.tsx'
import { frameworkCrumb, pageHandle } from '#app/components/shell/page-handle.ts'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { chosenIn } from '#app/desk/boxes.ts'
import { Page, Section } from '#app/desk/page.tsx'
import { WayBack } from '#app/desk/relief/way-back.tsx'
import { labelsOf, TypedField } from '#app/desk/typed-field.tsx'
import type { FieldSpec } from '#app/desk/typed-field.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { may } from '#app/domain/accounts/may.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { readFramework } from '#server/accounts/read-framework.ts'
import { answerForm } from '#server/form-answer.ts'
import { Forbidden } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { listSnapbacks } from '#server/safeguards/list-snapbacks.ts'
import { notifySnapback } from '#server/safeguards/notify-snapback.ts'
import { seeOther } from '#server/see-other.ts'

await Promise.all([readChapter('snapback'), readChapter('relief')])

/** One box for each thing that is named: a form sends each name once. */
const targetPrefix = 'target:'

export const handle = pageHandle<typeof loader>((t, data) => ({
  title: t('snapback:notify'),
  crumbs: data && [
    frameworkCrumb(data.framework),
    { label: t('snapback:title'), to: paths.snapbacks(data.framework.id) },
    { label: t('snapback:notify'), to: paths.newSnapback(data.framework.id) },
  ],
}))

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    if (!may(viewer, 'snapback.act', viewer)) throw new Forbidden('snapback.act')
    const shown = await listSnapbacks(context.server, viewer, params['framework'])
    const { framework, targets, clause } = shown
    return { framework, targets, clause, actKey: context.server.newId() }
  })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id } = await readFramework(server, signed, params['framework'])
    const viewer = await proveInForm(server, requester, signed, form)
    const targets = chosenIn(form, targetPrefix)
    const sent = { ...form, framework: id, targets }
    const { snapback } = await notifySnapback(server, viewer, sent, key())
    return seeOther(paths.snapback(id, snapback))
  })
}

export default function NewSnapback() {
  const { t } = useTexts()
  const { targets, clause, actKey } = useLoaderData<typeof loader>()
  const answer = answerTo('notify', useAnswer<typeof action>())
  const fields: readonly FieldSpec[] = [
    { name: 'ground', as: 'lines', label: t('snapback:ground') },
  ]
  const labels = { ...labelsOf(fields), targets: t('snapback:targets') }
  return (
    <Page title={t('snapback:notify')} lead={t('snapback:notifyLead')} narrow>
      <Section id="way-back" title={t('snapback:wayBack.title')}>
        <WayBack clause={clause} />
      </Section>
      {clause === null ? null : (
        <ActForm
          intent="notify"
          actKey={actKey}
          answer={answer}
          labels={labels}
          effect={t('snapback:notifyEffect')}
          submit={t('snapback:notify')}
          look="danger"
        >
          <fieldset className="flex flex-col gap-1">
            <legend className="font-medium">{t('snapback:targets')}</legend>
            <p className="text-muted text-sm">{t('snapback:hints.targets')}</p>
            {targets.map(({ id, kind, title }) => (
              <Checkbox
                key={id}
                name={targetPrefix + id}
                defaultChecked={answer?.typed[targetPrefix + id] !== undefined}
              >
                <bdi>{title}</bdi> <span className="text-muted">{t(`snapback:kinds.${kind}`)}</span>
              </Checkbox>
            ))}
          </fieldset>
          {fields.map((spec) => (
            <TypedField key={spec.name} spec={spec} answer={answer} />
          ))}
        </ActForm>
      )}
    </Page>
  )
}
