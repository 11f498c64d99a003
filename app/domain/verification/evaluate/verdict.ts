/**
 * What is proposed of a benchmark. Relief fires on `met` alone, and what cannot be determined is no
 * failure (verification.md 2.2).
 */
export const verdicts = ['not-met', 'cannot-determine', 'met'] as const
export type Verdict = (typeof verdicts)[number]

/** All conditions together: the worst of them (Kleene's strong three-valued logic). */
export function allOf(parts: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => parts.includes(verdict)) ?? 'met'
}

/** At least `least` conditions: met once so many are, not met once so many no longer can be. */
export function atLeast(least: number, parts: readonly Verdict[]): Verdict {
  const met = parts.filter((part) => part === 'met').length
  const open = parts.filter((part) => part === 'cannot-determine').length
  if (met >= least) return 'met'
  return met + open >= least ? 'cannot-determine' : 'not-met'
}

/** What sources say when nobody has reconciled them: their word if it is one, else nothing. */
export function agreedBy(parts: readonly Verdict[]): Verdict {
  const [first = 'cannot-determine', ...others] = parts
  return others.every((other) => other === first) ? first : 'cannot-determine'
}
