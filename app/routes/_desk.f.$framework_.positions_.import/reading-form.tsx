import { Form } from '@remix-run/react'

import { Button } from '#app/components/button.tsx'
import { Checkbox, Select } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { useLevelWord } from '#app/desk/positions/level-word.ts'
import { rollCall } from '#app/domain/positions/scale.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ImportPage, WaitingFile } from '#server/positions/import/read-import-page.ts'

/** How the columns of the file are read. To look again changes nothing: the answer has an address of its own. */
export function ReadingForm({ file, role }: { file: WaitingFile; role: ImportPage['role'] }) {
  const { t } = useTexts()
  const wordOf = useLevelWord()
  const { reading, header, rows, sha256 } = file
  const about = t('imports:reading.about', { rows, columns: header.length })
  if (reading.layout === 'positions') {
    return (
      <>
        <p>{about}</p>
        <p className="text-muted">{t('imports:reading.positions')}</p>
      </>
    )
  }
  return (
    <Form method="get" key={sha256} className="flex flex-col gap-4">
      <input type="hidden" name="file" value={sha256} />
      <input type="hidden" name="layout" value="roll-call" />
      <p>{about}</p>
      <div className="grid max-w-160 gap-4 sm:grid-cols-2">
        <ColumnChoice name="subject" file={file} chosen={reading.subject} />
        <ColumnChoice name="date" file={file} chosen={reading.date} />
      </div>
      {role === 'own' ? null : (
        <Checkbox name="opens" defaultChecked={reading.opens}>
          {t('imports:reading.opens')}
        </Checkbox>
      )}
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">{t('imports:reading.delegations')}</legend>
        <p className="text-muted text-sm">{t('imports:reading.delegationsHint')}</p>
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-3 lg:grid-cols-5">
          {reading.delegations.map(({ at, code }) => (
            <Field key={at} name={`column:${at}`} label={header[at] ?? ''}>
              {(control) => (
                <Select {...control} defaultValue={code ?? ''}>
                  <option value="">{t('imports:reading.leftOut')}</option>
                  {file.members.map((member) => (
                    <option key={member.id} value={member.code}>
                      {member.code}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ))}
        </div>
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">{t('imports:reading.answers')}</legend>
        <p className="text-muted text-sm">{t('imports:reading.answersHint')}</p>
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-3 lg:grid-cols-5">
          {reading.answers.map(({ said, level }) => (
            <Field key={said} name={`answer:${said}`} label={said}>
              {(control) => (
                <Select {...control} defaultValue={level ?? ''}>
                  <option value="">{t('imports:reading.unread')}</option>
                  {rollCall.levels.map(({ code }) => (
                    <option key={code} value={code}>
                      {wordOf({ code })}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ))}
        </div>
      </fieldset>
      <Button className="self-start">{t('imports:reading.submit')}</Button>
    </Form>
  )
}

function ColumnChoice({
  name,
  file: { header },
  chosen,
}: {
  name: 'subject' | 'date'
  file: WaitingFile
  chosen: number | null
}) {
  const { t } = useTexts()
  return (
    <Field name={name} label={t(`imports:reading.${name}`)}>
      {(control) => (
        <Select {...control} defaultValue={chosen ?? ''}>
          {name === 'date' ? <option value="">{t('imports:reading.undated')}</option> : null}
          {header.map((column, at) => (
            // A header may say the same twice, which the import then refuses.
            // oxlint-disable-next-line react/no-array-index-key
            <option key={at} value={at}>
              {column}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
