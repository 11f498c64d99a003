import { Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

import { TextArea } from '#app/components/controls.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Field } from '#app/components/field.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { paragraphTones } from '#app/desk/paragraph-tones.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { ReadDocument } from '#server/drafting/read-document.ts'
import type { ParagraphShown } from '#server/drafting/show-paragraphs.ts'

import { SittingPart } from './sitting-part.tsx'

type Props = { document: ReadDocument; actKey: string; answer: unknown }

/** Who is in the room, how far each paragraph is agreed, and what one can do about the one that is chosen. */
export function AgreementPanel(props: Props) {
  const { t } = useTexts()
  const [search] = useSearchParams()
  const { paragraphs } = props.document
  const agreed = paragraphs.filter(({ state }) => state === 'agreed').length
  return (
    <>
      <SittingPart {...props} />
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h3 className="text-base font-medium">{t('documents:paragraphs.list')}</h3>
          <span className="text-muted text-sm">
            {t('documents:paragraphs.count', { agreed, all: paragraphs.length })}
          </span>
        </div>
        {paragraphs.length === 0 ? (
          <EmptyState>{t('documents:paragraphs.none')}</EmptyState>
        ) : (
          <ol className="border-line border-t">
            {paragraphs.map((paragraph) => (
              <li key={paragraph.block} className="border-line border-b">
                <Row
                  {...props}
                  paragraph={paragraph}
                  isChosen={search.get('block') === paragraph.block}
                />
              </li>
            ))}
          </ol>
        )}
        <Link to={paths.paragraphs(props.document.id)}>{t('documents:paragraphs.upkeep')}</Link>
      </div>
    </>
  )
}

function Row({
  document,
  paragraph,
  isChosen,
  ...form
}: Props & { paragraph: ParagraphShown; isChosen: boolean }) {
  const { t } = useTexts()
  const { block, state, words } = paragraph
  return (
    <>
      <Link
        to={
          isChosen
            ? paths.documentPanel(document.id, 'paragraphs')
            : paths.documentParagraph(document.id, block)
        }
        preventScrollReset
        aria-expanded={isChosen}
        className="text-ink hover:bg-sunken flex min-h-8 items-baseline gap-2 px-1 py-1.5 no-underline"
      >
        <bdi className="text-muted w-12 flex-none font-mono text-sm">
          {document.labels[block] ?? t('documents:brackets.place')}
        </bdi>
        <span dir="auto" className="font-document min-w-0 flex-1 truncate">
          {words}
        </span>
        <span className="flex-none text-sm">
          <Status tone={paragraph.round === null ? paragraphTones[state] : 'warn'}>
            {paragraph.round === null
              ? t(`documents:paragraphs.states.${state}`)
              : t('documents:paragraphs.inRound')}
          </Status>
        </span>
      </Link>
      {isChosen ? <Chosen document={document.id} paragraph={paragraph} {...form} /> : null}
    </>
  )
}

function Chosen({
  document,
  paragraph,
  actKey,
  answer,
}: Pick<Props, 'actKey' | 'answer'> & { document: string; paragraph: ParagraphShown }) {
  const { t } = useTexts()
  const { block, words, seen, acts } = paragraph
  const intent = `paragraph ${block}`
  const given = answerTo(intent, answer)
  return (
    <div className="flex flex-col gap-3 px-1 pt-1 pb-5">
      <blockquote dir="auto" className="font-document border-line border-s-2 ps-3">
        {words}
      </blockquote>
      <Facts paragraph={paragraph} />
      <Link to={paths.paragraph(document, block)}>{t('documents:paragraphs.beside')}</Link>
      {acts.length === 0 ? null : (
        <ActForm
          intent={intent}
          actKey={actKey}
          answer={given}
          labels={{
            act: t('documents:paragraphs.choose'),
            reason: t('documents:paragraphs.reason'),
          }}
          effect={t('documents:paragraphs.effect')}
          submit={t('documents:paragraphs.submit')}
          look="plain"
        >
          <input type="hidden" name="seen" value={seen} />
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-1 font-medium">{t('documents:paragraphs.choose')}</legend>
            {acts.map((act) => (
              <label key={act} className="min-h-control flex items-center gap-2">
                <input
                  type="radio"
                  name="act"
                  value={act}
                  required
                  defaultChecked={given?.typed['act'] === act}
                />
                {t(`documents:paragraphs.acts.${act}`)}
              </label>
            ))}
          </fieldset>
          {acts.some((act) => reasoned.has(act)) ? (
            <Field
              name="reason"
              label={t('documents:paragraphs.reason')}
              hint={t('documents:paragraphs.reasonHint')}
              error={given?.fields?.['reason']}
              optional
            >
              {(control) => (
                <TextArea {...control} maxLength={2_000} defaultValue={given?.typed['reason']} />
              )}
            </Field>
          ) : null}
        </ActForm>
      )}
    </div>
  )
}

const reasoned: ReadonlySet<string> = new Set([
  'object',
  'capital-cannot',
  'request-reopening',
  'reopen',
] satisfies ParagraphShown['acts'][number][])

/** What was said about it so far, by whom. */
function Facts({ paragraph: { round, agreed, reopened } }: { paragraph: ParagraphShown }) {
  const { t } = useTexts()
  return (
    <div className="flex flex-col gap-1.5 text-sm empty:hidden">
      {reopened === null ? null : (
        <Fact name={t('documents:paragraphs.reopened')}>
          <Said {...reopened} />
        </Fact>
      )}
      {round === null ? null : (
        <>
          <p>
            {t('documents:paragraphs.asked')} <Time at={round.calledAt} />
          </p>
          <ul>
            {round.answers.map(({ by, answer, reason }) => (
              <li key={by.id} className="flex flex-wrap items-baseline gap-x-2">
                <DelegationTag delegation={by} />
                {t(`documents:paragraphs.answers.${answer}`)}
                {reason === null ? null : <q dir="auto">{reason}</q>}
              </li>
            ))}
          </ul>
          {round.unheard.length === 0 ? null : (
            <Fact name={t('documents:paragraphs.unheard')}>
              <Tags of={round.unheard} />
            </Fact>
          )}
          {round.against.length === 0 ? null : (
            <Fact name={t('documents:paragraphs.against')}>
              <Tags of={round.against} />
            </Fact>
          )}
        </>
      )}
      {agreed === null ? null : (
        <>
          <p>
            {t('documents:paragraphs.agreedAt')} <Time at={agreed.at} />
          </p>
          {agreed.outstanding.length === 0 ? null : (
            <Fact name={t('documents:paragraphs.outstanding')}>
              <Tags of={agreed.outstanding} />
            </Fact>
          )}
          {agreed.requests.map((request) => (
            <Fact key={request.by.id} name={t('documents:paragraphs.requests')}>
              <Said {...request} />
            </Fact>
          ))}
        </>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-muted">{name}</span> {children}
    </p>
  )
}

function Said({ by, reason }: NonNullable<ParagraphShown['reopened']>) {
  return (
    <>
      <DelegationTag delegation={by} /> <q dir="auto">{reason}</q>
    </>
  )
}

function Tags({ of }: { of: NonNullable<ParagraphShown['round']>['unheard'] }) {
  return of.map((delegation) => <DelegationTag key={delegation.id} delegation={delegation} />)
}
