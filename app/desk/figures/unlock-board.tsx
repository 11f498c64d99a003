import { Link, useSearchParams } from '@remix-run/react'

import { DataTable } from '#app/components/data-table.tsx'
import { Section } from '#app/desk/page.tsx'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import type { SubjectId } from '#app/domain/positions/subject.ts'
import { adoptedIf } from '#app/domain/positions/unlock.ts'
import { formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { UnlockView } from '#server/positions/figures/read-unlock.ts'

import { SubjectsBehind } from './behind.tsx'
import { blockedBy } from './unlock-twin.ts'
import { linesAtOnce, usePart } from './use-part.tsx'
import { useFigureWords } from './words.ts'

/** Subjects by how far each is from being adopted, nearest first. */
export function UnlockBoard({ head, members, subjects }: UnlockView) {
  const { t } = useTexts()
  const { subject, number } = useFigureWords()
  const codes = useCodes(members)
  const [search] = useSearchParams()
  const blocker = members.find(({ id }) => id === search.get('blocker'))
  const nearest = (blocker === undefined ? subjects : blockedBy(subjects, blocker.id)).toSorted(
    (a, b) => a.need - b.need,
  )
  const all = new URLSearchParams([...search].filter(([name]) => name !== 'blocker'))
  const { shown, parts } = usePart(nearest, {
    name: 'subjects',
    of: t('figures:unlock.board'),
    size: linesAtOnce,
    hash: '#board',
  })
  return (
    <Section id="board" title={t('figures:unlock.board')}>
      {blocker === undefined ? null : (
        <p>
          {t('figures:unlock.blockedBy', { who: blocker.code })}{' '}
          <Link to={`?${all.toString()}#board`}>{t('figures:unlock.boardOfAll')}</Link>
        </p>
      )}
      {parts}
      <DataTable
        caption={t('figures:unlock.board')}
        captionHidden
        rows={shown}
        rowKey={(one) => one.subject}
        columns={[
          {
            key: 'subject',
            header: t('positions:subject'),
            rowHeader: true,
            cell: (one) => (
              <Link to={paths.positionsOn(head.framework.id, one.subject)}>
                <bdi>{subject(one.name)}</bdi>
              </Link>
            ),
          },
          {
            key: 'distance',
            header: t('figures:unlock.distance'),
            cell: ({ need, blockers }) =>
              need > blockers.length
                ? t('figures:unlock.beyond')
                : t('figures:unlock.away', { count: need }),
          },
          {
            key: 'blockers',
            header: t('figures:unlock.blockers'),
            cell: ({ blockers }) => (blockers.length === 0 ? '–' : codes(blockers)),
          },
          {
            key: 'silent',
            header: t('figures:unlock.silent'),
            cell: ({ silent }) => (silent.length === 0 ? '–' : codes(silent)),
          },
          {
            key: 'rule',
            header: t('figures:unlock.rule'),
            wide: true,
            cell: ({ rule }) => t(`figures:rules.${rule}`),
          },
          { key: 'n', header: 'n', figures: true, cell: ({ n }) => number(n) },
        ]}
      />
    </Section>
  )
}

/** The best sets of one, two and three to move, and what two could give each other. */
export function UnlockSets({ head, members, subjects, unlock, swaps }: UnlockView) {
  const { t } = useTexts()
  const { subject } = useFigureWords()
  const codes = useCodes(members)
  const known = new Map(subjects.map((one) => [one.subject, one]))
  const nameOf = (id: SubjectId) => {
    const one = known.get(id)
    return one === undefined ? id : subject(one.name)
  }
  const countOn = (id: SubjectId) => t('figures:n', { count: known.get(id)?.n ?? 0 })
  const openedBy = (movers: readonly DelegationId[]) => {
    const opened = subjects.filter(({ need }) => need > 0)
    const ids = new Set(adoptedIf(opened, new Set(movers)))
    const behind = opened.filter((one) => ids.has(one.subject))
    return {
      title: t('figures:n', { count: behind.reduce((sum, { n }) => sum + n, 0) }),
      subjects: behind.map(({ subject: id, name }) => ({ id, name, said: countOn(id) })),
    }
  }
  const sets = unlock.best.flat().filter(({ adopted }) => adopted > unlock.now)
  return (
    <>
      <Section id="sets" title={t('figures:unlock.sets')}>
        {sets.length === 0 ? (
          <p className="text-muted">{t('figures:unlock.noSets')}</p>
        ) : (
          <ul className="list-disc ps-5">
            {sets.map(({ movers, adopted }) => (
              <li key={movers.join()}>
                {t('figures:unlock.set', { movers: codes(movers), adopted, of: subjects.length })}
                <SubjectsBehind head={head} {...openedBy(movers)} others="#board" />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {swaps.length === 0 ? null : (
        <Section id="swaps" title={t('figures:unlock.swaps')}>
          <ul className="list-disc ps-5">
            {swaps.map(({ one, other }) => (
              <li key={`${one.gives} ${other.gives}`}>
                {codes([one.delegation])}:{' '}
                <Link to={paths.positionsOn(head.framework.id, one.gives)}>
                  <bdi>{nameOf(one.gives)}</bdi>
                </Link>{' '}
                {countOn(one.gives)} ↔ {codes([other.delegation])}:{' '}
                <Link to={paths.positionsOn(head.framework.id, other.gives)}>
                  <bdi>{nameOf(other.gives)}</bdi>
                </Link>{' '}
                {countOn(other.gives)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function useCodes(members: UnlockView['members']) {
  const { locale } = useTexts()
  const known = new Map(members.map(({ id, code }) => [id, code]))
  return (ids: readonly DelegationId[]) =>
    formatList(
      ids.map((id) => known.get(id) ?? '?'),
      locale,
    )
}
