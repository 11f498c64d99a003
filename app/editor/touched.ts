import * as Y from 'yjs'

import type { BlockId } from '#app/domain/drafting/block.ts'

/** In which blocks this person wrote since everything was saved. */
export class Touched {
  private readonly blocks = new Set<string>()
  private readonly doc: Y.Doc
  private isAnywhere = true

  constructor(doc: Y.Doc) {
    this.doc = doc
    doc.on('afterTransaction', this.note)
  }

  /** Of what an earlier page left unsaved nobody knows where it is, so it may be anywhere. */
  has(block: BlockId | null): boolean {
    return this.isAnywhere || (block !== null && this.blocks.has(block))
  }

  forget(): void {
    this.isAnywhere = false
    this.blocks.clear()
  }

  stop(): void {
    this.doc.off('afterTransaction', this.note)
  }

  private readonly note = ({ local, changed }: Y.Transaction): void => {
    if (!local) return
    for (const type of changed.keys()) {
      const id = idOf(type)
      if (id !== null) this.blocks.add(id)
    }
  }
}

/** The id of the outermost element that a type is or is in. */
function idOf(type: object): string | null {
  let id: string | null = null
  for (
    let at: unknown = type;
    at instanceof Y.XmlText || at instanceof Y.XmlElement;
    at = at.parent
  ) {
    const given: unknown = at instanceof Y.XmlElement ? at.getAttribute('id') : null
    if (typeof given === 'string') id = given
  }
  return id
}
