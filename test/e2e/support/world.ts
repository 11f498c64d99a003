import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'

import { paths } from '#app/paths.ts'
import { delegations, secretariat } from '#server/demo/cast.ts'
import { startApp } from '#test/support/app.ts'
import type { App } from '#test/support/app.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { temporaryDirectory } from '#test/support/temporary-directory.ts'
import type { TemporaryDirectory } from '#test/support/temporary-directory.ts'

export type World = {
  app: () => App
  /** A browser of its own in which nobody is signed in. */
  stranger: (options?: BrowserContextOptions) => Promise<Page>
  /** A browser of its own in which a person of the demo world is signed in, on no page yet. */
  person: (name: string, options?: BrowserContextOptions) => Promise<Page>
  /** The id of a document, which is what its address is made of. */
  documentId: (title: string) => Promise<string>
}

/** One demo world and one Chromium for all tests of a file; every test has browsers of its own. */
export function oneWorld(): World {
  let data: TemporaryDirectory
  let app: App
  let browser: Browser
  beforeAll(async () => {
    data = await copyOfTheDemoWorld()
    const start = startApp('production', { DATA_DIR: data.path })
    ;[app, browser] = await Promise.all([start, launchChromium()])
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
  })
  afterAll(async () => {
    await browser.close()
    await app[Symbol.asyncDispose]()
    await data[Symbol.asyncDispose]()
  })

  async function stranger(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ baseURL: app.url, ...options })
    // What comes in a second may take half a minute where several browsers share two cores.
    context.setDefaultTimeout(60_000)
    return context.newPage()
  }

  async function person(name: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await stranger(options)
    await post(page, paths.signInDemo, { person: emailOf(name) })
    return page
  }

  return {
    app: () => app,
    stranger,
    person,
    async documentId(title) {
      const page = await person('Ines Falk')
      const response = await page.request.get(paths.apiDocuments)
      const documents: { id: string; title: string }[] = await response.json()
      const found = documents.find((document) => document.title === title)
      if (found === undefined) throw new Error(`there is no document “${title}”`)
      return found.id
    },
  }
}

/** With the owners of its files, since PostgreSQL does not run as root: Node's own copy has no word for them. */
async function copyOfTheDemoWorld(): Promise<TemporaryDirectory> {
  const directory = await temporaryDirectory()
  await promisify(execFile)('cp', ['-a', `${inject('demoWorld')}/.`, directory.path])
  return directory
}

/** Sends a form as this browser's own page would. */
export async function post(page: Page, path: string, form: Record<string, string>): Promise<void> {
  const response = await page.request.post(path, {
    form,
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  })
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}`)
}

export function emailOf(name: string): string {
  const people = [secretariat, ...delegations].flatMap((delegation) => delegation.people)
  const found = people.find((person) => person.name === name)
  if (found === undefined) throw new Error(`nobody in the demo world is called ${name}`)
  return found.email
}
