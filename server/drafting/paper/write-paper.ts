import { isLocale, fallbackLocale } from '#app/domain/accounts/locale.ts'
import type { Locale, Viewer } from '#app/domain/accounts/viewer.ts'
import type { LeavingPaper, PaperWords } from '#app/domain/drafting/out/leaving-text.ts'
import { tongueOf } from '#app/domain/drafting/tongue-of.ts'
import { listDelegations } from '#db/accounts.ts'

import type { ServerContext } from '../../context.ts'
import { Refused } from '../../refusals.ts'

/** The forms in which a text leaves as whole pages, with what each is called on the web. */
export const paperTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const
export type PaperForm = keyof typeof paperTypes

export function isPaperForm(form: string): form is PaperForm {
  return Object.hasOwn(paperTypes, form)
}

/** Characters: some thousand pages. More would keep everyone else's waiting for minutes. */
const mostMillions = 3

/** What nobody typed, in one language; `standing` says which text it is. */
export type PaperTexts = PaperWords & {
  standing: (of: { isOfficial: boolean; seq: number }) => string
}
export type PaperTextsIn = (locale: Locale) => PaperTexts

/**
 * Makes a file of whole pages, in the language in which the text begins where it is one of ours. Throws
 * Refused for a text that is too long for it.
 */
export async function writePaper(
  { db, paper }: Pick<ServerContext, 'db' | 'paper'>,
  viewer: Viewer,
  form: PaperForm,
  {
    isOfficial,
    seq,
    ...text
  }: Pick<LeavingPaper, 'title' | 'symbol' | 'blocks' | 'labels' | 'brackets'> & {
    isOfficial: boolean
    seq: number
  },
  textsIn: PaperTextsIn,
): Promise<Uint8Array> {
  const length = text.blocks.reduce((sum, block) => sum + block.text.length, 0)
  if (length > mostMillions * 1e6) throw new Refused('text-too-long', { millions: mostMillions })
  const language = tongueOf(text.blocks).lang.split('-')[0]
  const { standing, ...words } = textsIn(isLocale(language) ? language : fallbackLocale)
  const delegations = await listDelegations(db, viewer.coalition)
  return paper.ask(form, {
    ...text,
    standing: standing({ isOfficial, seq }),
    delegations: Object.fromEntries(delegations.map(({ id, code, name }) => [id, { code, name }])),
    words,
  })
}
