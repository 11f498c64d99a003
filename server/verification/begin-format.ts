import * as z from 'zod'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import { templates } from '#app/domain/verification/templates/all.ts'
import { formatText } from '#app/domain/verification/templates/as-text.ts'

import type { ServerContext } from '../context.ts'
import { createDocument } from '../drafting/create-document.ts'
import { parse } from '../parse.ts'

const BeginFormat = z.object({
  template: z.enum(
    templates.map(({ code }) => code),
    'choice',
  ),
})

/** Creates a format whose first text is that of a template, below its own title. */
export function beginFormat(
  ctx: ServerContext,
  viewer: Viewer,
  input: object,
  key: string,
): Promise<{ document: DocumentId }> {
  const { template: code } = parse(BeginFormat, input)
  const template = templates.find((one) => one.code === code)
  if (template === undefined) throw new Error(`template ${code} was parsed and is not there`)
  return createDocument(
    ctx,
    viewer,
    { ...input, kind: 'format' },
    key,
    (newId, { title, lang }) => [
      {
        kind: 'heading',
        id: newId<'block'>(),
        lang,
        dir: lang === 'ar' ? 'rtl' : 'ltr',
        level: 1,
        words: title,
      },
      ...formatText(template.blocks, newId<'block'>),
    ],
  )
}
