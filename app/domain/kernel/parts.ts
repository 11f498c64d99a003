/** A part of a long list: from which place on, and up to which. */
export type Part = { readonly from: number; readonly last: number }

export function partsOf(all: number, size: number): readonly Part[] {
  return Array.from({ length: Math.ceil(all / size) }, (_, part) => ({
    from: part * size,
    last: Math.min(all, (part + 1) * size),
  }))
}

/** Where the part begins that an address asks for; what is no place in the list is its beginning. */
export function partFrom(typed: string | null, all: number, size: number): number {
  const from = /^\d{1,6}$/.test(typed ?? '') ? Number(typed) : 0
  return from < all ? from - (from % size) : 0
}
