import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'

import { Avatar, initials } from '#app/components/avatar.tsx'
import { Button } from '#app/components/button.tsx'
import { TextInput } from '#app/components/controls.tsx'
import { Countdown } from '#app/components/countdown.tsx'
import { DataTable } from '#app/components/data-table.tsx'
import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Field } from '#app/components/field.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { HashText } from '#app/components/hash-text.tsx'
import { Time } from '#app/components/time.tsx'
import type { Locale } from '#app/domain/accounts/viewer.ts'
import { fromIso, hour, later } from '#app/domain/kernel/instant.ts'
import { createTexts } from '#app/i18n/instance.ts'
import { ReaderProvider } from '#app/i18n/reader.tsx'
import { allTexts } from '#app/i18n/texts.server.ts'

const now = fromIso('2026-12-03T12:00:00.000Z')
const ostia = { code: 'OST', name: 'Federation of Ostia', hue: 1 }

function render(part: ReactElement, locale: Locale = 'en'): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={createTexts(locale, allTexts[locale])}>
      <ReaderProvider value={{ locale, timeZone: 'UTC', now }}>{part}</ReaderProvider>
    </I18nextProvider>,
  )
}

test('a field’s control is heard with its label, its error and its hint', () => {
  const html = render(
    <Field label="Symbol" name="symbol" hint="As on the first page." error="symbol">
      {(control) => <TextInput {...control} />}
    </Field>,
  )
  expect(html).toContain('<label for="field-symbol"')
  expect(html).toContain('aria-invalid="true"')
  const described = /aria-describedby="([^"]+)"/.exec(html)?.[1]?.split(' ') ?? []
  expect(described).toHaveLength(2)
  for (const id of described) expect(html).toContain(`id="${id}"`)
  expect(html).toContain('for example HCG/2026/L.5')
})

test('a field without fault says nothing of faults', () => {
  const html = render(
    <Field label="Title" name="title">
      {(control) => <TextInput {...control} />}
    </Field>,
  )
  expect(html).not.toContain('aria-invalid=')
  expect(html).not.toContain('aria-describedby=')
})

test('a code nobody wrote a sentence for still gets one', () => {
  const html = render(
    <Field label="Title" name="title" error="constructor">
      {(control) => <TextInput {...control} />}
    </Field>,
  )
  expect(html).toContain('Check this value')
})

test('an error summary leads to each field, and is not there without errors', () => {
  const html = render(<FormErrors errors={{ email: 'email' }} labels={{ email: 'E-mail' }} />)
  expect(html).toContain('role="alert"')
  expect(html).toContain('href="#field-email"')
  expect(html).toContain('1 field needs your attention')
  expect(render(<FormErrors errors={{}} />)).toBe('')
})

test('Arabic counts the fields in its own forms', () => {
  const html = render(<FormErrors errors={{ a: 'required', b: 'required' }} />, 'ar')
  expect(html).toContain('حقلان يحتاجان')
})

test('a pending button keeps its place in the tab order and says that it works', () => {
  const html = render(<Button pending>Adopt</Button>)
  expect(html).toContain('aria-disabled="true"')
  expect(html).not.toContain(' disabled=')
  expect(html).toContain('Working …')
})

test('a delegation is never its hue alone', () => {
  expect(render(<DelegationTag delegation={ostia} />)).toMatch(/title="Federation of Ostia".*OST/)
  expect(render(<DelegationTag delegation={ostia} named />)).toContain('Federation of Ostia')
  expect(render(<Avatar name="Tomas Veld" delegation={ostia} />)).toContain('Tomas Veld (OST)')
})

test('initials are taken from the name’s own script', () => {
  expect(initials('Tomas van der Veld')).toBe('TV')
  expect(initials('ليلى حداد')).toBe('لح')
  expect(initials('Plato')).toBe('P')
  expect(initials('  ')).toBe('')
})

test('a time carries its instant for machines and its zone for readers', () => {
  const html = render(<Time at={now} timeZone="Asia/Kolkata" />)
  expect(html).toContain('dateTime="2026-12-03T12:00:00.000Z"')
  expect(html).toContain('17:30 GMT+5:30')
})

test('a countdown shows the server’s time first, and ends', () => {
  expect(render(<Countdown to={later(now, 2 * hour)} />)).toContain('02:00:00')
  expect(render(<Countdown to={now} />)).toContain('over')
})

test('a hash shows its two ends and keeps the whole', () => {
  const hash = 'a'.repeat(32) + 'b'.repeat(32)
  const html = render(<HashText value={hash} />)
  expect(html).toContain('aaaaaaaa…bbbbbbbb')
  expect(html).toContain(`title="${hash}"`)
})

test('a table names its columns, its rows and itself', () => {
  const html = render(
    <DataTable
      caption="Documents"
      rows={[{ id: '1', title: 'Format' }]}
      rowKey={(row) => row.id}
      columns={[{ key: 'title', header: 'Title', rowHeader: true, cell: (row) => row.title }]}
    />,
  )
  expect(html).toContain('<caption')
  expect(html).toContain('scope="col"')
  expect(html).toContain('scope="row"')
})
