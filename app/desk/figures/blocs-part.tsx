import { Link, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

import { DataTable } from '#app/components/data-table.tsx'
import { Section } from '#app/desk/page.tsx'
import { formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { PairsView } from '#server/positions/figures/read-pairs.ts'

import { PositionsBehind } from './behind.tsx'
import { linesAtOnce, usePart } from './use-part.tsx'
import { useFigureWords } from './words.ts'

/** Blocs if chance does not give as clear ones, and otherwise why there are none; then what bridges them. */
export function BlocsPart({ head, members, blocs, bridges }: PairsView) {
  const { t, locale } = useTexts()
  const { number, subject } = useFigureWords()
  const codes = new Map(members.map(({ id, code }) => [id, code]))
  const found = blocs?.found
  const { shown, parts } = usePart(bridges, {
    name: 'subjects',
    of: t('figures:pairs.bridges'),
    size: linesAtOnce,
    hash: '#bridges',
  })
  useLookingAgain(found === undefined)
  return (
    <>
      <Section id="blocs" title={t('figures:pairs.blocs')}>
        {found === undefined ? (
          <p>{t('figures:pairs.pending')}</p>
        ) : found.kind === 'none' ? (
          <p>
            {t(`figures:pairs.none.${found.because}`, {
              p: 'p' in found ? number(found.p) : '',
            })}
          </p>
        ) : (
          <>
            <p>
              {t('figures:pairs.found', {
                p: number(found.p),
                silhouette: number(found.silhouette, 2),
              })}
            </p>
            <ul className="list-disc ps-5">
              {found.blocs.map(({ kind, members: inside }) => (
                <li key={inside.join()}>
                  {t(`figures:pairs.${kind}`, {
                    members: formatList(
                      inside.map((id) => codes.get(id) ?? '?'),
                      locale,
                    ),
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
        {blocs === null ? null : (
          <p className="text-muted text-sm">
            {t('figures:pairs.rests', {
              delegations: number(blocs.delegations),
              shared: number(blocs.medianShared),
            })}{' '}
            <PositionsBehind head={head} n={blocs.n} />
          </p>
        )}
      </Section>
      {bridges.length === 0 ? null : (
        <Section id="bridges" title={t('figures:pairs.bridges')}>
          {parts}
          <DataTable
            caption={t('figures:pairs.bridges')}
            captionHidden
            rows={shown}
            rowKey={(row) => row.subject}
            columns={[
              {
                key: 'subject',
                header: t('positions:subject'),
                rowHeader: true,
                cell: (row) => (
                  <Link to={paths.positionsOn(head.framework.id, row.subject)}>
                    <bdi>{subject(row.name)}</bdi>
                  </Link>
                ),
              },
              {
                key: 'floor',
                header: t('figures:pairs.floor'),
                figures: true,
                cell: ({ floor }) => number(floor),
              },
              {
                key: 'mean',
                header: t('figures:pairs.mean'),
                figures: true,
                cell: ({ mean }) => number(mean),
              },
              {
                key: 'n',
                header: 'n',
                figures: true,
                cell: (row) => number(row.n),
              },
            ]}
          />
        </Section>
      )}
    </>
  )
}

/** Until the test has been made. */
function useLookingAgain(isAwaited: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isAwaited) return
    const timer = setInterval(revalidate, 2_000)
    return () => clearInterval(timer)
  }, [isAwaited, revalidate])
}
