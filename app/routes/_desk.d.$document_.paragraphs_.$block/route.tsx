import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'

import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { answerTo } from '#app/desk/act-form.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { paragraphTones } from '#app/desk/paragraph-tones.ts'
import { PositionsHere } from '#app/desk/positions/positions-here.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { findDocument } from '#server/drafting/find-document.ts'
import { fixParagraph } from '#server/drafting/fix-paragraph.ts'
import { placeParagraph } from '#server/drafting/place-paragraph.ts'
import { readParagraphs } from '#server/drafting/read-paragraphs.ts'
import type { ParagraphKept } from '#server/drafting/read-paragraphs.ts'
import { answerForm } from '#server/form-answer.ts'
import { readPositionsAt } from '#server/positions/read-positions-at.ts'
import { BadInput, NotFound } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { UpkeepForm } from './upkeep-form.tsx'

await Promise.all([readChapter('paragraphs'), readChapter('positions')])

export const handle = documentHandle<typeof loader>({
  document: (read) => read,
  below: (t, { id, paragraph: { label, block } }) => [
    { label: t('paragraphs:title'), to: paths.paragraphs(id) },
    { label: label ?? t('documents:brackets.place'), to: paths.paragraph(id, block) },
  ],
  follows: ['document', 'labels', 'paragraphs', 'positions', 'public-positions'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  return answering(async () => {
    const read = await readParagraphs(context.server, viewer, params['document'])
    const paragraph = read.paragraphs.find(({ block }) => block === params['block'])
    if (paragraph === undefined) throw new NotFound()
    const at = { document: read.id, block: paragraph.block }
    const here = await readPositionsAt(context.server, viewer, at)
    return { ...read, paragraph, here, actKey: context.server.newId() }
  })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  return answerForm(request, async (form, key) => {
    const { id: document } = await findDocument(server, signed, params['document'])
    const viewer = await proveInForm(server, requester, signed, form)
    const { block } = params
    const { intent: act, seen, words, after, reason } = form
    switch (act) {
      case 'fix':
      case 'object-to-fix':
        await fixParagraph(server, viewer, { document, block, act, seen, words, reason }, key())
        break
      case 'move':
      case 'delete':
      case 'restore':
        await placeParagraph(server, viewer, { document, block, act, after, reason }, key())
        break
      case undefined:
      default:
        throw new BadInput({ intent: 'choice' })
    }
    return seeOther(
      act === 'delete' ? paths.paragraphs(document) : paths.paragraph(document, block ?? ''),
    )
  })
}

/** One paragraph: what it says, what was done to it, and what the viewer can do about its words and place. */
export default function ParagraphPage() {
  const { t } = useTexts()
  const { id, paragraph, paragraphs, here, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [search] = useSearchParams()
  const { label, words, state, acts } = paragraph
  const refused = acts.find((act) => answerTo(act, answer) !== undefined)
  const asked = acts.find((act) => act === search.get('act'))
  const chosen = refused ?? asked ?? (acts.length === 1 ? acts[0] : undefined)
  return (
    <Page
      narrow
      title={
        <bdi>{label === null ? t('documents:brackets.place') : t('paragraphs:one', { label })}</bdi>
      }
      action={
        <Link to={paths.paragraphs(id)} className="text-accent underline">
          {t('paragraphs:all')}
        </Link>
      }
    >
      <OtherErrors answer={answer} shown={chosen === undefined ? [] : [chosen]} />
      <Section
        id="words"
        title={t(state === 'deleted' ? 'paragraphs:said' : 'paragraphs:says')}
        aside={
          <Status tone={paragraphTones[state]}>{t(`documents:paragraphs.states.${state}`)}</Status>
        }
      >
        <blockquote
          dir="auto"
          className="font-document border-line border-s-2 ps-3 whitespace-pre-line"
        >
          {words}
        </blockquote>
        <WhatHappened paragraph={paragraph} />
      </Section>
      {acts.length === 0 ? <p className="text-muted">{t('paragraphs:nothing')}</p> : null}
      {acts.length < 2 ? null : (
        <nav aria-label={t('paragraphs:choose')} className="flex flex-wrap gap-x-5 gap-y-2">
          {acts.map((act) => (
            <Link
              key={act}
              to={{ search: new URLSearchParams({ act }).toString(), hash: 'act' }}
              aria-current={act === chosen ? 'true' : undefined}
              className={act === chosen ? 'text-ink font-medium' : 'text-accent underline'}
            >
              {t(`paragraphs:acts.${act}.title`)}
            </Link>
          ))}
        </nav>
      )}
      {chosen === undefined ? null : (
        <UpkeepForm
          key={chosen}
          act={chosen}
          paragraph={paragraph}
          paragraphs={paragraphs}
          actKey={actKey}
          answer={answer}
        />
      )}
      <PositionsHere here={here} />
    </Page>
  )
}

function WhatHappened({ paragraph: { fix, place } }: { paragraph: ParagraphKept }) {
  const { t } = useTexts()
  return (
    <>
      {fix === null ? null : (
        <p>
          {t('paragraphs:fixed')} <Time at={fix.until} />
        </p>
      )}
      {place === null ? null : (
        <p>
          {t(`paragraphs:placed.${place.is}`)} <Time at={place.at} />{' '}
          <q dir="auto">{place.reason}</q> {t('paragraphs:restorable')}
        </p>
      )}
    </>
  )
}
