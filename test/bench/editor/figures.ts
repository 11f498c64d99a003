/** The value below which so much of them lies. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN
}

export function ms(took: number): string {
  return `${took.toFixed(took < 10 ? 1 : 0)} ms`
}

/** One line of a table whose first column has the names. */
export function say(...cells: readonly string[]): void {
  process.stdout.write(
    `${cells
      .map((cell, at) => cell.padEnd(at === 0 ? 38 : 16))
      .join('')
      .trimEnd()}\n`,
  )
}
