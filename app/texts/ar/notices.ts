export const notices = {
  title: 'ما يخصك',

  kinds: {
    'document-opened': 'مفتوحة للصياغة: {{subject}}',
    'consent-asked': 'تُطلب الموافقة: {{subject}}',
    'confirmation-owed': 'لم تؤكد عاصمتكم بعد: {{subject}}',
    'reopening-requested': 'تُطلب إعادة الفتح: {{subject}}',
    'comment-mention': 'ذُكرت في تعليق: {{subject}}',
    'comment-answer': 'تتواصل مناقشة شاركت فيها: {{subject}}',
    'note-mention': 'ذُكرت في ملاحظة لوفدك: {{subject}}',
    'note-answer': 'تتواصل ملاحظة شاركت فيها: {{subject}}',
    'mandate-changed': 'تغيرت ولايتك',
  },
  owed: {
    'may-draft': 'يمكنك الآن تعديل النص. لا شيء مطلوب منك.',
    answer: 'وفدكم حاضر ولم يُجب. لا يُتفق على شيء دون جوابه.',
    confirm: 'وافقتم رهن رأي عاصمتكم. أكدوا، أو قولوا إنها لا تستطيع الموافقة.',
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
