import { BadInput, Refused } from '../../refusals.ts'
import { StartError } from '../../start-error.ts'
import { FaultyFile } from './faulty-file.ts'

/**
 * What the command line says of an import that failed: a sentence for what a person can put right, all
 * that is wrong with a file by row, column and rule; a bug keeps its trace.
 */
export function explained(error: unknown): unknown {
  if (error instanceof StartError) return error.message
  if (error instanceof FaultyFile) {
    const faults = error.faults.map(({ row, column, rule }) => `row ${row}, ${column}: ${rule}`)
    return ['Nothing was imported.', ...faults, seeManual].join('\n')
  }
  if (error instanceof Refused) {
    const details = Object.entries(error.details).map(([name, value]) => `${name} ${value}`)
    return `Nothing was imported: ${[error.code, ...details].join(', ')}. ${seeManual}`
  }
  if (error instanceof BadInput) return `Nothing was imported: ${JSON.stringify(error.fields)}.`
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return error.message
  return error
}

const seeManual = 'docs/operations.md says what to do.'
