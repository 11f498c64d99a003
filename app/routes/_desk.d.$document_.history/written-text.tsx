import { Time } from '#app/components/time.tsx'
import { Placed } from '#app/desk/placed.tsx'
import { tongueOf } from '#app/domain/drafting/tongue-of.ts'
import { headings, TextFrame } from '#app/editor/reading-view.tsx'
import { formatInstant } from '#app/i18n/format.ts'
import { direction } from '#app/i18n/locale.ts'
import { useReader } from '#app/i18n/reader.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import type { Edit, ReadMoment, Written, WrittenBlock } from '#server/drafting/read-moment.ts'

import { AuthorName } from './authors.tsx'

/**
 * The words of a text with their authors: a line in the hue of the delegation under what it wrote, its
 * code where its words begin, and all of it once more in words behind each paragraph that a delegation
 * wrote in.
 */
export function WrittenText({ read: { blocks, labels, edits } }: { read: ReadMoment }) {
  const known = blocks.flatMap(({ as }) => (as === null ? [] : [as]))
  return (
    <TextFrame holders={{}} {...tongueOf(known)}>
      {blocks.map((block, at) => (
        <WrittenPlace
          key={block.block ?? at}
          block={block}
          label={block.block === null ? undefined : labels[block.block]}
          edits={edits}
        />
      ))}
    </TextFrame>
  )
}

function WrittenPlace({
  block: { as, cells },
  label,
  edits,
}: {
  block: WrittenBlock
  label: string | undefined
  edits: ReadMoment['edits']
}) {
  const { t } = useTexts()
  if (as === null) return null
  const Element = as.kind === 'heading' ? (headings[as.level - 1] ?? 'h5') : 'p'
  return (
    <Placed block={as} label={label} name={label ?? t('documents:brackets.place')}>
      {cells.map((cell, at) => (
        <Element key={at} className="changed-words">
          {cell.map((stretch, number) => (
            <Stretch
              key={number}
              stretch={stretch}
              edits={edits}
              before={cell[number - 1] ?? null}
            />
          ))}
        </Element>
      ))}
      <Sources stretches={cells.flat()} edits={edits} />
    </Placed>
  )
}

function Stretch({
  stretch: { text, by, gone },
  before,
  edits,
}: {
  stretch: Written
  before: Written | null
  edits: ReadMoment['edits']
}) {
  const { t } = useTexts()
  const reader = useReader()
  const edit = edits[by]
  const earlier = before === null ? undefined : edits[before.by]
  const isNewHand = edit?.delegation?.id !== earlier?.delegation?.id
  const Element = gone === null ? 'span' : 'del'
  return (
    <>
      {isNewHand && edit?.delegation ? (
        <sup aria-hidden className="hand" data-hue={edit.delegation.hue}>
          {edit.delegation.code}
        </sup>
      ) : null}
      <Element
        className="written"
        data-hue={edit?.delegation?.hue}
        title={edit && `${authorOf(edit, t)}, ${formatInstant(edit.at, reader, 'second')}`}
        suppressHydrationWarning
      >
        {text}
      </Element>
    </>
  )
}

function authorOf({ delegation, system }: Edit, t: Translate): string {
  if (delegation !== null) return delegation.name
  return system === null ? '' : t(`history:system.${system}`)
}

/** What each edit wrote and took out here, for whoever reads it rather than sees it. */
function Sources({
  stretches,
  edits,
}: {
  stretches: readonly Written[]
  edits: ReadMoment['edits']
}) {
  const { t, locale } = useTexts()
  if (stretches.every(({ by }) => edits[by]?.delegation === null)) return null
  return (
    <details className="sources" lang={locale} dir={direction(locale)}>
      <summary>{t('history:sources')}</summary>
      <ol>
        {stretches.map(({ text, by, gone }, at) => (
          <li key={at}>
            <q dir="auto">{text}</q> <Hand edit={edits[by]} as="wrote" />
            {gone === null ? null : (
              <>
                {' · '}
                <Hand edit={edits[gone]} as="took" />
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

function Hand({ edit, as }: { edit: Edit | undefined; as: 'wrote' | 'took' }) {
  const { t } = useTexts()
  if (edit === undefined) return null
  return (
    <>
      {t(`history:${as}`)} <AuthorName edit={edit} /> <Time at={edit.at} precision="second" />,{' '}
      {t('documents:history.issued', { seq: edit.seq })}
    </>
  )
}
