/** Why the program cannot start: a sentence for whoever typed the command. Anything else is a bug. */
export class StartError extends Error {
  override name = 'StartError'
  readonly code: string
  constructor(code: string, sentence: string, options?: { cause?: unknown }) {
    super(sentence, options)
    this.code = code
  }
}
