import { zipSync } from 'fflate'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** A Word document as Word writes it, with this between the tags of its body, and with other parts. */
export function docx(body: string, more: Readonly<Record<string, string | Uint8Array>> = {}) {
  const parts: Readonly<Record<string, string | Uint8Array>> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/>` +
      '</Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/>` +
      '</Relationships>',
    'word/_rels/document.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="s" Type="${relations}/styles" Target="styles.xml"/>` +
      `<Relationship Id="n" Type="${relations}/numbering" Target="numbering.xml"/>` +
      `<Relationship Id="f" Type="${relations}/footnotes" Target="footnotes.xml"/>` +
      `<Relationship Id="i" Type="${relations}/image" Target="media/image1.png"/>` +
      `<Relationship Id="web" Type="${relations}/hyperlink" Target="https://example.org/text" TargetMode="External"/>` +
      `<Relationship Id="bad" Type="${relations}/hyperlink" Target="file:///secret" TargetMode="External"/>` +
      '</Relationships>',
    'word/styles.xml':
      `<w:styles ${namespaces}>` +
      ['Title', ...[1, 2, 3, 4, 5, 6].map((level) => `heading ${level}`)]
        .map(
          (name) =>
            `<w:style w:type="paragraph" w:styleId="${name.replace('heading ', 'H')}"><w:name w:val="${name}"/></w:style>`,
        )
        .join('') +
      '</w:styles>',
    'word/numbering.xml':
      `<w:numbering ${namespaces}>` +
      '<w:abstractNum w:abstractNumId="0">' +
      '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl>' +
      '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    'word/footnotes.xml': `<w:footnotes ${namespaces}><w:footnote w:id="2"><w:p><w:r><w:t>See annex A.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    ...more,
  }
  const encoder = new TextEncoder()
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? encoder.encode(part) : part,
      ]),
    ),
  )
}

/** A paragraph of one run; `look` are the properties of its run, `of` its own. */
export function p(text: string, look = '', of = ''): string {
  return `<w:p><w:pPr>${of}</w:pPr>${r(text, look)}</w:p>`
}

export function r(text: string, look = ''): string {
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** The properties of a paragraph of a style, and of an item of a list. */
export const styled = (id: string) => `<w:pStyle w:val="${id}"/>`
export const item = (level: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`

export function table(...rows: readonly (readonly string[])[]): string {
  const cell = (inner: string) => `<w:tc>${inner}</w:tc>`
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

export const picture =
  '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Map" descr="Map of the ports"/>' +
  '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="i"/></pic:blipFill></pic:pic>' +
  '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
