import type { Level } from '#app/domain/positions/scale.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/** The levels of the usual scales (domain/positions/scale.ts), which have words in every language. */
const usual = ['object', 'reserve', 'can-live-with', 'support', 'no', 'abstain', 'yes'] as const
type Usual = (typeof usual)[number]

/** What a level is called; one of a scale of its own as it was written. */
export function useLevelWord(): (level: Pick<Level, 'code'>) => string {
  const { t } = useTexts()
  return ({ code }) => (isUsual(code) ? t(`positions:levels.${code}`) : code)
}

function isUsual(code: string): code is Usual {
  const codes: readonly string[] = usual
  return codes.includes(code)
}
