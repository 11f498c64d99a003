import type { BracketKind, BracketMark } from '#app/domain/drafting/block.ts'
import type { BracketSign } from '#app/domain/drafting/bracket-signs.ts'
import type { Translate } from '#app/i18n/use-texts.ts'

import type { DrawSign } from './bracket-signs.ts'

/** Who holds a bracket or an alternative, by its id: what stands in rows beside the text. */
export type Holders = Readonly<Record<string, readonly Holder[]>>
export type Holder = { code: string; hue: number }

const strokes = { begins: '[', ends: ']', both: '/' } as const

/**
 * Draws a sign with the codes of those who hold what ends there. What it means is said aloud in words,
 * since a screen reader passes over a bare bracket.
 */
export function signDrawer(t: Translate, holders: Holders): DrawSign {
  return (sign) => {
    const element = document.createElement('span')
    element.className = 'bracket-sign'
    const { ends, begins } = sign
    const hue = holders[(ends ?? begins)?.id ?? '']?.[0]?.hue
    if (hue !== undefined) element.dataset['hue'] = String(hue)
    if (ends !== null) element.append(...codes(holders[ends.id] ?? []))
    element.append(shown(strokeOf(sign)), aloud(meaning(t, holders, { ends, begins })))
    return element
  }
}

function strokeOf({ ends, begins }: BracketSign): string {
  if (ends !== null && begins !== null) return ` ${strokes.both} `
  return ends === null ? strokes.begins : strokes.ends
}

function codes(holders: readonly Holder[]): readonly HTMLElement[] {
  return holders.map(({ code, hue }) => {
    const element = document.createElement('bdi')
    element.className = 'bracket-holder'
    element.dataset['hue'] = String(hue)
    element.setAttribute('aria-hidden', 'true')
    element.textContent = code
    return element
  })
}

function meaning(
  t: Translate,
  holders: Holders,
  { ends, begins }: Pick<BracketSign, 'ends' | 'begins'>,
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

function shown(words: string): HTMLElement {
  const element = document.createElement('span')
  element.setAttribute('aria-hidden', 'true')
  element.textContent = words
  return element
}

function aloud(words: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'sr-only'
  element.textContent = ` ${words} `
  return element
}
