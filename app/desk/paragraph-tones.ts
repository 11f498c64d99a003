import type { Tone } from '#app/components/glyph.tsx'
import type { ParagraphState } from '#app/domain/drafting/paragraph.ts'

/** The look of each state of a paragraph, beside its word. */
export const paragraphTones: Record<ParagraphState, Tone> = {
  open: 'calm',
  bracketed: 'warn',
  'agreed-ad-ref': 'hold',
  agreed: 'good',
  reopened: 'warn',
  moved: 'calm',
  deleted: 'calm',
}
