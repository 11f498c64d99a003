/** What can go wrong with a post, in words of its own, since a receiver's are not to be trusted. */
export const failures = [
  'answered',
  'no-answer',
  'unreachable',
  'certificate',
  'private-address',
] as const
export type Failure = (typeof failures)[number]

/** Thrown so that it is tried again. Its text is kept with the effect, and read from there by `failureIn`. */
export class Undelivered extends Error {
  override readonly name = 'Undelivered'
  constructor(failure: Failure, status = 0) {
    super(`${failure} ${status}`)
  }
}

/** What an effect's last error says; whoever ran out of time had no answer. */
export function failureIn(error: string | null): { failure: Failure; status: number } | null {
  if (error === null) return null
  const [, said, status] = /^Undelivered: (\S+) (\d+)$/.exec(error) ?? []
  const failure = failures.find((one) => one === said) ?? 'no-answer'
  return { failure, status: Number(status ?? 0) }
}
