import type { Loss } from '#app/domain/drafting/in/incoming.ts'

/**
 * The changes that Word tracks in a text (ISO/IEC 29500-1, 17.13.5). mammoth reads the text as if all had
 * been accepted and does not say so; whoever brings it in must know.
 */
export function trackedIn(xml: string): readonly Loss[] {
  const lost: Loss[] = []
  let open: 'inserted' | 'deleted' | null = null
  let what = ''
  for (const [, close, change, rest, text] of xml.matchAll(piece)) {
    if (change === undefined) {
      if (open !== null) what += text ?? ''
    } else if (close === '/') {
      if (open !== null && what !== '') lost.push({ kind: open, what: decoded(what) })
      open = null
    } else if (rest?.endsWith('/') !== true) {
      open = change === 'del' || change === 'moveFrom' ? 'deleted' : 'inserted'
      what = ''
    }
  }
  return lost
}

/** The beginning or end of a change, or words. */
const piece =
  /<(\/?)w:(ins|del|moveFrom|moveTo)(?=[\s/>])([^<>]*)>|<w:(?:t|delText)(?:\s[^<>]*)?>([^<]*)/g

function decoded(text: string): string {
  const signs = new Map([
    ['lt', '<'],
    ['gt', '>'],
    ['amp', '&'],
    ['quot', '"'],
    ['apos', "'"],
  ])
  return text.replaceAll(/&(\w+);/g, (entity, name: string) => signs.get(name) ?? entity)
}
