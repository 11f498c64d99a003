const start = 'about:'

/** The name of the box with which a paragraph is ticked. */
export function boxOf(block: string): string {
  return start + block
}

export function blockOfBox(name: string): string | null {
  return name.startsWith(start) ? name.slice(start.length) : null
}
