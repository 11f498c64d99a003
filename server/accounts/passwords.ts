import { hash, verify } from '@node-rs/argon2'

/** Password hashing, argon2id as OWASP's Password Storage Cheat Sheet asks: 19 MiB, two passes (SI7). */
export type Passwords = {
  hash(password: string): Promise<string>
  verify(attempt: { hash: string; password: string }): Promise<boolean>
}

const argon2id = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/**
 * At most `atOnce` hashes run at a time; the others wait in line. Each takes 19 MiB and a core, so a
 * flood of sign-ins must not take all of either.
 */
export function createPasswords(options: { atOnce: number }): Passwords {
  const inTurn = createTurns(options.atOnce)
  return {
    hash: (password) => inTurn(() => hash(sameText(password), argon2id)),
    verify: (attempt) => inTurn(() => verify(attempt.hash, sameText(attempt.password))),
  }
}

/** The same letters typed on two keyboards are the same password (NIST SP 800-63B §5.1.1.2). */
function sameText(password: string): string {
  return password.normalize('NFKC')
}

function createTurns(atOnce: number) {
  const waiting: (() => void)[] = []
  let free = atOnce
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
