import type { Translate } from '#app/i18n/use-texts.ts'
import type { PlaceShown } from '#server/drafting/read-oral-revisions.ts'

/** What a place in a text is called when it is spoken of. */
export function placeName(t: Translate, { kind, label }: PlaceShown): string {
  if (label === null) return t(`life:oral.places.${kind}`)
  return kind === 'listItem' ? t('life:oral.places.under', { label }) : label
}
