export const drafting = {} as const
