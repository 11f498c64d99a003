/**
 * How much nearer each item is to its own group than to the nearest other one, -1 to 1 (P. J.
 * Rousseeuw, 1987), from distances alone. An item that is a group of its own has 0.
 */
export function silhouettes(
  between: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
): readonly number[] {
  const found = between.map(() => 0)
  for (const own of groups) {
    if (own.length < 2) continue
    for (const item of own) {
      const inside = sumTo(between, item, own) / (own.length - 1)
      const outside = Math.min(
        ...groups.filter((one) => one !== own).map((one) => sumTo(between, item, one) / one.length),
      )
      const scale = Math.max(inside, outside)
      found[item] = scale === 0 ? 0 : (outside - inside) / scale
    }
  }
  return found
}

export function meanSilhouette(
  between: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
): number {
  const all = silhouettes(between, groups)
  return all.reduce((sum, value) => sum + value, 0) / all.length
}

function sumTo(
  between: readonly (readonly number[])[],
  item: number,
  group: readonly number[],
): number {
  return group.reduce((sum, other) => sum + (between[item]?.[other] ?? 0), 0)
}
