import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

import { canonicalJson } from '../../kernel/canonical-json.ts'
import { checkFormat, isSound } from '../check/check.ts'
import type { Problem } from '../check/problem.ts'
import { contentOf } from '../read.ts'
import type { Reading } from '../read.ts'
import { Format } from './format.ts'

/** An adopted version with the one text of it that is stored, published and hashed. */
export type Published = { format: Format; json: string; sha256: string }

/**
 * The version that a text says, once it is sound; else everything that stands in the way. `prose` is the
 * running text around the blocks.
 */
export function publish(
  reading: Reading,
  prose: readonly string[],
  edition: Pick<Format, 'version' | 'supersedes'>,
): { ok: true; published: Published } | { ok: false; problems: readonly Problem[] } {
  const problems = checkFormat(reading, prose)
  const content = contentOf(reading)
  if (content === null || !isSound(problems)) return { ok: false, problems }
  const { version, supersedes } = edition
  const format = Format.parse({ content, version, supersedes })
  const json = canonicalJson(format)
  return { ok: true, published: { format, json, sha256: digestOf(json) } }
}

export type UnreadFormat = 'not-json' | 'not-a-format' | 'not-canonical'

/** Reads a `format.json`. Another text than the canonical one is not what was hashed, and is refused. */
export function readFormatJson(
  json: string,
): { ok: true; published: Published } | { ok: false; because: UnreadFormat } {
  const value = parsed(json)
  if (value === undefined) return { ok: false, because: 'not-json' }
  const format = Format.safeParse(value)
  if (!format.success) return { ok: false, because: 'not-a-format' }
  if (canonicalJson(format.data) !== json) return { ok: false, because: 'not-canonical' }
  return { ok: true, published: { format: format.data, json, sha256: digestOf(json) } }
}

function digestOf(json: string): string {
  return bytesToHex(sha256(utf8ToBytes(json)))
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
