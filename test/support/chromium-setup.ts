import { findChromium } from './chromium.ts'

/** Before any worker starts: the browser of last resort unpacks itself into a file that all share. */
export async function setup(): Promise<void> {
  await findChromium()
}
