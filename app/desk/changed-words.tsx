import type { WordChange } from '#app/domain/drafting/word-diff.ts'
import { direction } from '#app/i18n/locale.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** One text with what was added to it and taken out; it stands in an element of the class `changed-words`. */
export function ChangedWords({ changes }: { changes: readonly WordChange[] }) {
  return changes.map((change, at) => <Words key={at} {...change} />)
}

/** Most screen readers pass over these elements, so that where they begin and end is said as well. */
function Words({ change, text }: WordChange) {
  switch (change) {
    case 'same':
      return text
    case 'added':
      return (
        <ins>
          <Said as="added" />
          {text}
          <Said as="ends" />
        </ins>
      )
    case 'removed':
      return (
        <del>
          <Said as="removed" />
          {text}
          <Said as="ends" />
        </del>
      )
  }
}

function Said({ as }: { as: 'added' | 'removed' | 'ends' }) {
  const { t, locale } = useTexts()
  return (
    <span className="sr-only" lang={locale} dir={direction(locale)}>
      {` ${t(`documents:views.words.${as}`)} `}
    </span>
  )
}
