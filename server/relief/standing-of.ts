import type { Granted } from '#app/domain/relief/granted.ts'

/** Whether the relief has effect, until when, or since when and by what it is over. */
export function standingOf({ standing: { effect }, sunset, review }: Granted) {
  switch (effect.is) {
    case 'none':
      return { is: effect.is } as const
    case 'in-effect': {
      const ends = sunset !== null && sunset.state.is === 'running' ? sunset.expires.at : null
      return { is: effect.is, from: effect.from, ends, review: review?.due.at ?? null } as const
    }
    case 'ended': {
      const { at, because, windDown } = effect
      return { is: effect.is, at, because, wayBack: effect.wayBack, windDown: windDown.at } as const
    }
  }
}
