/** Any address that leads to nothing. What one may not see answers in the same words. */
export function loader() {
  throw new Response(null, { status: 404 })
}

export const action = loader

export default function NotHere() {
  return null
}
