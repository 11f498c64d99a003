import { existsSync } from 'node:fs'

import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'

/** A real Chromium, headless. `await using browser = await launchChromium()`. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/**
 * The browser to test with: CHROMIUM_PATH, else Playwright's own, else one of the system, else the
 * one that comes in an npm package (Linux x64). Throws when there is none: an end-to-end test that
 * is silently skipped is worth nothing.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file`)
  }
  const installed = [chromium.executablePath(), ...systemPlaces].find((path) => existsSync(path))
  const found = installed ?? (await unpackPackaged())
  if (found) return found
  throw new Error(
    'No Chromium to test with: install Chrome or Chromium, run "npx playwright install chromium", or set CHROMIUM_PATH',
  )
}

/** First the shell without windows, which draws the same pages and no interface of its own around each. */
const systemPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Unpacks once into the system's temporary directory. The variable makes the package bring its own
 * NSS libraries, which a bare machine lacks; it is read when the package is imported. Its default
 * arguments are never used: they switch web security off.
 */
async function unpackPackaged(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}
