const safe = /^(https?:\/\/|mailto:)[^\s]+$/i
const longest = 2048

/**
 * The address as a link may carry it, or null. Only http, https and mailto: a link in a shared text
 * is clicked by others, and `javascript:` or `data:` would run with their session.
 */
export function safeHref(address: unknown): string | null {
  if (typeof address !== 'string') return null
  const trimmed = address.trim()
  return trimmed.length <= longest && safe.test(trimmed) ? trimmed : null
}
