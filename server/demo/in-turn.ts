/** One after the other, as people act in a story. */
export async function inTurn<One>(
  all: readonly One[],
  work: (one: One) => Promise<void>,
): Promise<void> {
  for (const one of all) await work(one)
}
