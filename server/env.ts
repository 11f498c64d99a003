import { resolve } from 'node:path'

import * as z from 'zod'

import { StartError } from './start-error.ts'

/** What the environment decides, parsed once. `.env.example` explains each. */
export type Settings = {
  port: number
  host: string
  dataDir: string
  /** The embedded database is the demo world; a server of one's own never is. */
  database: { kind: 'embedded' } | { kind: 'server'; url: string; sessionSecret: string }
  redisUrl: string | null
  /** The mail server, and the address that mails come from. */
  mail: { url: string; from: string } | null
  publicUrl: string | null
  /** Who names it may read `/metrics`; without one only this machine may. */
  metricsToken: string | null
  /** Whether traces are wanted; where to is OpenTelemetry's to read. */
  traces: boolean
}

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
})

const meaning: Readonly<Record<string, string>> = {
  PORT: 'PORT must be a whole number from 0 to 65535.',
  HOST: 'HOST must name an address to listen on.',
  DATA_DIR: 'DATA_DIR must name a folder.',
  DATABASE_URL:
    'DATABASE_URL must be an address such as postgres://user:password@host:5432/entente.',
  REDIS_URL: 'REDIS_URL must be an address such as redis://host:6379.',
  MAIL_FROM: 'MAIL_FROM must be an address such as entente@desk.example.org.',
  SMTP_URL: 'SMTP_URL must be an address such as smtp://user:password@host:587.',
  PUBLIC_URL: 'PUBLIC_URL must be an address such as https://desk.example.org.',
  SESSION_SECRET: 'SESSION_SECRET must have at least 32 characters.',
  METRICS_TOKEN: 'METRICS_TOKEN must have at least 16 characters.',
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://collector:4318.',
}

/** Throws a StartError with one sentence when a value makes no sense. Empty values count as absent. */
export function parseSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw new StartError('settings', meaning[name] ?? `${name} is not usable.`)
  }
  const env = parsed.data
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    database: databaseOf(env),
    redisUrl: env.REDIS_URL ?? null,
    mail: mailOf(env),
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    metricsToken: env.METRICS_TOKEN ?? null,
    traces: env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
  }
}

function mailOf({ SMTP_URL: url, MAIL_FROM: from }: z.infer<typeof Environment>): Settings['mail'] {
  if (url === undefined) return null
  if (from === undefined) {
    throw new StartError(
      'settings',
      'SMTP_URL is set but MAIL_FROM is not: set MAIL_FROM to the address that mails shall come from.',
    )
  }
  return { url, from }
}

function databaseOf(env: z.infer<typeof Environment>): Settings['database'] {
  if (env.DATABASE_URL === undefined) return { kind: 'embedded' }
  if (env.SESSION_SECRET === undefined) {
    throw new StartError(
      'settings',
      'DATABASE_URL is set but SESSION_SECRET is not: set SESSION_SECRET to at least 32 random characters, the same on every node.',
    )
  }
  return { kind: 'server', url: env.DATABASE_URL, sessionSecret: env.SESSION_SECRET }
}
