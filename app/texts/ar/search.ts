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

  palette: {
    placeholder: 'وثيقة أو شخص أو فقرة أو أمر',
    pages: 'الصفحات',
    actions: 'الإجراءات',
    documents: 'الوثائق',
    people: 'الأشخاص',
    passages: 'في النصوص',
    searching: 'يجري البحث …',
    nothing: 'لم يُعثر على شيء يطابق «{{query}}».',
    failed: 'لم يُجب البحث. وما زالت الأوامر والصفحات متاحة.',
    keys: '↑ ↓ للاختيار · Enter للفتح · Esc للإغلاق',
  },
} as const
