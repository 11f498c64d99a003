import { AlignmentType, LevelFormat } from 'docx'
import type { ILevelsOptions, INumberingOptions } from 'docx'

import type { Block } from '#app/domain/drafting/block.ts'
import type { ItemPlace } from '#app/domain/drafting/out/list-items.ts'

type Item = Extract<Block, { kind: 'listItem' }>

/**
 * A definition for each level, and not one of several levels: Word begins only the first level of a
 * definition anew for each list.
 */
export const numbering: INumberingOptions = {
  config: [
    ...Array.from({ length: 6 }, (_, level) =>
      definition(`dash-${level}`, level, LevelFormat.BULLET, '–'),
    ),
    ...(
      [
        [LevelFormat.DECIMAL, '%1.'],
        [LevelFormat.LOWER_LETTER, '(%1)'],
        [LevelFormat.LOWER_ROMAN, '(%1)'],
        [LevelFormat.DECIMAL, '%1)'],
        [LevelFormat.LOWER_LETTER, '%1)'],
        [LevelFormat.LOWER_ROMAN, '%1)'],
      ] as const
    ).map(([format, text], level) => definition(`item-${level}`, level, format, text)),
    definition('item-1-ar', 1, LevelFormat.ARABIC_ABJAD, '(%1)'),
  ],
}

/** The numbering of an item: as on the screen, Arabic letters on the second level of an Arabic text. */
export function numberingOf({ marker, level, lang }: Item, { list }: ItemPlace) {
  if (marker === 'bullet') return { reference: `dash-${level}`, level: 0 }
  const isArabic = level === 1 && lang?.split('-')[0] === 'ar'
  return { reference: `item-${level}${isArabic ? '-ar' : ''}`, level: 0, instance: list }
}

function definition(
  reference: string,
  level: number,
  format: ILevelsOptions['format'],
  text: string,
) {
  const hanging = 400
  const indent = { start: (level + 1) * hanging, hanging }
  const only: ILevelsOptions = {
    level: 0,
    format,
    text,
    alignment: AlignmentType.START,
    style: { paragraph: { indent } },
  }
  return { reference, levels: [only] }
}
