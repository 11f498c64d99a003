import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

import { minute } from '#app/domain/kernel/instant.ts'

/**
 * Counts attempts to say who one is (SI2): by which `address`, and `from` where. Of who is signed in
 * these are the person and the session, so that nobody outside uses up what they may.
 */
export type Attempts = {
  /** Counts one attempt and answers how many minutes to wait before it may be made: 0 is now. */
  count(by: { address: string; from: string }): Promise<number>
  /** The right password: what this address failed before no longer counts. */
  forget(by: { address: string; from: string }): Promise<void>
}

type AttemptLimits = {
  /** For one address from one origin. */
  perPair: number
  perAddress: number
  perOrigin: number
  windowMs: number
}

/**
 * A whole delegation may sit behind one network address, and whoever guesses at an address from
 * elsewhere must not lock its owner out: those two limits are the wide ones.
 */
const usualLimits: AttemptLimits = {
  perPair: 10,
  perAddress: 100,
  perOrigin: 100,
  windowMs: 15 * minute,
}

/** Kept in memory: each node counts for itself, and a restart begins again. */
export function createAttempts(limits: AttemptLimits = usualLimits): Attempts {
  const duration = limits.windowMs / 1000
  const pairs = new RateLimiterMemory({ points: limits.perPair, duration })
  const addresses = new RateLimiterMemory({ points: limits.perAddress, duration })
  const origins = new RateLimiterMemory({ points: limits.perOrigin, duration })
  return {
    async count({ address, from }) {
      // What one limit stops does not count towards the next: a single origin cannot exhaust an address.
      return (
        (await take(origins, from)) ||
        (await take(pairs, pairOf(address, from))) ||
        (await take(addresses, address))
      )
    },
    async forget({ address, from }) {
      await pairs.delete(pairOf(address, from))
      await addresses.reward(address)
      await origins.reward(from)
    },
  }
}

function pairOf(address: string, from: string): string {
  return JSON.stringify([address, from])
}

async function take(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason
    return Math.ceil(reason.msBeforeNext / minute)
  }
}
