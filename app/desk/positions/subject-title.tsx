import { useTexts } from '#app/i18n/use-texts.ts'
import type { SubjectName } from '#server/positions/see-subjects.ts'

/** What a subject is called: a question by its words, anything in a text by its place there. */
export function SubjectTitle({ name }: { name: SubjectName }) {
  const { t } = useTexts()
  if (name.kind === 'question') return <bdi>{name.question}</bdi>
  const { document, label, block, kind } = name
  return (
    <>
      <bdi className="font-mono">{document.symbol}</bdi>{' '}
      {label === null ? null : <bdi className="font-mono">{label}</bdi>}{' '}
      {t(`positions:kinds.${kind}`)}
      {block === null ? ` (${t('positions:gone')})` : null}
    </>
  )
}

/** The same as characters, for the title of a window. */
export function titleOf(name: SubjectName): string {
  if (name.kind === 'question') return name.question
  return [name.document.symbol, name.label].filter((part) => part !== null).join(' ')
}

/** The words of the text that it is about; a question is its own. */
export function SubjectWords({ name }: { name: SubjectName }) {
  if (name.kind === 'question' || name.words === '') return null
  return (
    <span dir="auto" className="font-document text-muted line-clamp-2">
      {name.words}
    </span>
  )
}
