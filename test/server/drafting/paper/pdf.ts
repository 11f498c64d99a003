import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js'

/** A page as an independent reader finds it: what is the text's, and what stands on every page. */
export type PageRead = { body: readonly Line[]; margin: string; roles: readonly string[] }

/** What stands on one line, as it is read from the left and from the right. */
export type Line = { fromLeft: string; fromRight: string }

export async function openPdf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  const { info } = await pdf.getMetadata()
  const pages: PageRead[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const options = { includeMarkedContent: true, disableNormalization: true }
    const { items } = await page.getTextContent(options)
    const { body, margin } = partsOf(items)
    pages.push({
      body: linesOf(body),
      margin: margin.map(({ str }) => str).join(''),
      roles: rolesOf((await page.getStructTree()) ?? {}),
    })
  }
  const marked = await pdf.getMarkInfo()
  return { info: info as Record<string, unknown>, isTagged: marked?.['Marked'] === true, pages }
}

/** The beginning or the end of what is marked as one thing; pdf.js leaves its tag out of its types. */
type Marker = { type: string; tag?: string }

/** Pages tell what is repeated on each from what is the text's by marking it as an artifact. */
function partsOf(items: readonly (TextItem | Marker)[]) {
  const [body, margin]: [TextItem[], TextItem[]] = [[], []]
  const within: string[] = []
  for (const item of items) {
    if ('str' in item) (within.includes('Artifact') ? margin : body).push(item)
    else if (item.type === 'endMarkedContent') within.pop()
    else within.push(item.tag ?? '')
  }
  return { body, margin }
}

/** What is raised stands on the line that it is raised from. */
const mostRaised = 6

function linesOf(items: readonly TextItem[]): readonly Line[] {
  const lines = new Map<number, TextItem[]>()
  for (const item of items.filter(({ str }) => str !== '')) {
    const height = Number(item.transform[5])
    const near = [...lines.keys()].find((line) => Math.abs(line - height) < mostRaised) ?? height
    lines.set(near, [...(lines.get(near) ?? []), item])
  }
  const joined = (line: readonly TextItem[]) => line.map(({ str }) => str).join('')
  return [...lines.values()].map((line) => ({
    fromLeft: joined(line.toSorted((a, b) => a.transform[4] - b.transform[4])),
    fromRight: joined(line.toSorted((a, b) => b.transform[4] - a.transform[4])),
  }))
}

/** A thing of the page by its role, with the things and the places of words that it consists of. */
type Node = { role?: string; children?: readonly (Node | { type: string; id: string })[] }

function rolesOf({ role, children = [] }: Node): readonly string[] {
  const below = children.flatMap((child) => ('type' in child ? [] : rolesOf(child)))
  return role === undefined ? below : [role, ...below]
}
