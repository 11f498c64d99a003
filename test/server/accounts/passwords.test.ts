import { expect, test } from 'vitest'

import { createPasswords } from '#server/accounts/passwords.ts'

test('[SI7] a password is kept as argon2id with 19 MiB and two passes', async () => {
  const passwords = createPasswords({ atOnce: 2 })
  const hash = await passwords.hash('a long enough password')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwords.verify({ hash, password: 'a long enough password' })).toBe(true)
  expect(await passwords.verify({ hash, password: 'a long enough passwore' })).toBe(false)
})

test('[SI7] two hashes of one password differ', async () => {
  const passwords = createPasswords({ atOnce: 2 })
  expect(await passwords.hash('the same')).not.toBe(await passwords.hash('the same'))
})

test('[SI7] a password is the same however a keyboard composes its letters', async () => {
  const passwords = createPasswords({ atOnce: 1 })
  const hash = await passwords.hash('Ångström für Café'.normalize('NFC'))
  const password = 'Ångström für Café'.normalize('NFD')
  expect(await passwords.verify({ hash, password })).toBe(true)
})

test('[SI7] a flood of hashes is worked off in turn, also when some fail', async () => {
  const passwords = createPasswords({ atOnce: 2 })
  const failing = passwords.verify({ hash: 'no hash at all', password: 'x' })
  const all = await Promise.allSettled([
    failing,
    ...Array.from({ length: 9 }, (_, n) => passwords.hash(`password ${n}`)),
  ])
  expect(all.map(({ status }) => status)).toEqual([
    'rejected',
    ...Array.from({ length: 9 }, () => 'fulfilled'),
  ])
})
