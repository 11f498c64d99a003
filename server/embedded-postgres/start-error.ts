export type StartErrorCode =
  | 'data-directory'
  | 'state-directory'
  | 'no-binary'
  | 'no-unprivileged-user'
  | 'initdb-failed'
  | 'database-missing'
  | 'database-owner'
  | 'database-start'
  | 'already-running'

/** Why the embedded database cannot start: the message is one sentence for whoever started us. */
export class StartError extends Error {
  override name = 'StartError'
  readonly code: StartErrorCode
  constructor(code: StartErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.code = code
  }
}

/** `ENOENT` and its kin, for a sentence; the whole error when it is of another kind. */
export function reason(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return String(error)
}
