export const comments = {
  notes: 'ملاحظات {{delegation}}',
  tabs: 'كلام من',
  text: 'النص',
  leads: {
    everyone:
      'حديث عمل عن النص، لكل من يجوز له فتحه. ليس إجراءً، ولا يدخل السجل، ولا يترك أثرًا في النص.',
    delegation:
      'لا يرى هذا إلا أفراد {{delegation}}، وعاصمته منهم. ولا يُبلَّغ أحد غيرهم بوجود شيء هنا، ولا الأمانة.',
  },
  readOnly: 'لك أن تقرأ التعليقات لا أن تضيف إليها.',
  empty: {
    everyone: 'لم يعلق أحد على هذا النص بعد. اختر فقرة أدناه وابدأ.',
    delegation: 'ليست لوفدك ملاحظات على هذا النص بعد. اختر فقرة أدناه وابدأ.',
  },
  noText: 'ليست في النص فقرات بعد.',
  place: 'هذه الفقرة',
  begin: {
    everyone: 'علّق',
    delegation: 'دوّن ملاحظة',
    on: '{{act}}: {{place}}',
    cancel: 'إلغاء',
  },
  quote: 'الكلمات المعنية',
  quoteHint: 'كما هي في الفقرة؛ حددها هناك أو اكتبها. واتركها فارغة للفقرة كلها.',
  words: { everyone: 'التعليق', delegation: 'الملاحظة' },
  mentionHint: 'اكتب @ قبل رمز أو اسم ليُبلَّغ صاحبه.',
  nameable: 'من يمكن تبليغه',
  redline: 'الكلمات التي تريدونها هناك',
  redlineHint: 'ما يكتبه وفدك بدلًا منها. اتركه فارغًا إن كنت تلاحظ فحسب.',
  wouldRead: 'يصبح النص:',
  start: {
    everyone: {
      effect: 'يقرؤه كل من يجوز له فتح النص، مع اسمك ووفدك. ولك أن تصححه ما لم يُجب أحد، وأن تسحبه.',
      submit: 'علّق',
    },
    delegation: {
      effect: 'يقرؤها وفدك وحده. ولك أن تسحبها.',
      submit: 'احفظ الملاحظة',
    },
  },
  reply: {
    effect: 'يُبلَّغ من تكلموا هنا من قبل.',
    submit: 'أجب',
  },
  correct: {
    effect: 'سيُذكر أنه صُحّح.',
    submit: 'صحّح',
  },
  withdraw: {
    effect: 'تزول كلماته عن الجميع، ويبقى ظاهرًا أن شيئًا كان هنا.',
    submit: 'اسحب',
  },
  resolve: { effect: 'تُحفظ تحت «محسومة»، ولأي أحد أن يعيد فتحها.', submit: 'احسم' },
  reopen: { effect: 'تعود إلى جانب النص.', submit: 'أعد الفتح' },
  corrected: 'مصحَّح',
  withdrawn: 'مسحوب.',
  resolvedBy: 'حسمها',
  resolvedCount_zero: 'لا مناقشات محسومة',
  resolvedCount_one: 'مناقشة محسومة واحدة',
  resolvedCount_two: 'مناقشتان محسومتان',
  resolvedCount_few: '{{count}} مناقشات محسومة',
  resolvedCount_many: '{{count}} مناقشة محسومة',
  resolvedCount_other: '{{count}} مناقشة محسومة',
  onWhole: 'على الفقرة كلها',
  orphans: {
    title: 'عن كلمات لم تعد موجودة',
    lead: 'حُذفت هذه الكلمات أو تغيرت. وتبقى المناقشات، وتعود إلى جانب الكلمات إن عادت.',
    stood: 'كان النص:',
  },
  thread: {
    everyone: 'مناقشة بدأها {{delegation}}',
    delegation: 'ملاحظة من {{delegation}}',
  },
} as const
