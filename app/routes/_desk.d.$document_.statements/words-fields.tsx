import { Select, TextArea } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { statementLanguages } from '#app/domain/drafting/statement-languages.ts'
import type { StatementLanguage } from '#app/domain/drafting/statement-languages.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { FormAnswer } from '#server/form-answer.ts'

/** The words of a statement, in which language they are, and who reads them. */
export function WordsFields({ given }: { given: FormAnswer | undefined }) {
  const { t, locale } = useTexts()
  return (
    <>
      <Field name="text" label={t('statements:make.text')} error={given?.fields['text']}>
        {(control) => (
          <TextArea {...control} rows={5} maxLength={15_000} defaultValue={given?.typed['text']} />
        )}
      </Field>
      <Field name="lang" label={t('statements:make.lang')} error={given?.fields['lang']}>
        {(control) => (
          <Select {...control} defaultValue={given?.typed['lang'] ?? locale}>
            {statementLanguages.map((lang) => (
              <option key={lang} value={lang} lang={lang}>
                {ownNames[lang]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        name="visibility"
        label={t('statements:make.visibility')}
        error={given?.fields['visibility']}
      >
        {(control) => (
          <Select {...control} defaultValue={given?.typed['visibility'] ?? 'public'}>
            {(['public', 'restricted'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`statements:visibility.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  )
}

/** A language is found by its own name. */
const ownNames: Readonly<Record<StatementLanguage, string>> = {
  ar: 'العربية',
  zh: '中文',
  en: 'English',
  fr: 'français',
  ru: 'русский',
  es: 'español',
}
