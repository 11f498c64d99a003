import { Link } from '@remix-run/react'
import { useState } from 'react'

import { Checkbox } from '#app/components/controls.tsx'
import { Section } from '#app/desk/page.tsx'
import type { DelegationId } from '#app/domain/kernel/id.ts'
import { adoptedIf } from '#app/domain/positions/unlock.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { UnlockView } from '#server/positions/figures/read-unlock.ts'

import { useFigureWords } from './words.ts'

/** Supposes that some give way everywhere. It is reckoned on this page and written nowhere. */
export function WhatIf({ head, members, subjects, unlock }: UnlockView) {
  const { t } = useTexts()
  const { subject } = useFigureWords()
  const [supposed, setSupposed] = useState<ReadonlySet<DelegationId>>(new Set())
  const adopted = new Set(adoptedIf(subjects, supposed))
  const more = subjects.filter((one) => one.need > 0 && adopted.has(one.subject))
  const blockers = members.filter(({ id }) =>
    unlock.members.some(({ delegation }) => delegation === id),
  )
  const toggle = (id: DelegationId, on: boolean) =>
    setSupposed((before) =>
      on ? new Set([...before, id]) : new Set([...before].filter((one) => one !== id)),
    )
  return (
    <Section id="what-if" title={t('figures:unlock.whatIf')}>
      <p className="text-muted">{t('figures:unlock.whatIfHint')}</p>
      <fieldset>
        <legend className="mb-1 font-medium">{t('figures:unlock.giveWay')}</legend>
        <div className="flex flex-wrap gap-x-6 gap-y-1">
          {blockers.map(({ id, code, name }) => (
            <Checkbox
              key={id}
              checked={supposed.has(id)}
              onChange={({ target }) => toggle(id, target.checked)}
            >
              <bdi className="font-mono">{code}</bdi> <bdi>{name}</bdi>
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <output className="font-medium">
        {t('figures:unlock.supposed', {
          adopted: adopted.size,
          of: subjects.length,
          now: unlock.now,
        })}
      </output>
      {more.length === 0 ? null : (
        <ul className="list-disc ps-5">
          {more.map((one) => (
            <li key={one.subject}>
              <Link to={paths.positionsOn(head.framework.id, one.subject)}>
                <bdi>{subject(one.name)}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
