import type { SilenceAct } from '#app/domain/drafting/silence-events.ts'
import type { Silence } from '#app/domain/drafting/silence.ts'
import type { DocumentId } from '#app/domain/kernel/id.ts'
import type { Entry } from '#app/domain/transparency/entry.ts'

/** How the record tells of an act in a procedure. */
export function silenceEntry(
  document: DocumentId,
  { id, subject, words, expiry }: Silence,
  act: SilenceAct,
): Pick<Extract<Entry, { t: 'silence.act' }>, 't' | 'b'> {
  const blocks = subject.of === 'document' ? null : [...subject.blocks]
  return {
    t: 'silence.act',
    b: { document, silence: id, act, blocks, words, expiry: expiry.at },
  }
}
