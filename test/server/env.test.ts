import { resolve } from 'node:path'

import { expect, test } from 'vitest'

import { parseSettings } from '#server/env.ts'

test('without a word it is a demo on this machine alone', () => {
  expect(parseSettings({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    database: { kind: 'embedded' },
    redisUrl: null,
    mail: null,
    publicUrl: null,
    metricsToken: null,
    traces: false,
  })
})

test('every setting is read', () => {
  expect(
    parseSettings({
      PORT: '8080',
      HOST: '::',
      DATA_DIR: '/var/lib/entente',
      DATABASE_URL: 'postgres://entente:word@db:5432/entente',
      REDIS_URL: 'rediss://:word@redis:6380/1',
      SMTP_URL: 'smtps://desk:word@mail:465',
      MAIL_FROM: 'desk@example.org',
      PUBLIC_URL: 'https://desk.example.org/',
      SESSION_SECRET: secret,
      METRICS_TOKEN: 'a token of a scraper',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
      SOMETHING_ELSE: 'is not ours',
    }),
  ).toEqual({
    port: 8080,
    host: '::',
    dataDir: resolve('/var/lib/entente'),
    database: {
      kind: 'server',
      url: 'postgres://entente:word@db:5432/entente',
      sessionSecret: secret,
    },
    redisUrl: 'rediss://:word@redis:6380/1',
    mail: { url: 'smtps://desk:word@mail:465', from: 'desk@example.org' },
    publicUrl: 'https://desk.example.org',
    metricsToken: 'a token of a scraper',
    traces: true,
  })
})

test('an empty value counts as absent', () => {
  const names = ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'PUBLIC_URL']
  const empty = Object.fromEntries([...names, 'SESSION_SECRET'].map((name) => [name, '']))
  expect(parseSettings(empty)).toEqual(parseSettings({}))
})

test.for([
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['DATABASE_URL', 'mysql://db/entente'],
  ['DATABASE_URL', 'db.example.org'],
  ['REDIS_URL', 'http://redis'],
  ['SMTP_URL', 'mail.example.org:25'],
  ['MAIL_FROM', 'Entente'],
  ['PUBLIC_URL', 'desk.example.org'],
  ['PUBLIC_URL', 'ftp://desk.example.org'],
  ['SESSION_SECRET', 'short'],
] as const)('%s=%s is refused with one sentence that names it', ([name, value]) => {
  const error = thrownBy(() => parseSettings({ SESSION_SECRET: secret, [name]: value }))
  expect(error).toMatchObject({ name: 'StartError', code: 'settings' })
  expect(String(error)).toMatch(new RegExp(`^StartError: ${name} must [^\n]+[.]$`))
})

test('a database of one’s own needs a secret of one’s own', () => {
  const error = thrownBy(() => parseSettings({ DATABASE_URL: 'postgres://db/entente' }))
  expect(error).toMatchObject({
    name: 'StartError',
    message: expect.stringMatching(/^DATABASE_URL is set but SESSION_SECRET is not: [^\n]+[.]$/),
  })
})

test('a mail server needs an address that mails come from', () => {
  const error = thrownBy(() => parseSettings({ SMTP_URL: 'smtp://mail:587' }))
  expect(error).toMatchObject({
    name: 'StartError',
    message: expect.stringMatching(/^SMTP_URL is set but MAIL_FROM is not: [^\n]+[.]$/),
  })
})

const secret = 'a secret of thirty-two characters'

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
