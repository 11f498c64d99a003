/** Gives a text or a picture to the person as a file. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

export function saveSvg(name: string, drawing: SVGSVGElement, suppressed: string): void {
  saveFile(name, new Blob([standalone(drawing, suppressed)], { type: 'image/svg+xml' }))
}

/** Two dots for one, so that it can be printed. */
const density = 2

/** Made from the SVG by this browser; nothing is sent anywhere. */
export async function savePng(
  name: string,
  drawing: SVGSVGElement,
  suppressed: string,
): Promise<void> {
  const { width, height } = drawing.viewBox.baseVal
  const picture = new Image()
  picture.src = `data:image/svg+xml,${encodeURIComponent(standalone(drawing, suppressed))}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * density
  canvas.height = height * density
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser draws no pictures')
  context.fillStyle = getComputedStyle(drawing).backgroundColor
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('the picture could not be made')
  saveFile(name, blob)
}

/** What a drawing looks like by its style sheets, as attributes of its own. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'direction',
]

/**
 * The drawing as a file of its own: its looks become attributes, what only hands use is left out, and
 * so is every figure that fewer than four positions feed (domain/positions/SPEC.md MS2).
 */
function standalone(drawing: SVGSVGElement, suppressed: string): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = [drawing, ...drawing.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  for (const [at, original] of originals.entries()) {
    const computed = getComputedStyle(original)
    const own = copies[at]
    own?.removeAttribute('class')
    for (const name of looks) {
      const value = computed.getPropertyValue(name)
      if (value !== '') own?.setAttribute(name, value)
    }
  }
  const few = copy.querySelectorAll('[data-few]')
  for (const element of [...copy.querySelectorAll('[data-hands]'), ...few]) element.remove()
  if (few.length > 0) copy.append(noteOf(copy, suppressed))
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return new XMLSerializer().serializeToString(copy)
}

function noteOf({ viewBox }: SVGSVGElement, words: string): SVGTextElement {
  const note = document.createElementNS('http://www.w3.org/2000/svg', 'text')
  note.textContent = words
  note.setAttribute('x', '4')
  note.setAttribute('y', String(viewBox.baseVal.height - 4))
  note.setAttribute('font-size', '11')
  note.setAttribute('fill', 'currentColor')
  return note
}
