/** What people do with a snapback; that it restores is what time does. */
export const snapbackActs = ['notify', 'table', 'vote', 'object', 'withdraw'] as const
export type SnapbackAct = (typeof snapbackActs)[number]

export const snapbackStates = ['notified', 'tabled', 'continued', 'withdrawn', 'restored'] as const
