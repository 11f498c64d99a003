import { parseArgs } from 'node:util'

export type Options = {
  only: readonly string[] | null
  rounds: number
  out: string
  quick: boolean
}

/** `--only W1,W5 --rounds 5 --out figures.json --quick`; throws on what it does not know. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      out: { type: 'string', default: 'test-results/bench-sync.json' },
      quick: { type: 'boolean', default: false },
    },
  })
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5))
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number')
  return {
    only: values.only?.toUpperCase().split(',') ?? null,
    rounds,
    out: values.out,
    quick: values.quick,
  }
}
