import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'

import { TypedField } from '#app/desk/typed-field.tsx'
import type { Locale } from '#app/domain/accounts/viewer.ts'
import { createTexts } from '#app/i18n/instance.ts'
import { allTexts } from '#app/i18n/texts.server.ts'
import { PhaseFields } from '#app/routes/_desk.f.$framework_.plan_.amend/phase-fields.tsx'
import { usePlanFields } from '#app/routes/_desk.f.$framework_.plan_.amend/use-plan-fields.ts'
import type { PlanShown } from '#server/relief/read-plan.ts'

const event = {
  id: 'e1',
  title: 'Crude oil',
  measures: [{ id: 'm1', title: 'Ban on crude oil' }],
  conditions: [{ id: 'c1', statement: 'The stockpile is down.', observations: 'accepted' }],
}
const plan = {
  phases: [
    { id: 'p1', title: 'First phase', tranches: [{ id: 't1', title: 'Pilot', events: [event] }] },
  ],
} as unknown as PlanShown
const measures = [
  { id: 'm1', title: 'Ban on crude oil' },
  { id: 'm2', title: 'Ban on gold' },
] as Parameters<typeof usePlanFields>[1]

function AmendFields() {
  const { phases, newPhase, places } = usePlanFields(plan, measures)
  return (
    <>
      {phases.map((phase) => (
        <PhaseFields key={phase.row.id} number={1} phase={phase} answer={undefined} />
      ))}
      {[...newPhase, ...places].map((spec) => (
        <TypedField key={spec.name} spec={spec} answer={undefined} />
      ))}
    </>
  )
}

test.each(['en', 'ar'] as const)(
  '[RP15] the form of an amendment asks of every row, of new ones, and of each measure: %s',
  (locale: Locale) => {
    const html = renderToStaticMarkup(
      <I18nextProvider i18n={createTexts(locale, allTexts[locale])}>
        <AmendFields />
      </I18nextProvider>,
    )
    const names = [...html.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)
    expect(names).toEqual([
      'title:p1',
      'remove:p1',
      'title:t1',
      'remove:t1',
      'title:e1',
      'conditions:e1',
      'observations:e1',
      'remove:e1',
      'new-event:t1',
      'conditions:new-event:t1',
      'new-tranche:p1',
      'new-event:new-tranche:p1',
      'conditions:new-event:new-tranche:p1',
      'new-phase',
      'new-tranche:new-phase',
      'new-event:new-tranche:new-phase',
      'conditions:new-event:new-tranche:new-phase',
      'measure:m1',
      'measure:m2',
    ])
    const chosen = [...html.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => value)
    expect(chosen).toEqual(['accepted', 'e1', ''])
    for (const about of ['t1', 'new-tranche:p1', 'new-tranche:new-phase']) {
      expect(html).toContain(`<option value="new-event:${about}"`)
    }
  },
)
