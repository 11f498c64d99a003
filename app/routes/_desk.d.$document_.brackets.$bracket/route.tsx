import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { Time } from '#app/components/time.tsx'
import { documentHandle } from '#app/desk/document-handle.ts'
import { OtherErrors } from '#app/desk/other-errors.tsx'
import { Page, Section } from '#app/desk/page.tsx'
import { PositionsHere } from '#app/desk/positions/positions-here.tsx'
import { useAnswer } from '#app/desk/use-answer.ts'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import { signedIn } from '#app/signed-in.server.ts'
import { proveInForm } from '#server/accounts/prove-in-form.ts'
import { actOnBracket } from '#server/drafting/act-on-bracket.ts'
import { awaitWords } from '#server/drafting/await-words.ts'
import { findDocument } from '#server/drafting/find-document.ts'
import { readBracket } from '#server/drafting/read-bracket.ts'
import type { ReadBracket } from '#server/drafting/read-bracket.ts'
import { ruleOnBracket } from '#server/drafting/rule-on-bracket.ts'
import { answerForm } from '#server/form-answer.ts'
import { readPositionsAt } from '#server/positions/read-positions-at.ts'
import { BadInput } from '#server/refusals.ts'
import { answering } from '#server/responses.ts'
import { seeOther } from '#server/see-other.ts'

import { AwaitedPart } from './awaited-part.tsx'
import { NoteForm } from './note-form.tsx'
import { noteIn, outcomeIn } from './note-in-form.ts'
import { RulingPart } from './ruling-part.tsx'
import { SideName } from './side-name.tsx'
import { Sides, WaysOut } from './sides.tsx'

await Promise.all([readChapter('bracket'), readChapter('paragraphs'), readChapter('positions')])

export const handle = documentHandle<typeof loader>({
  document: ({ read }) => read.document,
  below: (t, { read }) => [
    { label: t('bracket:title'), to: paths.bracket(read.document.id, read.id) },
  ],
  follows: ['document', 'labels', 'brackets', 'positions', 'public-positions'],
})

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = signedIn(context, request)
  const { document, bracket } = params
  return answering(async () => {
    const read = await readBracket(context.server, viewer, { document, bracket })
    const at = { document: read.document.id, bracket: read.id }
    const here = await readPositionsAt(context.server, viewer, at)
    return { read, here, actKey: context.server.newId() }
  })
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const { server, requester } = context
  const signed = signedIn(context, request)
  const { document, bracket } = params
  return answerForm(request, async (form, key) => {
    const { id } = await findDocument(server, signed, document)
    const viewer = await proveInForm(server, requester, signed, form)
    const { intent, reason, hours, seen } = form
    const about = { document: id, bracket }
    switch (intent) {
      case 'note':
        await actOnBracket(server, viewer, { ...about, act: 'note', ...noteIn(form) }, key())
        break
      case 'rule': {
        const ruling = { act: 'rule', keeps: outcomeIn(form), reason, hours, seen }
        await ruleOnBracket(server, viewer, { ...about, ...ruling }, key())
        break
      }
      case 'write':
        await awaitWords(
          server,
          viewer,
          { ...about, act: 'write', words: form['words'], seen },
          key(),
        )
        break
      case 'object':
        await ruleOnBracket(server, viewer, { ...about, act: 'object', reason }, key())
        break
      case undefined:
      default:
        throw new BadInput({ intent: 'choice' })
    }
    return seeOther(paths.bracket(id, bracket ?? ''))
  })
}

export default function BracketPage() {
  const { t } = useTexts()
  const { read, here, actKey } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { document, paragraphs } = read
  const block = read.stage === 'open' ? read.open.block : null
  const place = paragraphs.find((one) => one.block === block)?.label
  return (
    <Page
      narrow
      title={
        <bdi>{place === undefined ? t('bracket:title') : t('bracket:titleAt', { place })}</bdi>
      }
      lead={t('bracket:lead')}
      action={
        <Link to={paths.documentPanel(document.id, 'brackets')} className="text-accent underline">
          {t('bracket:back')}
        </Link>
      }
    >
      <OtherErrors answer={answer} shown={formsOn(read)} />
      {read.stage === 'settled' ? (
        <p>
          {t(`bracket:ended.${read.ended.how}`)}{' '}
          {read.ended.how === 'overtaken'
            ? null
            : t(`bracket:ended.${read.ended.accepted ? 'accepted' : 'kept'}`)}{' '}
          <Time at={read.ended.at} />
        </p>
      ) : (
        <>
          <Section id="stands" title={t('bracket:stands')}>
            <p>
              {t(`documents:brackets.kinds.${read.open.kind}`)}:{' '}
              <SideName open={read.open} backs={null} />
            </p>
          </Section>
          <Sides open={read.open} document={document.id} paragraphs={paragraphs} />
          <WaysOut open={read.open} />
          {read.open.kind === 'placeholder' ? (
            <AwaitedPart open={read.open} actKey={actKey} answer={answer} />
          ) : null}
          <RulingPart open={read.open} actKey={actKey} answer={answer} />
          {read.open.may.note ? (
            <NoteForm open={read.open} paragraphs={paragraphs} actKey={actKey} answer={answer} />
          ) : null}
        </>
      )}
      <PositionsHere here={here} />
    </Page>
  )
}

/** The intents of the forms that the page shows. */
function formsOn(read: ReadBracket): readonly string[] {
  if (read.stage === 'settled') return []
  return (['note', 'rule', 'object', 'write'] as const).filter((form) => read.open.may[form])
}
