import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { hues } from '#app/domain/accounts/delegation.ts'

import { delegations } from './fixtures.ts'
import type { Loose, Samples } from './samples.ts'

const grounds = ['bg-bg', 'bg-surface', 'bg-sunken', 'bg-line', 'bg-edge'] as const
const inks = [
  'text-ink',
  'text-muted',
  'text-accent',
  'text-good',
  'text-warn',
  'text-bad',
  'text-hold',
] as const

export function Colours() {
  return (
    <div className="flex flex-wrap gap-6">
      <ul className="flex flex-wrap gap-3">
        {grounds.map((ground) => (
          <li key={ground} className="flex flex-col gap-1 text-sm">
            <span className={`rounded-control border-line h-12 w-24 border ${ground}`} />
            <code>{ground.slice(3)}</code>
          </li>
        ))}
      </ul>
      <ul className="flex flex-wrap gap-4 text-lg font-medium">
        {inks.map((ink) => (
          <li key={ink} className={ink}>
            {ink.slice(5)}
          </li>
        ))}
      </ul>
    </div>
  )
}

const stances = [
  ['support', '●'],
  ['accept', '◐'],
  ['reserve', '◩'],
  ['object', '■'],
] as const

export function Delegations({ words }: { words: Loose<Samples['stances']> }) {
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {delegations.map((delegation) => (
          <li key={delegation.code}>
            <DelegationTag delegation={delegation} named />
          </li>
        ))}
      </ul>
      <ul className="flex flex-wrap gap-4">
        {Array.from({ length: hues }, (_, hue) => (
          <li key={hue}>
            <DelegationTag delegation={{ code: `D${hue}`, name: `Delegation ${hue}`, hue }} />
          </li>
        ))}
      </ul>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {stances.map(([stance, glyph]) => (
          <li key={stance} className="flex items-center gap-2">
            <span aria-hidden data-stance={stance} className="text-md text-stance">
              {glyph}
            </span>
            {words[stance]}
          </li>
        ))}
        <li className="flex items-center gap-2">
          <span aria-hidden className="hatched border-line size-4 border" />
          {words.silent}
        </li>
      </ul>
    </div>
  )
}

const sizes = [
  'text-3xl',
  'text-2xl',
  'text-xl',
  'text-lg',
  'text-md',
  'text-base',
  'text-sm',
  'text-xs',
] as const

export function Type({ sentence }: { sentence: string }) {
  return (
    <ul className="flex flex-col gap-2">
      {sizes.map((size) => (
        <li key={size} className={`flex flex-wrap items-baseline gap-x-4 ${size}`}>
          <span className="font-serif">{sentence}</span>
          <span>{sentence}</span>
          <bdi className="font-mono">02:14:07</bdi>
        </li>
      ))}
    </ul>
  )
}
