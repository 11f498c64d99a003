export const notices = {
  title: 'ما يخصك',

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
  noDue: 'دون أجل',
  dismiss: 'إخفاء',
  dismissLabel: 'إخفاء: {{notice}}',

  empty: {
    title: 'لا شيء في انتظارك',
    hint: 'يظهر هنا ما يُطلب منك وما تُبلَّغ به، مع أجله وما يعنيه سكوتك.',
  },
} as const
