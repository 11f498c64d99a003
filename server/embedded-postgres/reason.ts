/** What to put in brackets behind a sentence: `ENOENT` and its kin, else the error in its own words. */
export function reason(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return String(error)
}
