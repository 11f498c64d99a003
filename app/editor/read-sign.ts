import type { BracketKind, BracketMark } from '#app/domain/drafting/block.ts'
import type { BracketSign } from '#app/domain/drafting/bracket-signs.ts'
import type { Translate } from '#app/i18n/use-texts.ts'

/** Who holds a bracket or an alternative, by its id: what stands in rows beside the text. */
export type Holders = Readonly<Record<string, readonly Holder[]>>
type Holder = { code: string; hue: number }

/** A sign as one sees it, with the codes of those who hold what ends there, and in words. */
export type SignRead = {
  stroke: string
  hue: number | undefined
  holders: readonly Holder[]
  /** A screen reader passes over a bare bracket. */
  aloud: string
}

export function readSign(
  t: Translate,
  holders: Holders,
  { ends, begins }: Pick<BracketSign, 'ends' | 'begins'>,
): SignRead {
  const held = ends === null ? [] : (holders[ends.id] ?? [])
  return {
    stroke: strokeOf(ends, begins),
    hue: holders[(ends ?? begins)?.id ?? '']?.[0]?.hue,
    holders: held,
    aloud: meaning(t, holders, ends, begins),
  }
}

function strokeOf(ends: BracketMark | null, begins: BracketMark | null): string {
  if (ends === null) return '['
  return begins === null ? ']' : ' / '
}

function meaning(
  t: Translate,
  holders: Holders,
  ends: BracketMark | null,
  begins: BracketMark | null,
): string {
  if (begins === null) return t('drafting:brackets.ends')
  const what = t(`drafting:brackets.kinds.${kindOf(begins)}`)
  const who = (holders[begins.id] ?? []).map(({ code }) => code).join(', ')
  const said = who === '' ? what : t('drafting:brackets.heldBy', { what, who })
  return ends === null ? said : t('drafting:brackets.or', { said })
}

function kindOf({ proposes, of }: BracketMark): BracketKind | 'alternative' {
  return of === null ? proposes : 'alternative'
}
