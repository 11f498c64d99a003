import type { Level } from '#app/domain/positions/scale.ts'

/** How a level is drawn: by how it counts, and by how far along it goes. */
export type Stance = 'object' | 'reserve' | 'abstain' | 'accept' | 'support'

export function stanceAt(levels: readonly Level[], at: number): Stance {
  switch (levels[at]?.counts) {
    case 'against':
      return at === 0 ? 'object' : 'reserve'
    case 'for':
      return at === levels.length - 1 ? 'support' : 'accept'
    case 'abstention':
    case undefined:
      return 'abstain'
  }
}

/** Colours of the grounds, and of what is drawn on them; both are seen on paper as on a screen. */
export const grounds: Readonly<Record<Stance, string>> = {
  object: 'fill-(--stance-object)',
  reserve: 'fill-(--stance-reserve)',
  abstain: 'fill-(--stance-abstain)',
  accept: 'fill-(--stance-accept)',
  support: 'fill-(--stance-support)',
}

export const inks: Readonly<Record<Stance, string>> = {
  object: 'stroke-(--stance-light)',
  reserve: 'stroke-(--stance-dark)',
  abstain: 'stroke-(--stance-dark)',
  accept: 'stroke-(--stance-dark)',
  support: 'stroke-(--stance-light)',
}

/** A shape for each stance, eight wide, around a point: colour never says it alone. */
export function glyphAt(stance: Stance, x: number, y: number): string {
  switch (stance) {
    case 'object':
      return `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`
    case 'reserve':
      return `M${x - 4} ${y + 4}l4 -8l4 8z`
    case 'abstain':
      return `M${x - 4} ${y}h8`
    case 'accept':
      return `M${x - 4} ${y}a4 4 0 1 1 8 0a4 4 0 1 1 -8 0`
    case 'support':
      return `M${x - 4} ${y}l3 4l5 -8`
  }
}

export function rectAt(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`
}
