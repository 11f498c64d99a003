import { lookup } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import type { LookupFunction } from 'node:net'

import { second } from '#app/domain/kernel/instant.ts'

import { isReachable } from './reachable.ts'
import { Undelivered } from './undelivered.ts'
import { hostOf } from './web-address.ts'

type Post = { address: string; headers: Readonly<Record<string, string>>; body: string }

/**
 * Posts, and throws Undelivered unless the answer is of 2xx (SPEC.md WH5, WH6). It follows nobody
 * elsewhere and reads nothing of what it is answered.
 */
export async function post(
  { address, headers, body }: Post,
  world: { demo: boolean },
  given: AbortSignal,
): Promise<void> {
  const url = new URL(address)
  const host = hostOf(url)
  // A number is connected to without being looked up.
  if (isIP(host) !== 0 && !isReachable(host, world)) throw new Undelivered('private-address')
  const signal = AbortSignal.any([given, AbortSignal.timeout(patience)])
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  const status = await new Promise<number>((resolve, reject) => {
    const asked = request(
      url,
      { method: 'POST', headers, agent: false, lookup: lookupWithin(world), signal },
      (response) => {
        resolve(response.statusCode ?? 0)
        response.destroy()
      },
    )
    asked.on('error', (error) => reject(undelivered(error, signal)))
    asked.end(body)
  })
  if (status < 200 || status > 299) throw new Undelivered('answered', status)
}

/** Milliseconds, within the time limit of an effect. */
const patience = 10 * second

/** Names are held to the rule by what they lead to now, for the connection that is made now. */
function lookupWithin(world: { demo: boolean }): LookupFunction {
  return (name, options, found) => {
    lookup(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error !== null || first === undefined) {
        found(error ?? new Undelivered('unreachable'), '')
      } else if (!addresses.every(({ address }) => isReachable(address, world))) {
        found(new Undelivered('private-address'), '')
      } else if (options.all === true) {
        found(null, addresses)
      } else {
        found(null, first.address, first.family)
      }
    })
  }
}

function undelivered(error: Error, signal: AbortSignal): Undelivered {
  if (error instanceof Undelivered) return error
  if (signal.aborted) return new Undelivered('no-answer')
  const { code = '' } = error as NodeJS.ErrnoException
  return new Undelivered(/CERT|SELF_SIGNED|ALTNAME/.test(code) ? 'certificate' : 'unreachable')
}
