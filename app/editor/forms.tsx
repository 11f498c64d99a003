import type { Editor } from '@tiptap/core'

import type { DocumentId } from '#app/domain/kernel/id.ts'
import { readChapter } from '#app/i18n/page-texts.ts'

import { CommentForm } from './comment-form.tsx'
import { LinkForm } from './link-form.tsx'
import { PartForm } from './part-form.tsx'
import { WordsForm } from './words-form.tsx'

await readChapter('editing')

/** The forms that a text asks in, fetched once it is shown. */
const forms = { link: LinkForm, words: WordsForm, part: PartForm, comment: CommentForm }
export type AskedIn = keyof typeof forms

export function AskingForm({
  as,
  ...form
}: {
  as: AskedIn
  editor: Editor
  document: DocumentId
  onClose: () => void
}) {
  const Form = forms[as]
  return <Form {...form} />
}
