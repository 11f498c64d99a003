import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { Edit, ReadMoment } from '#server/drafting/read-moment.ts'

/** Who wrote how much of what stands; what was taken out no longer counts. */
export function Authors({ read: { blocks, edits } }: { read: ReadMoment }) {
  const { t } = useTexts()
  const counts = new Map<string, { edit: Edit; count: number }>()
  for (const { text, by, gone } of blocks.flatMap(({ cells }) => cells.flat())) {
    const edit = edits[by]
    if (edit === undefined || gone !== null) continue
    const name = edit.delegation?.code ?? `system:${edit.system}`
    counts.set(name, { edit, count: (counts.get(name)?.count ?? 0) + text.length })
  }
  const authors = [...counts.values()].toSorted((a, b) => b.count - a.count)
  return (
    <ul aria-label={t('history:authors')} className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {authors.map(({ edit, count }) => (
        <li key={edit.seq} className="flex items-baseline gap-2">
          <AuthorName edit={edit} />
          <span className="text-muted">{t('history:characters', { count })}</span>
        </li>
      ))}
    </ul>
  )
}

/** The delegation behind an edit, or what part of the system wrote it with nobody asking. */
export function AuthorName({ edit: { delegation, system } }: { edit: Edit }) {
  const { t } = useTexts()
  if (delegation !== null) return <DelegationTag delegation={delegation} />
  return <span>{system === null ? null : t(`history:system.${system}`)}</span>
}
