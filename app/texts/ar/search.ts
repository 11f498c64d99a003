/** The page of what was searched for. */
export const search = {
  title: 'البحث',
  field: 'كلمات البحث',
  submit: 'ابحث',
  lead: 'العناوين والرموز والأشخاص وكل نص يحق لك فتحه.',
  nothing: 'لم يُعثر على «{{query}}» فيما يحق لك الاطلاع عليه.',
  documents: 'الوثائق',
  people: 'الأشخاص',
  passages: 'في النصوص',
} as const
