export const confidences = ['low', 'moderate', 'high'] as const
export type Confidence = (typeof confidences)[number]

/** What a verifier can say of a condition (domain.md B8). */
export const verdicts = [
  'verified',
  'verified-with-observations',
  'not-verified',
  'unable-to-verify',
] as const
