import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

/** The server renders each page inside one; the browser, which hides nonces from scripts, has none. */
export const NonceProvider = NonceContext.Provider

/** What every inline script and style must carry to pass the content security policy. */
export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
