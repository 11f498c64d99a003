import { isIP } from 'node:net'

import * as z from 'zod'

import { isReachable } from './reachable.ts'

/** An address that can be posted to, as far as it shows before anybody connects (SPEC.md WH6). */
export function webAddress(world: { demo: boolean }) {
  return z
    .string()
    .trim()
    .max(500, 'tooLong')
    .refine((typed) => isUsable(typed, world), 'address')
    .transform((typed) => new URL(typed).href)
}

function isUsable(typed: string, world: { demo: boolean }): boolean {
  if (!URL.canParse(typed)) return false
  const url = new URL(typed)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false
  const host = hostOf(url)
  const named = isIP(host) === 0
  if (world.demo) return isWeb(url) && (named ? host === 'localhost' : isReachable(host, world))
  return url.protocol === 'https:' && (named || isReachable(host, world))
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:'
}

/** The name or the number of a machine; addresses write IPv6 in brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}
