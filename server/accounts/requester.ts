/** Who knocks: what a request says about where it comes from, before anyone is signed in. */
export type Requester = {
  /** The `Cookie` header as it came. */
  cookie: string | null
  /** The network address, as far as the proxy in front is trusted to say. */
  from: string
  userAgent: string | null
}
