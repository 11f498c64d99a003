/** In what forms a text is read beside the live one (domain.md, B2): all are computed from it. */
export const viewKinds = ['clean', 'bracketed', 'compilation', 'wanted', 'changes'] as const
export type ViewKind = (typeof viewKinds)[number]
