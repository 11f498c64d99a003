import { readFile, readdir } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'

import { ensureBuild } from '#server/build-freshness.ts'

const kilobyte = 1000

const patience = 300_000
beforeAll(() => ensureBuild({ log: { info: () => {} } }), patience)

test('the first load of the desk ships less than 150 kB of compressed JavaScript', async () => {
  const desk = await loadedBy(deskRoute)
  expect(await compressed(desk)).toBeLessThan(150 * kilobyte)
})

test('the first load of a document, editor included, ships less than 300 kB', async () => {
  const document = await loadedBy(documentRoute)
  const editor = await editorChunks()
  expect(editor).not.toEqual([])
  expect(await compressed([...document, ...editor])).toBeLessThan(300 * kilobyte)
})

test('the editor is loaded where it is used and nowhere else', async () => {
  const [editor] = await editorChunks()
  const { routes } = await readManifest()
  const loaders = await Promise.all(
    Object.keys(routes).map(async (id) => ((await loadedBy(id)).has(editor ?? '') ? [id] : [])),
  )
  expect(loaders.flat()).toEqual([])
})

const deskRoute = 'routes/_desk._index'
const documentRoute = 'routes/_desk.d.$document'
const assets = new URL('../../build/client/', import.meta.url)

const Part = z.object({ module: z.string(), imports: z.array(z.string()).default([]) })
const Manifest = z.object({
  entry: Part,
  routes: z.record(z.string(), Part.extend({ parentId: z.string().optional() })),
})

/** What Remix tells the browser: each route's module and what that imports. */
async function readManifest(): Promise<z.infer<typeof Manifest>> {
  const [name] = (await readdir(new URL('assets/', assets))).filter((file) =>
    file.startsWith('manifest-'),
  )
  const text = await textOf(`/assets/${name}`)
  return Manifest.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)))
}

/**
 * Everything a page of the route loads at once: the preloaded modules and the texts. What the manifest
 * says of a page's own routes is part of the page, since routes are discovered as they are needed.
 */
async function loadedBy(route: string): Promise<Set<string>> {
  const { entry, routes } = await readManifest()
  const parts = [entry]
  for (let id: string | undefined = route; id !== undefined; id = routes[id]?.parentId) {
    const part = routes[id]
    if (part === undefined) throw new Error(`no route ${id} in the manifest`)
    parts.push(part)
  }
  const lazy = await Promise.all([entry.module, ...entry.imports].map(lazyIn))
  const [texts] = await bySize(lazy.flat().filter((module) => module.includes('/shared-')))
  return new Set([
    texts ?? noTexts(),
    ...parts.flatMap(({ module, imports }) => [module, ...imports]),
  ])
}

function noTexts(): never {
  throw new Error('the entry fetches no texts')
}

/** What a document's page, and no other, loads once it is drawn: the editor first, being the largest. */
async function editorChunks(): Promise<string[]> {
  const desk = await loadedBy(deskRoute)
  const own = [...(await loadedBy(documentRoute))].filter((module) => !desk.has(module))
  const reached = new Set((await Promise.all(own.map(lazyIn))).flat())
  for (const module of reached) {
    for (const imported of await importedBy(module, /from"\.\/([\w.-]+\.js)"/g))
      reached.add(imported)
  }
  return bySize([...reached])
}

function lazyIn(module: string): Promise<string[]> {
  return importedBy(module, /import\("\.\/([\w.-]+\.js)"\)/g)
}

async function importedBy(module: string, pattern: RegExp): Promise<string[]> {
  return [...(await textOf(module)).matchAll(pattern)].map(([, name]) => `/assets/${name}`)
}

async function bySize(modules: readonly string[]): Promise<string[]> {
  const sizes = await Promise.all(
    modules.map(async (module) => ({ module, size: await compressed([module]) })),
  )
  return sizes.toSorted((a, b) => b.size - a.size).map(({ module }) => module)
}

/** Bytes over the network, each module by itself, counted once. */
async function compressed(modules: Iterable<string>): Promise<number> {
  const sizes = [...new Set(modules)].map(async (module) => gzipSync(await textOf(module)).length)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

function textOf(path: string): Promise<string> {
  return readFile(new URL(`.${path}`, assets), 'utf8')
}
