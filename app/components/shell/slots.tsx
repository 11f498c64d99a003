import type { ReactNode } from 'react'
import { createContext, useContext, useState } from 'react'
import { createPortal } from 'react-dom'

type Slots = { presence: HTMLElement | null; saved: HTMLElement | null }

const SlotContext = createContext<Slots>({ presence: null, saved: null })

/** The places of the top line that a page fills, and the provider through which it reaches them. */
export function useSlotPlaces() {
  const [presence, setPresence] = useState<HTMLElement | null>(null)
  const [saved, setSaved] = useState<HTMLElement | null>(null)
  return {
    slots: { presence, saved },
    places: (
      <div className={row}>
        <div ref={setPresence} className="flex min-w-0 items-center empty:hidden" />
        <div ref={setSaved} className="flex flex-none items-center empty:hidden" />
      </div>
    ),
  }
}

/** Beside the breadcrumb where there is room, under it on phones; nothing while both are empty. */
const row =
  'order-last flex w-full min-w-0 items-center justify-between gap-3 pb-2 md:order-none md:w-auto md:pb-0 [&:not(:has(>:not(:empty)))]:hidden'

export const SlotProvider = SlotContext.Provider

/** Puts who is here, or what is saved, into the top line of the shell. In the browser only. */
export function ShellSlot({ name, children }: { name: keyof Slots; children: ReactNode }) {
  const place = useContext(SlotContext)[name]
  return place === null ? null : createPortal(children, place)
}
