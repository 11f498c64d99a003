import { Link } from '@remix-run/react'

import { Time } from '#app/components/time.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Translate } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { SubjectName } from '#server/positions/describe.ts'

/** What a subject is called: a question by its words, anything else by its place. */
export function SubjectTitle({ name }: { name: SubjectName }) {
  const { t } = useTexts()
  if (name.kind === 'question') return <bdi>{name.question}</bdi>
  const isGone = 'of' in name ? name.isGone : name.block === null
  return (
    <>
      {'of' in name ? (
        <bdi>{name.of.title}</bdi>
      ) : (
        <>
          <bdi className="font-mono">{name.document.symbol}</bdi>{' '}
          {name.label === null ? null : <bdi className="font-mono">{name.label}</bdi>}
        </>
      )}{' '}
      {kindOf(t, name)}
      {isGone ? ` (${t('positions:gone')})` : null}
    </>
  )
}

/** The same as characters, for the title of a window. */
export function titleOf(name: SubjectName): string {
  if (name.kind === 'question') return name.question
  if ('of' in name) return name.of.title
  return [name.document.symbol, name.label].filter((part) => part !== null).join(' ')
}

/** What kind of thing it is; a parameter is called after its cell. */
export function kindOf(t: Translate, name: SubjectName): string {
  return name.kind === 'parameter'
    ? t(`positions:parameters.${name.cell}`)
    : t(`positions:kinds.${name.kind}`)
}

/** The words that it is about; a question is its own. */
export function SubjectWords({ name }: { name: SubjectName }) {
  if (name.kind === 'question') return null
  if ('of' in name && name.at !== null) return <Time at={name.at} />
  if (name.words === '') return null
  return (
    <span dir="auto" className="font-document text-muted line-clamp-2">
      {name.words}
    </span>
  )
}

/** Leads to where it stands; a question stands nowhere else. */
export function SubjectPlace({ name, framework }: { name: SubjectName; framework: string }) {
  const { t } = useTexts()
  if (name.kind === 'question') return null
  return <Link to={placeOf(name, framework)}>{t('positions:page.place')}</Link>
}

function placeOf(name: Exclude<SubjectName, { kind: 'question' }>, framework: string): string {
  if (!('of' in name)) {
    const { document, block } = name
    return block === null ? paths.document(document.id) : paths.documentBlock(document.id, block)
  }
  return name.kind === 'exemption'
    ? paths.exemption(framework, name.of.id)
    : paths.reliefEvent(name.of.id)
}
