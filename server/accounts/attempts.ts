import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

import { minute } from '#app/domain/kernel/instant.ts'

/** Counts attempts to sign in, per address and per network address they come from (SI2). */
export type Attempts = {
  /** Counts one attempt and answers how many minutes to wait before it may be made: 0 is now. */
  count(by: { address: string; from: string }): Promise<number>
  /** The right password: what this address failed before no longer counts. */
  forget(by: { address: string; from: string }): Promise<void>
}

type AttemptLimits = { perAddress: number; perOrigin: number; windowMs: number }

/** A whole delegation may sit behind one network address, so that limit is the wider one. */
const usualLimits: AttemptLimits = {
  perAddress: 10,
  perOrigin: 100,
  windowMs: 15 * minute,
}

/** Kept in memory: each node counts for itself, and a restart begins again. */
export function createAttempts(limits: AttemptLimits = usualLimits): Attempts {
  const duration = limits.windowMs / 1000
  const addresses = new RateLimiterMemory({ points: limits.perAddress, duration })
  const origins = new RateLimiterMemory({ points: limits.perOrigin, duration })
  return {
    async count({ address, from }) {
      return Math.max(await take(origins, from), await take(addresses, address))
    },
    async forget({ address, from }) {
      await addresses.delete(address)
      await origins.reward(from)
    },
  }
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
