import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { locales } from '#app/domain/accounts/viewer.ts'
import { namespaces } from '#app/i18n/namespaces.ts'
import { allTexts } from '#app/i18n/texts.server.ts'

/** Plural categories of each language (CLDR); a family of keys has one form for each. */
const forms = {
  en: ['one', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
} as const
const ending = /_(zero|one|two|few|many|other)$/

const texts = Object.fromEntries(
  locales.map((locale) => [locale, new Map(namespaces.flatMap((name) => flat(name, locale)))]),
)
const english = texts['en'] ?? new Map<string, string>()
const arabic = texts['ar'] ?? new Map<string, string>()
const source = sources('app').filter((path) => !path.startsWith('app/texts/'))
const written = source.flatMap((path) => stringsIn(readFileSync(path, 'utf8')))

test('Arabic has every text of English, and in a family every form that Arabic counts by', () => {
  const wanted = [...english.keys()].flatMap((key) =>
    ending.test(key) ? forms.ar.map((form) => key.replace(ending, `_${form}`)) : [key],
  )
  expect([...arabic.keys()].toSorted()).toEqual([...new Set(wanted)].toSorted())
})

test('an English family has the two forms of English', () => {
  const families = [...english.keys()].filter((key) => ending.test(key))
  const whole = (key: string) =>
    forms.en.every((form) => english.has(key.replace(ending, `_${form}`)))
  expect(families.filter((key) => !whole(key))).toEqual([])
})

test('no text is empty, and none shouts', () => {
  for (const locale of locales) {
    for (const [key, text] of texts[locale] ?? []) {
      expect(text.trim(), `${locale} ${key}`).not.toBe('')
      expect(text, `${locale} ${key}`).not.toMatch(/!|Oops/)
    }
  }
})

test('a text asks for the same values in every language', () => {
  for (const [key, text] of arabic) {
    const model = english.get(key) ?? english.get(key.replace(ending, '_other')) ?? ''
    // "One day" and "two days" are said without the figure.
    const silent = /_(zero|one|two)$/.test(key) ? ['count'] : []
    const missing = values(model).filter((value) => !values(text).includes(value))
    const invented = values(text).filter((value) => !values(model).includes(value))
    expect(
      missing.filter((value) => !silent.includes(value)),
      `${key} leaves out`,
    ).toEqual([])
    expect(invented, `${key} invents`).toEqual([])
  }
})

test('every text is used somewhere in app/', () => {
  const unused = keys().filter((key) => !written.some((string) => names(string, key)))
  expect(unused).toEqual([])
})

test('every key that is asked for exists', () => {
  for (const path of source) {
    for (const string of askedFor(readFileSync(path, 'utf8'))) {
      expect(
        keys().some((key) => names(string, key)),
        `${path} asks for ${string}`,
      ).toBe(true)
    }
  }
})

test('a refusal has its sentence in one chapter, whichever of them a page has', () => {
  const codes = [...english.keys()].flatMap(
    (key) => /^(?:refusals:|\w+:refusals\.)([^.]+)$/.exec(key)?.[1] ?? [],
  )
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([])
})

/** `accounts:signIn.title` for each text; a family is one key. */
function keys(): string[] {
  return [...new Set([...english.keys()].map((key) => key.replace(ending, '')))]
}

/** Whether a string of the source, with or without its namespace, names a key; `${…}` stands for anything. */
function names(string: string, key: string): boolean {
  const bare = key.slice(key.indexOf(':') + 1)
  if (!string.includes('${')) return string === key || string === bare
  // A pattern that is nothing but holes would name every key.
  if (!/^[\w-]+[.:]/.test(string)) return false
  const pattern = new RegExp(
    `^${string
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  )
  return pattern.test(key) || pattern.test(bare)
}

function stringsIn(code: string): string[] {
  return [...code.matchAll(/'([\w.:-]+)'|`([\w.:-]*\$\{[^`]*)`/g)].map(
    ([, plain, template]) => plain ?? template ?? '',
  )
}

function askedFor(code: string): string[] {
  return [...code.matchAll(/\bt\(\s*(?:'([\w.:-]+)'|`([^`]+)`)/g)].map(
    ([, plain, template]) => plain ?? template ?? '',
  )
}

function values(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, value]) => value ?? '')
}

function flat(namespace: (typeof namespaces)[number], locale: (typeof locales)[number]) {
  const found: [string, string][] = []
  const walk = (tree: object, path: string) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') found.push([path + key, value])
      else walk(value, `${path}${key}.`)
    }
  }
  walk(allTexts[locale][namespace], `${namespace}:`)
  return found
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}
