import { TextInput } from '#app/components/controls.tsx'
import { Glyph } from '#app/components/glyph.tsx'
import { useLevelWord } from '#app/desk/positions/level-word.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'
import type { SheetRow } from '#server/positions/sheet/read-sheet.ts'

/** The answer to one subject: a choice of levels, or both ends of a range. What was typed outlives an error. */
export function AnswerCell({
  row,
  named,
  answer,
}: {
  row: SheetRow
  named: string
  answer: FormAnswer | undefined
}) {
  const { t } = useTexts()
  const wordOf = useLevelWord()
  const typed = answer === undefined ? shownAs(row) : typedIn(row, answer)
  const error = (['holding', 'low', 'high'] as const)
    .map((field) => answer?.fields[`${field}:${row.id}`])
    .find((code) => code !== undefined)
  return (
    <fieldset
      data-sheet-row
      aria-describedby={error === undefined ? undefined : `error-${row.id}`}
      className="flex flex-col gap-1"
    >
      <legend className="sr-only">{named}</legend>
      <input type="hidden" name={`seen:${row.id}`} value={row.seen} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {row.scale.kind === 'ordinal' ? (
          row.scale.levels.map(({ code }, at) => (
            <Choice
              key={code}
              row={row}
              value={`level:${code}`}
              chosen={typed.holding}
              digit={at + 1}
              label={wordOf({ code })}
            />
          ))
        ) : (
          <RangeEnds row={row} scale={row.scale} typed={typed} isWrong={error !== undefined} />
        )}
        <Choice
          row={row}
          value="not-participating"
          chosen={typed.holding}
          digit={0}
          label={t('positions:own.noPart')}
        />
        {row.mayWithdraw ? (
          <label className="min-h-control flex items-center gap-1.5 whitespace-nowrap">
            <input
              type="checkbox"
              name={`withdraw:${row.id}`}
              defaultChecked={answer?.typed[`withdraw:${row.id}`] === 'on'}
              className="accent-accent size-4 flex-none"
            />
            <span>{t('sheet:withdraw')}</span>
          </label>
        ) : null}
        {row.isDraft ? <span className="text-muted">{t('sheet:draft')}</span> : null}
      </div>
      {error === undefined ? null : (
        <p id={`error-${row.id}`} className="text-bad flex items-baseline gap-1.5 text-sm">
          <Glyph tone="bad" />
          <span>
            {t([`sheet:rules.${error}`, `fields:${error}`], { defaultValue: t('fields:invalid') })}
          </span>
        </p>
      )}
    </fieldset>
  )
}

type TypedAnswer = { holding: string; low: string; high: string }

function Choice({
  row: { id, scale },
  value,
  chosen,
  digit,
  label,
}: {
  row: SheetRow
  value: string
  chosen: string
  digit: number
  label: string
}) {
  // Beside a range there is one choice only, which can be taken back.
  const type = scale.kind === 'range' ? 'checkbox' : 'radio'
  return (
    <label className="min-h-control flex items-center gap-1.5 whitespace-nowrap">
      <input
        type={type}
        name={`holding:${id}`}
        value={value}
        data-digit={digit}
        defaultChecked={chosen === value}
        className="accent-accent size-4 flex-none"
      />
      <span>{label}</span>
    </label>
  )
}

function RangeEnds({
  row: { id },
  scale: { low, high, unit },
  typed,
  isWrong,
}: {
  row: SheetRow
  scale: Extract<SheetRow['scale'], { kind: 'range' }>
  typed: TypedAnswer
  isWrong: boolean
}) {
  const { t, locale } = useTexts()
  const bounds = { low: formatNumber(low, locale), high: formatNumber(high, locale) }
  return (
    <>
      {(['low', 'high'] as const).map((end) => (
        <label key={end} className="flex items-center gap-1.5">
          <span>{t(`positions:own.${end}`)}</span>
          <TextInput
            name={`${end}:${id}`}
            inputMode="decimal"
            maxLength={30}
            placeholder={bounds[end]}
            defaultValue={typed[end]}
            aria-invalid={isWrong || undefined}
            className="w-24!"
          />
        </label>
      ))}
      <bdi className="text-muted">{unit}</bdi>
    </>
  )
}

function shownAs({ answer }: SheetRow): TypedAnswer {
  const end = (value: number | null) => (value === null ? '' : String(value))
  switch (answer?.kind) {
    case undefined:
      return { holding: '', low: '', high: '' }
    case 'stance':
      return { holding: `level:${answer.level}`, low: '', high: '' }
    case 'not-participating':
      return { holding: answer.kind, low: '', high: '' }
    case 'range':
      return { holding: '', low: end(answer.low), high: end(answer.high) }
  }
}

function typedIn({ id }: SheetRow, { typed }: FormAnswer): TypedAnswer {
  const of = (field: string) => typed[`${field}:${id}`] ?? ''
  return { holding: of('holding'), low: of('low'), high: of('high') }
}
