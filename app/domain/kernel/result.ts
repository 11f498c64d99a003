/**
 * What a decision yields: facts to save, or a refusal a delegate understands. A refusal's `code` is
 * a key of the interface texts (`refusals.<code>`), so the sentence exists in every language.
 */
export type Decision<Event, Refusal extends { code: string }> =
  | { ok: true; events: readonly Event[] }
  | { ok: false; refusal: Refusal }

export function decided<Event>(...events: Event[]): { ok: true; events: readonly Event[] } {
  return { ok: true, events }
}

export function refused<const Refusal extends { code: string }>(
  refusal: Refusal,
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal }
}
