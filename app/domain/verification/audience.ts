/** Who is given a published version without being asked for anything: the coalition, or everyone. */
export const formatAudiences = ['coalition', 'public'] as const
export type FormatAudience = (typeof formatAudiences)[number]

/** What can become of an indicator that a later version has not (domain.md B8). */
export const fates = ['renamed', 'split', 'dropped'] as const
