import { useTexts } from '#app/i18n/use-texts.ts'

import { delegations } from './fixtures.ts'
import type { Loose, Samples } from './samples.ts'

/** What the grammar renders, without an editor: each kind of block, carets, a selection, a foreign block. */
export function TextSample({ words }: { words: Loose<Samples['document']> }) {
  const { locale } = useTexts()
  const [, ostia, , solvaara] = delegations
  const { field } = words
  const [columns = [], ...rows] = words.rows
  return (
    <div className="document">
      <h2>{words.heading}</h2>
      <p data-group="PP" data-label="PP 1">
        {words.pp}
      </p>
      <h3>{words.sub}</h3>
      <p data-group="OP" data-label="OP 6">
        {words.op6}
        <Caret delegation={ostia} />
      </p>
      <p data-group="OP" data-label="OP 7">
        <strong>{words.op7.slice(0, 18)}</strong>
        {words.op7.slice(18, 60)}
        <span className="remote-selection" data-hue={solvaara.hue}>
          {words.op7.slice(60, 96)}
        </span>
        {words.op7.slice(96)}
      </p>
      <p data-group="OP" data-label="OP 7 bis">
        {words.op7bis}
      </p>
      {words.items.map((item) => (
        <div key={item} data-marker="ordered" data-level="1">
          {item}
        </div>
      ))}
      <div data-block="definition">
        <div data-cell="definition.term">{words.term}</div>
        <div data-cell="definition.meaning">{words.meaning}</div>
      </div>
      <div data-block="formatField">
        <div data-cell="formatField.id" data-label={field.labels.id}>
          C-04
        </div>
        <div data-cell="formatField.statement" data-label={field.labels.statement}>
          {field.statement}
        </div>
        <div data-cell="formatField.unit" data-label={field.labels.unit}>
          {field.unit}
        </div>
        <div data-cell="formatField.datatype" data-label={field.labels.datatype}>
          {field.datatype}
        </div>
        <div data-cell="formatField.threshold" data-label={field.labels.threshold}>
          {field.threshold}
        </div>
      </div>
      <table>
        <tbody>
          <tr data-header="">
            {columns.map((column) => (
              <td key={column}>{column}</td>
            ))}
          </tr>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell) => (
                <td key={cell}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p
        data-group="OP"
        data-label="OP 6"
        lang={locale === 'ar' ? 'en' : 'ar'}
        dir={locale === 'ar' ? 'ltr' : 'rtl'}
      >
        {words.foreign}
      </p>
    </div>
  )
}

function Caret({ delegation }: { delegation: (typeof delegations)[number] }) {
  return (
    <span className="remote-caret" data-hue={delegation.hue}>
      <span className="remote-caret-label">
        {delegation.code} {delegation.person}
      </span>
    </span>
  )
}
