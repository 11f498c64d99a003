/** A form sends each name once, so that a box has the id of what it chooses in its name. */
export const measurePrefix = 'measure:'

/** The ids in the boxes of one kind that were chosen. */
export function chosenIn(form: Readonly<Record<string, unknown>>, prefix: string): string[] {
  return Object.keys(form).flatMap((name) =>
    name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  )
}
