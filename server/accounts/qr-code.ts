import { toString as draw } from 'qrcode'

/** A QR code as the address of an image that is its own content. */
export async function qrCode(text: string): Promise<string> {
  const svg = await draw(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
