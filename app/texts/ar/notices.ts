export const notices = {
  title: 'ما يخصك',
  count_zero: 'لا إشعارات',
  count_one: 'إشعار واحد',
  count_two: 'إشعاران',
  count_few: '{{count}} إشعارات',
  count_many: '{{count}} إشعاراً',
  count_other: '{{count}} إشعار',

  kinds: {
    'document-opened': 'مفتوحة للصياغة: {{subject}}',
    'mandate-changed': 'تغيرت ولايتك',
  },
  owed: {
    'may-draft': 'يمكنك الآن تعديل النص. لا شيء مطلوب منك.',
    'take-note': 'للعلم. لا شيء مطلوب منك.',
  },
  silence: {
    nothing: 'السكوت لا يعني شيئاً.',
    consent: 'السكوت يعني الموافقة.',
    'not-ready': 'السكوت يعني «غير جاهز».',
  },
  due: 'يحل الأجل {{when}}',
  overdue: 'حل الأجل {{when}}',
  noDue: 'دون أجل',
  wording: 'الصيغة: {{wording}}',
  given: 'وُجّه {{when}}',
  cause: 'القيد {{index}} في السجل',
  dismiss: 'إخفاء',
  dismissLabel: 'إخفاء: {{notice}}',

  empty: {
    title: 'لا شيء في انتظارك',
    hint: 'يظهر هنا ما يُطلب منك وما تُبلَّغ به، مع أجله وما يعنيه سكوتك.',
  },
} as const
