import { Link } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { Time } from '#app/components/time.tsx'
import { ChangedWords } from '#app/desk/changed-words.tsx'
import { Section } from '#app/desk/page.tsx'
import type { WordChange } from '#app/domain/drafting/word-diff.ts'
import { formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { TextsView } from '#server/positions/figures/read-texts.ts'

import { useFigureWords } from './words.ts'

/** Whose brackets stand in each text, the most first. */
export function BracketHolders({ members, texts }: TextsView) {
  const { t } = useTexts()
  const { number } = useFigureWords()
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  const rows = texts.flatMap(({ id, symbol, delegations }) =>
    delegations.map((one) => ({ ...one, id, symbol })),
  )
  if (rows.length === 0) return null
  return (
    <Section id="delegations" title={t('figures:texts.delegations')}>
      <DataTable
        caption={t('figures:texts.delegations')}
        captionHidden
        rows={rows}
        rowKey={({ id, delegation }) => `${id} ${delegation}`}
        columns={[
          {
            key: 'text',
            header: t('figures:texts.text'),
            rowHeader: true,
            cell: ({ id, symbol }) => (
              <Link to={paths.documentPanel(id, 'brackets')}>
                <bdi className="font-mono">{symbol}</bdi>
              </Link>
            ),
          },
          {
            key: 'delegation',
            header: t('positions:delegation'),
            cell: ({ delegation }) => <bdi>{codes.get(delegation) ?? '?'}</bdi>,
          },
          {
            key: 'open',
            header: t('figures:texts.open'),
            figures: true,
            cell: ({ open }) => number(open),
          },
          {
            key: 'share',
            header: t('figures:texts.share'),
            figures: true,
            cell: ({ share }) => number(share * 100, 1),
          },
          {
            key: 'oldest',
            header: t('figures:texts.oldest'),
            cell: ({ oldest }) => (oldest === null ? '–' : <Time at={oldest} precision="day" />),
          },
          {
            key: 'closed',
            header: t('figures:texts.closed'),
            figures: true,
            cell: ({ closed }) => number(closed),
          },
        ]}
      />
    </Section>
  )
}

/** Each wording in a bracket against the one nearest to all; what weighs more than its length is named. */
export function WordingDiffs({ texts }: TextsView) {
  const { t, locale } = useTexts()
  const { number } = useFigureWords()
  const alternatives = texts.flatMap(({ id, symbol, alternatives: each }) =>
    each.map((one) => ({ ...one, id, symbol })),
  )
  if (alternatives.length === 0) return null
  return (
    <Section id="alternatives" title={t('figures:texts.alternatives')}>
      {alternatives.map(({ id, symbol, bracket, base, others }) => (
        <article key={bracket} className="border-line flex flex-col gap-1 border-t py-2">
          <p>
            <Link to={paths.bracket(id, bracket)}>
              <bdi className="font-mono">{symbol}</bdi>
            </Link>{' '}
            <span className="text-muted">{t('figures:texts.base')}:</span>{' '}
            <span dir="auto" className="font-document">
              {base}
            </span>
          </p>
          {others.map(({ runs, changed, of, flags }, at) => (
            <p key={at}>
              <span dir="auto" className="font-document changed-words">
                <ChangedWords changes={runs.map(changeOf)} />
              </span>{' '}
              <span className="text-muted">
                {t('figures:texts.changed', { changed: number(changed), of: number(of) })}
              </span>
              {flags.length === 0 ? null : (
                <strong>
                  {' '}
                  {formatList(
                    flags.map((flag) => t(`figures:texts.flags.${flag}`)),
                    locale,
                  )}
                </strong>
              )}
            </p>
          ))}
        </article>
      ))}
    </Section>
  )
}

type Run = TextsView['texts'][number]['alternatives'][number]['others'][number]['runs'][number]

function changeOf({ kind, words }: Run): WordChange {
  return { change: kind, text: `${words.join(' ')} ` }
}
