import { pino } from 'pino'
import type { DestinationStream, Logger } from 'pino'

/** What an error tells the log. */
type Told = { type: string; message: string; code?: string | number; stack: string; cause?: Told }

const longestMessage = 500
const deepestCause = 5

/**
 * The program's log. It says what failed and where, and nothing of what delegates wrote: an error of
 * the database carries the statement's values in its message, its stack and its own properties.
 */
export function createLog(
  { level }: { level: 'debug' | 'warn' },
  destination?: DestinationStream,
): Logger {
  const options = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => told(error) },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

function told(error: unknown, depth = 0): Told {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: withoutValues(String(error)), stack: '' }
  }
  const type = error.constructor.name
  const message = withoutValues(error.message)
  const code = 'code' in error ? error.code : undefined
  return {
    type,
    message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: [`${type}: ${message}`, ...framesOf(error)].join('\n'),
    ...(error.cause === undefined || depth === deepestCause
      ? {}
      : { cause: told(error.cause, depth + 1) }),
  }
}

/** Drizzle writes the values behind this word. */
function withoutValues(message: string): string {
  return (message.split('params:', 1)[0] ?? '').slice(0, longestMessage).trimEnd()
}

/** A stack begins with the whole message, which may have lines that look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const at = stack.indexOf(message)
  return stack
    .slice(at === -1 ? 0 : at + message.length)
    .split('\n')
    .filter((line) => /^ +at /.test(line))
}
