import type { Granted } from '#app/domain/relief/granted.ts'

/**
 * Whether the relief was agreed, and, which is another matter, whether it has effect, until when, or since when
 * and by what it is over.
 */
export function standingOf({ standing: { agreed, effect }, sunset, review }: Granted) {
  switch (effect.is) {
    case 'none':
      return { is: effect.is, agreed } as const
    case 'in-effect': {
      const ends = sunset !== null && sunset.state.is === 'running' ? sunset.expires.at : null
      const { is, from } = effect
      return { is, agreed, from, ends, review: review?.due.at ?? null } as const
    }
    case 'ended': {
      const { is, at, because, windDown, wayBack } = effect
      return { is, agreed, at, because, wayBack, windDown: windDown.at } as const
    }
  }
}
