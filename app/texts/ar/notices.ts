export const notices = {
  title: 'ما يخصك',

  kinds: {
    'document-opened': 'مفتوحة للصياغة: {{subject}}',
    'consent-asked': 'تُطلب الموافقة: {{subject}}',
    'confirmation-owed': 'لم تؤكد عاصمتكم بعد: {{subject}}',
    'reopening-requested': 'تُطلب إعادة الفتح: {{subject}}',
    'silence-asked': 'قيد الموافقة الصامتة: {{subject}}',
    'silence-runs': 'قيد الموافقة الصامتة: {{subject}}',
    'silence-broken': 'كُسر الصمت ولم يُتخذ قرار: {{subject}}',
    'silence-withdrawn': 'سُحب من إجراء الموافقة الصامتة: {{subject}}',
    'adopted-by-silence': 'اعتُمد بالموافقة الصامتة: {{subject}}',
    'ruling-made': 'حكم الرئيس في قوس: {{subject}}',
    'comment-mention': 'ذُكرت في تعليق: {{subject}}',
    'comment-answer': 'تتواصل مناقشة شاركت فيها: {{subject}}',
    'note-mention': 'ذُكرت في ملاحظة لوفدك: {{subject}}',
    'note-answer': 'تتواصل ملاحظة شاركت فيها: {{subject}}',
    'position-review': 'حان موعد مراجعة موقف وفدكم: {{subject}}',
    'mandate-changed': 'تغيرت ولايتك',
  },
  owed: {
    'may-draft': 'يمكنك الآن تعديل النص. لا شيء مطلوب منك.',
    answer: 'وفدكم حاضر ولم يُجب. لا يُتفق على شيء دون جوابه.',
    confirm: 'وافقتم رهن رأي عاصمتكم. أكدوا، أو قولوا إنها لا تستطيع الموافقة.',
    'break-or-not':
      'إن لم يعترض أي عضو كتابةً قبل انقضاء الأجل اعتُمدت الصياغة. ويمكن لوفدكم كسر الصمت.',
    'may-state': 'يمكن الإدلاء ببيانات بشأن النص حتى ذلك الحين. لا شيء مطلوب منك.',
    'take-note': 'للعلم. لا شيء مطلوب منك.',
    review:
      'حلّ يوم المراجعة. جدّدوا الموقف أو سوّوه؛ ويبقى قائمًا حتى ذلك الحين. لا يُبلَّغ بهذا إلا وفدكم.',
    'may-object': 'اعترضوا مع ذكر السبب قبل انتهاء المهلة إن لم توافقوا على النتيجة.',
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
