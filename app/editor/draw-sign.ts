import type { Translate } from '#app/i18n/use-texts.ts'

import type { DrawSign } from './bracket-signs.ts'
import { readSign } from './read-sign.ts'
import type { Holders } from './read-sign.ts'

/** Draws signs into the editor, as the reading view renders them (reading-view.tsx). */
export function signDrawer(t: Translate, holders: Holders): DrawSign {
  return (sign) => {
    const { stroke, hue, holders: held, aloud } = readSign(t, holders, sign)
    const element = part('bracket-sign', '', hue)
    for (const { code, hue: own } of held) {
      const holder = part('bracket-holder', code, own, 'bdi')
      holder.setAttribute('aria-hidden', 'true')
      element.append(holder)
    }
    const shown = part('', stroke)
    shown.setAttribute('aria-hidden', 'true')
    const spoken = part('sr-only', ` ${aloud} `)
    // The words around may be in another language, and a voice is chosen by it.
    spoken.lang = document.documentElement.lang
    element.append(shown, spoken)
    return element
  }
}

function part(className: string, words: string, hue?: number, name = 'span'): HTMLElement {
  const element = document.createElement(name)
  if (className !== '') element.className = className
  if (hue !== undefined) element.dataset['hue'] = String(hue)
  element.textContent = words
  return element
}
