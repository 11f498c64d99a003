import { createContext, useContext } from 'react'

const ReferenceContext = createContext<string | undefined>(undefined)

export const ReferenceProvider = ReferenceContext.Provider

/** Under what the server noted the failure of this request; unknown for what failed in the browser. */
export function useReference(): string | undefined {
  return useContext(ReferenceContext)
}
