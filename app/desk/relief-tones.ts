import type { Tone } from '#app/components/glyph.tsx'
import type { Signal } from '#app/domain/relief/board.ts'
import type { Stage } from '#app/domain/relief/event.ts'
import type { Snapback } from '#app/domain/relief/snapback.ts'
import type { ExemptionState } from '#app/domain/safeguards/exemption.ts'

/** How each stage of a relief event looks beside its word. */
export const stageTones: Readonly<Record<Stage['is'], Tone>> = {
  proposed: 'calm',
  scheduled: 'calm',
  preparing: 'warn',
  armed: 'good',
  'on-hold': 'hold',
  aborted: 'bad',
  triggered: 'good',
  executing: 'warn',
  'partially-effective': 'bad',
  effective: 'good',
  closed: 'good',
  reversing: 'warn',
  reversed: 'bad',
}

/** How an exemption stands. */
export const exemptionTones: Readonly<Record<ExemptionState['is'], Tone>> = {
  proposed: 'calm',
  'in-force': 'good',
  ended: 'bad',
}

/** How a snapback stands: bad is what takes relief away. */
export const snapbackTones: Readonly<Record<Snapback['state']['is'], Tone>> = {
  notified: 'warn',
  tabled: 'warn',
  continued: 'good',
  withdrawn: 'calm',
  restored: 'bad',
}

export const signalTones: Readonly<Record<Signal, Tone>> = {
  ready: 'good',
  doubtful: 'warn',
  open: 'calm',
  blocked: 'bad',
}
